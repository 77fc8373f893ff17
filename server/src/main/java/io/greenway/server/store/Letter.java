package io.greenway.server.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One document on its way to a real authority.
///
/// @param number names it to the authority, as `CopMsgId` of the envelope
/// @param position journal position of the message that brought the document
/// @param index place of the document in that message, from 0
/// @param type published type of the message that carries it, `CEB621`
/// @param keyCode enterprise of the business key
/// @param keyNumber number of the business key; answers repeat both
/// @param ebpCode platform of the dossier; empty for a warehousing record
/// @param orderNo order number of the dossier; empty for a warehousing record
/// @param invtNo inventory number that the platform gave; empty for what happened to goods
/// @param preNo pre-entry number that the platform gave; empty for what happened to goods
/// @param authorityNo inventory number that the authority gave; null while it is not known
/// @param state how far it has come
/// @param attempts how often it was sent since somebody last asked for it
/// @param writtenAt when it was written
/// @param sentAt when it was last sent; null when it never was
/// @param nextAt when it goes (again); null when it does not
/// @param settledAt when an answer or the last attempt settled it; null before
/// @param status what was answered; empty before
/// @param remark words of the answer, or why it went no further; empty before
public record Letter(
        String number,
        long position,
        int index,
        String type,
        String keyCode,
        String keyNumber,
        String ebpCode,
        String orderNo,
        String invtNo,
        String preNo,
        @Nullable String authorityNo,
        State state,
        int attempts,
        Instant writtenAt,
        @Nullable Instant sentAt,
        @Nullable Instant nextAt,
        @Nullable Instant settledAt,
        String status,
        String remark) {
    /// Whether it is an application about an inventory, which names that by its number.
    public boolean isApplication() {
        return type.equals("CEB623") || type.equals("CEB625");
    }

    /// How far a letter has come.
    public enum State {
        /// It is to be sent.
        WAITING,
        /// It was sent and nothing was heard.
        SENT,
        /// The authority answered it.
        ANSWERED,
        /// The authority did not take what it says.
        REFUSED,
        /// It does not go again unless somebody asks.
        DEAD
    }

    /// The answers that settle letters.
    ///
    /// @param type type of the letters
    /// @param keyCode enterprise of the business key; empty when the answer does not say
    /// @param keyNumber number of the business key
    /// @param state what they become
    /// @param status what was answered
    /// @param remark words of the answer
    public record Settlement(
            String type,
            String keyCode,
            String keyNumber,
            State state,
            String status,
            String remark) {
        /// The same for letters of an enterprise.
        public Settlement of(String code) {
            return new Settlement(type, code, keyNumber, state, status, remark);
        }
    }

    /// What an answer says of the letter that it answers. Of its parts `copNo` alone is required
    /// (facts: messages, CEB622, 624, 626); of a warehousing record by the text of the
    /// specification.
    ///
    /// @param type type of the letter
    /// @param ebpCode platform; null when the answer does not say
    /// @param agentCode declarant, or operator of the site; null when the answer does not say
    /// @param copNo number that the declarant gave, unique with that declarant only
    /// @param authorityNo inventory number of the authority; null when the answer does not say
    public record Reply(
            String type,
            @Nullable String ebpCode,
            @Nullable String agentCode,
            String copNo,
            @Nullable String authorityNo) {}

    /// How it stands with those that are not answered.
    ///
    /// @param waiting to be sent
    /// @param sent sent, without an answer
    /// @param refused not taken by the authority
    /// @param dead set aside
    /// @param oldest since when the longest unanswered one waits; null when none does
    public record Counts(
            long waiting, long sent, long refused, long dead, @Nullable Instant oldest) {
        /// Before anybody looked.
        public static final Counts NONE = new Counts(0, 0, 0, 0, null);
    }
}
