package io.greenway.server.journal;

/// What became of an arrival.
public sealed interface Appended {
    /// It is on the disk, now or since an earlier attempt with the same bytes.
    ///
    /// @param position its place in the journal
    record Stored(long position) implements Appended {}

    /// The sender used this guid before, for other bytes.
    record GuidTaken() implements Appended {}

    /// It is not stored, and the sender should try again when less of his own waits: he has more
    /// waiting than is left for others.
    record TooMuch() implements Appended {}

    /// It is not stored, and the sender should try again: too much of others waits.
    record Full() implements Appended {}

    /// Whether it is stored is not known, and the sender should try again: the database is away.
    record Away() implements Appended {}
}
