package io.greenway.server.gateway;

import java.io.IOException;
import java.util.List;

/// What carries texts to an authority and back: at least once each way, in any order. A folder is
/// one; a message queue can be another. Every call may fail with an [IOException] and is then made
/// again later. Used by one thread at a time, but for [#refused] and [#retry].
public interface Post {
    /// Something that came.
    ///
    /// @param name by which it is put away
    /// @param bytes its text
    @SuppressWarnings("ArrayRecordComponent")
    record Parcel(String name, byte[] bytes) {}

    /// Something that came and could not be taken.
    ///
    /// @param name by which it is named
    /// @param reason why, in words
    record Refused(String name, String reason) {}

    /// Sends a text; once this returns it is durable on its way. The same name again replaces what
    /// the other side has not taken yet.
    void send(String name, byte[] text) throws IOException;

    /// What came and was not put away, longest there first.
    ///
    /// @param limit most parcels
    List<Parcel> arrived(int limit) throws IOException;

    /// Puts away what was taken for good.
    void done(String name) throws IOException;

    /// Puts aside what cannot be taken.
    ///
    /// @param reason why, in words
    void bad(String name, String reason) throws IOException;

    /// What was put aside, in the order of the names.
    ///
    /// @param limit most of them
    List<Refused> refused(int limit) throws IOException;

    /// Lets something that was put aside arrive again.
    ///
    /// @return whether there is such a thing
    boolean retry(String name) throws IOException;
}
