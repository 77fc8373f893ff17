/// A plain service that does the platform's work as one usually writes it: Spring Boot, JAXB, JPA
/// with Hibernate, and the JDK's XML signatures. It is measured beside the platform.
@NullMarked
package io.greenway.baseline;

import org.jspecify.annotations.NullMarked;
