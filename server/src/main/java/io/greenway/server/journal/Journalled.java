package io.greenway.server.journal;

import io.greenway.server.reading.Read;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message read back from the journal.
///
/// @param position its place; positions grow in the order of commits and may leave gaps
/// @param receivedAt when it arrived
/// @param sender code of the enterprise that sent it
/// @param guid message id given by the sender
/// @param messageType such as `CEB311`
/// @param documents how many documents it holds
/// @param bytes the text exactly as received
/// @param read the same as the door read it; null when it comes from the table
@SuppressWarnings("ArrayRecordComponent")
public record Journalled(
        long position,
        Instant receivedAt,
        String sender,
        String guid,
        String messageType,
        int documents,
        byte[] bytes,
        @Nullable Read read) {}
