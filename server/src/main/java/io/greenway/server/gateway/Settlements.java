package io.greenway.server.gateway;

import io.greenway.core.message.Answer;
import io.greenway.core.message.CEB312Message;
import io.greenway.core.message.CEB412Message;
import io.greenway.core.message.CEB512Message;
import io.greenway.core.message.CEB514Message;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CEB624Message;
import io.greenway.core.message.CEB626Message;
import io.greenway.core.message.CEB712Message;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.server.store.Letter;
import io.greenway.server.store.Letter.Settlement;
import io.greenway.server.store.Letter.State;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What answers of customs mean for the letters they answer (facts: flows 2).
final class Settlements {
    /// Of a paper, a waybill status or a warehousing record 100 is a refusal; of an inventory or an
    /// application it is a decision like any other.
    private static final String TURNED_BACK = "100";

    private Settlements() {}

    /// The letters that a message settles by their business keys; none for other messages.
    static List<Settlement> of(CustomsMessage message) {
        return switch (message) {
            case CEB312Message orders ->
                    orders.returns().stream()
                            .map(one -> paper("CEB311", one.ebpCode(), one.orderNo(), one))
                            .toList();
            case CEB412Message payments ->
                    payments.returns().stream()
                            .map(one -> paper("CEB411", one.payCode(), one.payTransactionId(), one))
                            .toList();
            case CEB512Message waybills ->
                    waybills.returns().stream()
                            .map(
                                    one ->
                                            paper(
                                                    "CEB511",
                                                    one.logisticsCode(),
                                                    one.logisticsNo(),
                                                    one))
                            .toList();
            case CEB514Message statuses ->
                    statuses.returns().stream()
                            .map(
                                    one ->
                                            paper(
                                                    "CEB513",
                                                    one.logisticsCode(),
                                                    one.logisticsNo(),
                                                    one))
                            .toList();
            case CEB712Message records ->
                    records.returns().stream()
                            .map(
                                    one ->
                                            paper(
                                                    "CEB711",
                                                    Objects.requireNonNullElse(
                                                            one.operatorCode(), ""),
                                                    Objects.requireNonNullElse(one.copNo(), ""),
                                                    one))
                            .toList();
            case CEB622Message inventories ->
                    inventories.returns().stream()
                            .map(one -> decision("CEB621", one.agentCode(), one.copNo(), one))
                            .toList();
            case CEB624Message cancellations ->
                    cancellations.returns().stream()
                            .map(one -> decision("CEB623", one.agentCode(), one.copNo(), one))
                            .toList();
            case CEB626Message returns ->
                    returns.returns().stream()
                            .map(one -> decision("CEB625", one.agentCode(), one.copNo(), one))
                            .toList();
            case CustomsMessage other -> List.of();
        };
    }

    private static Settlement decision(
            String type, @Nullable String agentCode, String copNo, Answer answer) {
        return new Settlement(
                type,
                Objects.requireNonNullElse(agentCode, ""),
                copNo,
                isFault(answer) ? State.REFUSED : State.ANSWERED,
                answer.returnStatus(),
                answer.returnInfo());
    }

    private static Settlement paper(String type, String code, String number, Answer answer) {
        boolean refused = isFault(answer) || answer.returnStatus().equals(TURNED_BACK);
        return new Settlement(
                type,
                code,
                number,
                refused ? State.REFUSED : State.ANSWERED,
                answer.returnStatus(),
                answer.returnInfo());
    }

    private static boolean isFault(Answer answer) {
        return answer.returnStatus().startsWith("-");
    }

    /// Names the records of a message, so that one that comes in another message is known.
    static List<String> records(CustomsMessage message) {
        return switch (message) {
            case CEB816Message bills ->
                    bills.taxes().stream()
                            .map(one -> one.head())
                            .map(one -> "CEB816 " + one.guid() + " " + one.status())
                            .toList();
            case CEB818Message statuses ->
                    statuses.taxes().stream()
                            .map(one -> one.head())
                            .map(one -> "CEB818 " + one.guid() + " " + one.status())
                            .toList();
            case CustomsMessage answers ->
                    answers.documents().stream()
                            .filter(Answer.class::isInstance)
                            .map(Answer.class::cast)
                            .map(
                                    one ->
                                            one.messageType()
                                                    + " "
                                                    + one.guid()
                                                    + " "
                                                    + one.returnStatus())
                            .toList();
        };
    }

    /// What a letter becomes when the transport gave it up for a reason: what failed at the far
    /// side itself is tried again in its time, everything else needs somebody.
    ///
    /// @param code four digits of the exchange platform
    static State notDelivered(String code) {
        return code.startsWith("3") ? Letter.State.SENT : Letter.State.DEAD;
    }
}
