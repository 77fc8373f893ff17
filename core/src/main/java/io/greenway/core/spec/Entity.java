package io.greenway.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An element that holds other elements: its published name and how often it may stand. The
/// record component is a record when `max` is 1 and a list of records otherwise.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Entity {
    /// Published element name.
    String value();

    /// Fewest occurrences.
    int min() default 1;

    /// Most occurrences.
    int max() default 1;
}
