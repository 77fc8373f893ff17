package io.greenway.server.vault;

/// Stands for one identity document everywhere except in the message itself: equal for equal
/// documents, and of no use to anyone without the key (个人信息保护法第73条; R-140).
///
/// @param value 64 hexadecimal digits
public record Pseudonym(String value) {}
