package io.greenway.core.match;

import io.greenway.core.message.Paper;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Level;
import java.util.Set;

/// A fault between documents and the papers it concerns: their senders are told, and those papers
/// may be corrected.
///
/// @param fault what disagrees, with both values
/// @param papers the papers concerned; the inventory is told in any case
public record Disagreement(Fault fault, Set<Paper> papers) {
    public Disagreement {
        papers = Set.copyOf(papers);
    }

    /// Whether it refuses the declaration.
    public boolean refuses() {
        return fault.code().level() == Level.ERROR;
    }
}
