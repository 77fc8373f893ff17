package io.greenway.server.journal;

import io.greenway.server.reading.Read;
import java.time.Instant;

/// A message that passed the door.
///
/// @param sender code of the enterprise that sent it
/// @param guid message id given by the sender
/// @param messageType such as `CEB311`
/// @param documents how many documents it holds
/// @param read the message as the door read it
/// @param bytes the text exactly as received, after any transfer compression was undone
/// @param receivedAt when its last byte arrived
@SuppressWarnings("ArrayRecordComponent")
public record Arrival(
        String sender,
        String guid,
        String messageType,
        int documents,
        Read read,
        byte[] bytes,
        Instant receivedAt) {}
