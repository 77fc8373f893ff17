package io.greenway.core.clearance;

/// Where a document stands in the journal: its raw bytes are kept there once, as received.
///
/// @param position journal position of the message
/// @param index place of the document in the message, from 0
public record DocumentRef(long position, int index) {}
