package io.greenway.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The values an element may take. The published schema closes these lists.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OneOf {
    String[] value();

    /// The fault of any other value.
    FaultCode code() default FaultCode.VALUE_NOT_PERMITTED;
}
