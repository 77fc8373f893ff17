package io.greenway.server.api;

import io.greenway.core.receipt.DossierView;
import io.greenway.core.receipt.DossierView.FaultView;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.tax.LandedCostAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would happen if a set of messages were sent now.
///
/// @param at moment for which it is said
/// @param referenceVersion version of the tables it was judged by
/// @param passes whether the door would take every message and every dossier of the set would go
///     to customs
/// @param messages what the door would say, in the order of the set
/// @param dossiers what would become of each dossier
/// @param loose what would become of waybills that no dossier would have
/// @param notSaid what cannot be known before
record PreCheckAnswer(
        Instant at,
        String referenceVersion,
        boolean passes,
        List<Looked> messages,
        List<Would> dossiers,
        List<Loose> loose,
        List<Phrase> notSaid) {
    /// What nobody can know before.
    static final List<Phrase> NOT_SAID =
            List.of(
                    new Phrase(
                            "海关会怎样答复（放行、人工审核、查验或退单）。",
                            "What customs will answer: release, review, inspection or rejection.",
                            "Forodha itajibu nini: kuachilia, mapitio, ukaguzi au kukataa."),
                    new Phrase(
                            "额度、担保和单证状态以此刻为准，真正发送时可能已变。",
                            "Quota, guarantee and documents are as of this moment and may have"
                                    + " changed when you send.",
                            "Kiwango, dhamana na hati ni za wakati huu na huenda zikawa zimebadilika"
                                    + " utakapotuma."));

    PreCheckAnswer {
        messages = List.copyOf(messages);
        dossiers = List.copyOf(dossiers);
        loose = List.copyOf(loose);
        notSaid = List.copyOf(notSaid);
    }

    /// What the door would say to one message.
    ///
    /// @param part its name in the set
    /// @param type such as `CEB311`; empty when it cannot be read
    /// @param sender who would send it
    /// @param status HTTP status the door would answer
    /// @param again whether the same bytes came before, so that nothing would happen anew
    /// @param signed whether its signature is valid; null when it needs none or was not reached
    /// @param faults why it would be refused, or what speaks against its signature
    record Looked(
            String part,
            String type,
            String sender,
            int status,
            boolean again,
            @Nullable Boolean signed,
            List<FaultView> faults) {
        Looked {
            faults = List.copyOf(faults);
        }
    }

    /// What would become of a dossier.
    ///
    /// @param before its stage now; null when there is none yet
    /// @param quota FITS, EXCEEDED, or NOT_REACHED; how much the buyer has used is not said
    /// @param guarantee COVERED, NOT_COVERED, or NOT_REACHED
    /// @param stock LOCKED, REFUSED, or NOT_REACHED, which it is too when the goods are not bonded
    /// @param conditions what the notes of the positive list ask of its goods
    /// @param after the dossier as it would stand; its timeline holds what would happen only
    record Would(
            @Nullable String before,
            String quota,
            String guarantee,
            String stock,
            List<LandedCostAnswer.Condition> conditions,
            DossierView after) {
        Would {
            conditions = List.copyOf(conditions);
        }
    }

    /// What would become of a waybill by itself.
    record Loose(String event, List<FaultView> faults) {
        Loose {
            faults = List.copyOf(faults);
        }
    }
}
