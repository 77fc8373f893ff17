package io.greenway.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The record is a whole message: its type (`CEB311`), its root element and its
/// namespace. The record's first
/// two components are the root's attributes `guid` and `version`.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Root {
    /// Published message type.
    String type();

    /// Published name of the root element.
    String element();

    /// Namespace of the root and of every element below it that does not name its own.
    String namespace();

    /// Whether the message comes from customs and is read leniently: elements the schema does not
    /// know, another order, values outside a list or a length are remarked, not refused. It is
    /// written strictly all the same.
    boolean lenient() default false;

    /// Whether the message must be signed once it declares something (facts: messages, signature;
    /// import by schema, export by text).
    boolean signed() default false;
}
