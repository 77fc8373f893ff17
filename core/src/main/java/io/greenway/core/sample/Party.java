package io.greenway.core.sample;

/// An enterprise as it appears in documents.
///
/// @param code customs registration code (10 characters) or unified social credit code (18)
/// @param name registered name
public record Party(String code, String name) {}
