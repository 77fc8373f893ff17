package io.greenway.server.pump;

import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.message.CEB624Message;
import io.greenway.core.message.CEB624Message.InvtCancelReturn;
import io.greenway.core.message.CEB626Message;
import io.greenway.core.message.CEB626Message.InvtRefundReturn;
import io.greenway.core.message.CEB712Message;
import io.greenway.core.message.CEB712Message.DeliveryReturn;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.Message;
import io.greenway.server.store.Letter.Reply;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A real authority gives an inventory and an application numbers of its own; its answers are
/// known by the number that the declarant gave. The journal keeps them as they came, and they are
/// read with the platform's numbers in the authority's place.
///
/// A number that stays the authority's is read only where it can be no other declaration's. Tax
/// bills name the authority's number alone, and may come before it is known: whose they are is
/// told by [BillReader], behind the pump, and so nothing of them is told here.
public final class AuthorityNumbers {
    /// For the built-in authority, which answers with the platform's numbers.
    public static final AuthorityNumbers OURS =
            new AuthorityNumbers(
                    new Handed() {
                        @Override
                        public Optional<Given> numbers(Reply reply) {
                            return Optional.empty();
                        }

                        @Override
                        public boolean isFree(String number) {
                            return true;
                        }
                    });

    /// The numbers that the platform gave.
    ///
    /// @param invtNo of the inventory; null when it is not known and the authority's cannot stay
    /// @param preNo of the document that was handed over
    public record Given(@Nullable String invtNo, String preNo) {}

    /// Knows what was handed to the authority.
    public interface Handed {
        /// The platform's numbers of what an answer is about, if it was handed over.
        ///
        /// @throws SQLException when the database is away
        Optional<Given> numbers(Reply reply) throws SQLException;

        /// Whether a number of the authority can be read as one of the platform's.
        ///
        /// @throws SQLException when the database is away
        boolean isFree(String number) throws SQLException;
    }

    private final Handed handed;

    public AuthorityNumbers(Handed handed) {
        this.handed = handed;
    }

    /// The messages with the platform's numbers.
    List<Received> ours(List<Received> messages) throws SQLException {
        if (this == OURS) {
            return messages;
        }
        List<Received> ours = new ArrayList<>(messages.size());
        for (Received received : messages) {
            ours.add(
                    received.message() instanceof CustomsMessage answers
                            ? received.with(ours(answers))
                            : received);
        }
        return ours;
    }

    /// A message with the platform's numbers.
    Message ours(Message message) throws SQLException {
        return this != OURS && message instanceof CustomsMessage answers ? ours(answers) : message;
    }

    private CustomsMessage ours(CustomsMessage message) throws SQLException {
        return switch (message) {
            case CEB622Message answers -> {
                List<InventoryReturn> returns = new ArrayList<>();
                for (InventoryReturn one : answers.returns()) {
                    Given given = given(reply(one), one.preNo());
                    returns.add(given == null ? one : numbered(one, given));
                }
                yield new CEB622Message(answers.guid(), answers.version(), returns);
            }
            case CEB624Message answers -> {
                List<InvtCancelReturn> returns = new ArrayList<>();
                for (InvtCancelReturn one : answers.returns()) {
                    Given given = given(reply(one), one.preNo());
                    returns.add(given == null ? one : numbered(one, given));
                }
                yield new CEB624Message(answers.guid(), answers.version(), returns);
            }
            case CEB626Message answers -> {
                List<InvtRefundReturn> returns = new ArrayList<>();
                for (InvtRefundReturn one : answers.returns()) {
                    Given given = given(reply(one), one.preNo());
                    returns.add(given == null ? one : numbered(one, given));
                }
                yield new CEB626Message(answers.guid(), answers.version(), returns);
            }
            case CEB816Message bills -> new CEB816Message(bills.guid(), bills.version(), List.of());
            case CEB818Message statuses ->
                    new CEB818Message(statuses.guid(), statuses.version(), List.of());
            case CustomsMessage others -> others;
        };
    }

    /// What the answers of a message say of what they are about; none for other messages.
    public static List<Reply> replies(CustomsMessage message) {
        return switch (message) {
            case CEB622Message answers ->
                    answers.returns().stream().map(AuthorityNumbers::reply).toList();
            case CEB624Message answers ->
                    answers.returns().stream().map(AuthorityNumbers::reply).toList();
            case CEB626Message answers ->
                    answers.returns().stream().map(AuthorityNumbers::reply).toList();
            case CEB712Message answers ->
                    answers.returns().stream().map(AuthorityNumbers::reply).toList();
            case CustomsMessage others -> List.of();
        };
    }

    private static Reply reply(InventoryReturn one) {
        return new Reply("CEB621", one.ebpCode(), one.agentCode(), one.copNo(), one.invtNo());
    }

    private static Reply reply(InvtCancelReturn one) {
        return new Reply("CEB623", one.ebpCode(), one.agentCode(), one.copNo(), one.invtNo());
    }

    private static Reply reply(InvtRefundReturn one) {
        return new Reply("CEB625", one.ebpCode(), one.agentCode(), one.copNo(), one.invtNo());
    }

    private static Reply reply(DeliveryReturn one) {
        String copNo = Objects.requireNonNullElse(one.copNo(), "");
        return new Reply("CEB711", null, one.operatorCode(), copNo, null);
    }

    /// @return the platform's numbers; null when the answer stays as it came
    private @Nullable Given given(Reply reply, String preNo) throws SQLException {
        Given given = handed.numbers(reply).orElse(null);
        String theirs = reply.authorityNo();
        return given == null && theirs != null && !handed.isFree(theirs)
                ? new Given(null, preNo)
                : given;
    }

    private static InventoryReturn numbered(InventoryReturn one, Given given) {
        return new InventoryReturn(
                one.guid(),
                one.customsCode(),
                one.ebpCode(),
                one.ebcCode(),
                one.agentCode(),
                one.copNo(),
                one.preNo(),
                given.invtNo(),
                one.returnStatus(),
                one.returnTime(),
                one.returnInfo());
    }

    private static InvtCancelReturn numbered(InvtCancelReturn one, Given given) {
        return new InvtCancelReturn(
                one.guid(),
                one.customsCode(),
                one.agentCode(),
                one.ebpCode(),
                one.ebcCode(),
                one.copNo(),
                given.preNo(),
                given.invtNo(),
                one.returnStatus(),
                one.returnTime(),
                one.returnInfo());
    }

    private static InvtRefundReturn numbered(InvtRefundReturn one, Given given) {
        return new InvtRefundReturn(
                one.guid(),
                one.customsCode(),
                one.agentCode(),
                one.ebpCode(),
                one.ebcCode(),
                one.copNo(),
                given.preNo(),
                given.invtNo(),
                one.returnStatus(),
                one.returnTime(),
                one.returnInfo());
    }
}
