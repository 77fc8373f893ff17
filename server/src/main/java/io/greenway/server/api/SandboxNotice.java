package io.greenway.server.api;

import io.greenway.core.receipt.Phrase;

/// What everything that comes from a sandbox says of it.
public final class SandboxNotice {
    /// The header of every answer of a sandbox.
    public static final String HEADER = "Greenway-Sandbox";

    static final Phrase SENTENCE =
            new Phrase(
                    "这是沙箱：不会送达任何主管部门，也没有任何法律效力。",
                    "This is a sandbox: nothing here reaches an authority, and nothing has legal"
                            + " effect.",
                    "Hii ni sandbox: hakuna kinachofika kwa mamlaka, na hakuna chenye athari ya"
                            + " kisheria.");

    private SandboxNotice() {}
}
