package io.greenway.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A decimal number, written without an exponent. The published schema sets no sign: that a price
/// is not negative is a rule of `check`, not of the format.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Amount {
    /// Most digits in all.
    int digits() default 19;

    /// Most digits after the point.
    int fraction() default 5;
}
