package io.greenway.core.spec;

/// A piece of XML kept as it came, with every namespace it needs declared on its first element.
///
/// @param xml well-formed XML of one element
public record Fragment(String xml) {}
