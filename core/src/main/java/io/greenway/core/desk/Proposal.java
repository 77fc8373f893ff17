package io.greenway.core.desk;

/// What an officer wants to be done, or had done.
///
/// @param by login
/// @param ruling what
/// @param reason code of the reason
/// @param remark in words; may be empty
public record Proposal(String by, Ruling ruling, String reason, String remark) {}
