package io.greenway.server.observe;

import java.util.Locale;

/// A part of the way of a message.
enum Stage {
    /// From its arrival at the door until it is durable, which is when 202 is answered.
    DOOR,
    /// From then until the pump takes it up.
    WAIT,
    /// From then until everything that follows from it is committed and its receipts can be read;
    /// once for each batch.
    DECIDE,
    /// From its arrival until its receipts can be read.
    ALL;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
