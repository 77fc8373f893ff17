package io.greenway.core.clearance;

import io.greenway.core.check.MessageCheck;
import io.greenway.core.message.CEB509Message;
import io.greenway.core.message.CEB603Message;
import io.greenway.core.message.CEB605Message;
import io.greenway.core.message.CEB607Message;
import io.greenway.core.message.CEB701Message;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.message.Submission;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Root;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A signed document of a type whose life cycle is not carried out here yet 收存件. It is lodged: it
/// is verified, checked and kept as received, and no dossier hears of it. A type that gets its life
/// cycle leaves [#isFor] and becomes a [Document].
///
/// @param messageType published type of its message, `CEB711`
/// @param ref where it stands in the journal
/// @param sender code of the enterprise that sent it
/// @param content the document
/// @param verified whether its signature was verified; a draft need not be signed
/// @param faults everything that its message alone shows against it
public record Lodgement(
        String messageType,
        DocumentRef ref,
        String sender,
        Record content,
        boolean verified,
        List<Fault> faults) {
    public Lodgement {
        faults = List.copyOf(faults);
    }

    /// Under what a document is the same document. Business keys belong to its life cycle; until
    /// then its record id names it, and its number when it was split into several.
    ///
    /// @param messageType published type of its message
    /// @param sender who sent it, so that nobody takes an id from another
    /// @param guid record id given by the sender
    /// @param part number among the parts of a document that was split, else 1
    public record Key(String messageType, String sender, String guid, int part) {}

    /// What is known of the document last kept under a key.
    ///
    /// @param preNo pre-entry number under which it is answered
    /// @param appType `1` add, `2` change, `3` delete
    /// @param appTime time stated by the sender, China time
    /// @param draft whether it is only stored for later (`appStatus` 1)
    public record Version(String preNo, String appType, LocalDateTime appTime, boolean draft) {}

    /// Whether the documents of a message are lodged.
    public static boolean isFor(Message message) {
        return switch (message) {
            case CEB509Message _,
                    CEB603Message _,
                    CEB605Message _,
                    CEB607Message _,
                    CEB701Message _,
                    CEB711Message _ ->
                    true;
            case EnterpriseMessage _ -> false;
            case CustomsMessage _ -> false;
        };
    }

    /// The lodgements of a message; none when its documents are not lodged.
    ///
    /// @param position of the message in the journal
    /// @param sender code of the enterprise that sent it
    /// @param signature what speaks against the signature, for each document; null when it was not
    ///     verified
    /// @param codes code tables
    /// @param day day of receipt in China, whose tables and rules judge
    public static List<Lodgement> of(
            Message message,
            long position,
            String sender,
            @Nullable List<List<Fault>> signature,
            CodeTables codes,
            LocalDate day) {
        if (!(message instanceof EnterpriseMessage sent) || !isFor(message)) {
            return List.of();
        }
        String type = message.getClass().getAnnotation(Root.class).type();
        List<List<Fault>> checks = MessageCheck.byDocument(sent, codes, day);
        List<Lodgement> lodgements = new ArrayList<>();
        for (int index = 0; index < checks.size(); index++) {
            List<Fault> faults = new ArrayList<>();
            if (signature != null) {
                faults.addAll(signature.get(index));
            }
            faults.addAll(checks.get(index));
            lodgements.add(
                    new Lodgement(
                            type,
                            new DocumentRef(position, index),
                            sender,
                            sent.documents().get(index),
                            signature != null,
                            faults));
        }
        return List.copyOf(lodgements);
    }

    /// What it says of its submission.
    public Submission submission() {
        return Submission.of(content);
    }

    /// What makes it the same document as another.
    public Key key() {
        int part =
                switch (content) {
                    case CEB509Message.Departure one -> one.head().msgSeqNo();
                    case CEB607Message.WayBill one -> one.head().msgSeqNo();
                    case CEB701Message.SummaryApply one -> one.head().msgSeqNo();
                    default -> 1;
                };
        return new Key(messageType, sender, submission().guid(), part);
    }
}
