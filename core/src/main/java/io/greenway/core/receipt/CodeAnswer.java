package io.greenway.core.receipt;

import java.util.List;

/// What the catalogue knows about one code that somebody asked for.
///
/// @param asked the code as asked
/// @param said what the receipt says beside the code; empty when the code stood alone
/// @param entries all its meanings; empty when it is not known
/// @param near codes that look like it, when it is not known
public record CodeAnswer(String asked, String said, List<CodeEntry> entries, List<String> near) {
    public CodeAnswer {
        entries = List.copyOf(entries);
        near = List.copyOf(near);
    }

    public boolean isKnown() {
        return !entries.isEmpty();
    }
}
