package io.greenway.core.receipt;

import io.greenway.core.spec.Evidence;
import java.util.List;

/// One meaning of a code. A code that is printed with two meanings has two entries.
///
/// @param code as it is written in receipts: `-621018`, `100`, `1332`, `0002`, `GW3113`; for a
///     range its ends, `-601001…-602000`
/// @param family whose list it stands in
/// @param kind what it says about the document
/// @param messages types of the messages that it concerns; empty when any
/// @param published text of the real system, Chinese; `*` stands for values. Empty for none
/// @param meaning what it means, for a person who never read the specification
/// @param cause what usually leads to it; Greenway's explanation, not part of the published list.
///     For a number of Greenway the rule that it stands for
/// @param remedy what to do about it
/// @param help who can help, the likeliest first; empty when nothing need be done
/// @param rule row of the rule register
/// @param documentNo document that the row rests on; empty when the register has none
/// @param certainty how well code and text are proved
/// @param source where code and text were read
/// @param related numbers of Greenway that are answered with the code; for a number of Greenway
///     what the real system answers
public record CodeEntry(
        String code,
        CodeFamily family,
        CodeKind kind,
        List<String> messages,
        String published,
        Phrase meaning,
        Phrase cause,
        Phrase remedy,
        List<Adviser> help,
        String rule,
        String documentNo,
        Evidence certainty,
        Phrase source,
        List<String> related) {
    public CodeEntry {
        messages = List.copyOf(messages);
        help = List.copyOf(help);
        related = List.copyOf(related);
    }

    /// Who can help.
    ///
    /// @param name permanent name, such as `declarant`
    /// @param words how people call it
    public record Adviser(String name, Phrase words) {}
}
