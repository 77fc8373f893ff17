package io.greenway.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Limits of a text element, counted in characters as the published schema does. An element whose
/// record component is nullable may be absent; with `min = 0` it may also be present and empty,
/// and both are kept apart.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Text {
    /// Fewest characters.
    int min() default 0;

    /// Most characters.
    int max();

    /// How often the element may stand; the component of more than one is a list.
    int times() default 1;
}
