package io.greenway.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A date or a time in digits only: `yyyyMMdd`, `yyyyMMddHHmmss` or `yyyyMMddHHmmssSSS`. It
/// carries no zone and means China time.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Moment {
    /// The published pattern.
    String value();
}
