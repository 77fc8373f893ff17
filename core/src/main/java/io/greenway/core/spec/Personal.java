package io.greenway.core.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The element says who somebody is, where they live or how to reach them (个人信息保护法;
/// Its value never goes into a fault, an event, a log or a page unmasked.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {}
