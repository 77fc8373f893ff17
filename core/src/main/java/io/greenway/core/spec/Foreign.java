package io.greenway.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An element whose content belongs to another vocabulary and is kept as it came (`Message` of an
/// extension, `ds:Signature`). The record component is a [Fragment].
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Foreign {
    /// Published element name without prefix.
    String value();

    /// Namespace of the element.
    String namespace();
}
