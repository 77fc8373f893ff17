package io.greenway.server.gateway;

import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CEB900Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.server.pump.AuthorityNumbers;
import io.greenway.server.store.Letter;
import io.greenway.server.store.Letter.Reply;
import io.greenway.server.store.Letter.Settlement;
import io.greenway.server.store.Letter.State;
import io.greenway.server.store.LetterFinder;
import io.greenway.server.store.LetterTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What answers of customs do to the letters that they answer.
final class AnswerBook {
    private final LetterTable letters;
    private final LetterFinder finder;

    AnswerBook(LetterTable letters, LetterFinder finder) {
        this.letters = letters;
        this.finder = finder;
    }

    /// Answers of which nobody can tell whose they are: they name no declarant, and several letters
    /// fit or the number is that of another declaration. To take one would be to decide about a
    /// declaration that it may not be about.
    List<Fault> unclear(CustomsMessage message) throws SQLException {
        List<Fault> faults = new ArrayList<>();
        List<Reply> replies = AuthorityNumbers.replies(message);
        for (int index = 0; index < replies.size(); index++) {
            Reply reply = replies.get(index);
            if (finder.find(reply).isEmpty() && !isOfBefore(reply)) {
                faults.add(
                        Fault.of(
                                FaultCode.GATEWAY_ANSWER_UNCLEAR,
                                "/%s[%d]/copNo".formatted(reply.type(), index + 1),
                                reply.copNo(),
                                null));
            }
        }
        return faults;
    }

    /// Whether it may be about what went before there was a gateway.
    private boolean isOfBefore(Reply reply) throws SQLException {
        String number = reply.authorityNo();
        boolean named = reply.agentCode() != null;
        return number == null ? named : finder.isFree(number) && (named || isUnheard(reply));
    }

    private boolean isUnheard(Reply reply) throws SQLException {
        return !finder.isKnown(reply.type(), reply.copNo());
    }

    /// Notes the numbers that customs gave to inventories, before its message is read: an answer
    /// that names no declarant is known by that number when it is read again.
    void number(CustomsMessage message) throws SQLException {
        if (message instanceof CEB622Message) {
            for (Reply reply : AuthorityNumbers.replies(message)) {
                String theirs = reply.authorityNo();
                Optional<Letter> letter = theirs == null ? Optional.empty() : finder.find(reply);
                if (theirs != null && letter.isPresent()) {
                    letters.numbered(letter.get().keyCode(), reply.copNo(), theirs);
                }
            }
        }
    }

    /// Settles the letters that a message answers.
    void settle(CustomsMessage message, Instant now) throws SQLException {
        List<Reply> replies = AuthorityNumbers.replies(message);
        List<Settlement> settlements = Settlements.of(message);
        for (int index = 0; index < settlements.size(); index++) {
            Settlement one = settlements.get(index);
            if (one.keyCode().isEmpty() && index < replies.size()) {
                Optional<Letter> letter = finder.find(replies.get(index));
                one = letter.map(Letter::keyCode).map(one::of).orElse(one);
            }
            letters.settle(one, now);
        }
        if (message instanceof CEB900Message format) {
            var found = format.answer();
            letters.settle(
                    found.oriCopMsgId(), State.DEAD, found.returnStatus(), found.returnInfo(), now);
        }
    }
}
