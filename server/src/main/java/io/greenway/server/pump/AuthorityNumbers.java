package io.greenway.server.pump;

import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.message.CEB624Message;
import io.greenway.core.message.CEB624Message.InvtCancelReturn;
import io.greenway.core.message.CEB626Message;
import io.greenway.core.message.CEB626Message.InvtRefundReturn;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.Message;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A real authority gives an inventory and an application numbers of its own; its answers are
/// known by the number that the declarant gave. The journal keeps them as they came, and they are
/// read with the platform's numbers in the authority's place.
public final class AuthorityNumbers {
    /// For the built-in authority, which answers with the platform's numbers.
    public static final AuthorityNumbers OURS =
            new AuthorityNumbers((type, agent, copNo) -> Optional.empty());

    /// The numbers that the platform gave.
    ///
    /// @param invtNo of the inventory
    /// @param preNo of the document that was handed over
    public record Given(String invtNo, String preNo) {}

    /// Knows what was handed to the authority.
    @FunctionalInterface
    public interface Handed {
        /// The platform's numbers of what a declarant numbered so, if it was handed over.
        ///
        /// @param type type of the message that carried it
        /// @throws SQLException when the database is away
        Optional<Given> numbers(String type, String agentCode, String copNo) throws SQLException;
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
                    Given given = given("CEB621", one.agentCode(), one.copNo());
                    returns.add(given == null ? one : numbered(one, given));
                }
                yield new CEB622Message(answers.guid(), answers.version(), returns);
            }
            case CEB624Message answers -> {
                List<InvtCancelReturn> returns = new ArrayList<>();
                for (InvtCancelReturn one : answers.returns()) {
                    Given given = given("CEB623", one.agentCode(), one.copNo());
                    returns.add(given == null ? one : numbered(one, given));
                }
                yield new CEB624Message(answers.guid(), answers.version(), returns);
            }
            case CEB626Message answers -> {
                List<InvtRefundReturn> returns = new ArrayList<>();
                for (InvtRefundReturn one : answers.returns()) {
                    Given given = given("CEB625", one.agentCode(), one.copNo());
                    returns.add(given == null ? one : numbered(one, given));
                }
                yield new CEB626Message(answers.guid(), answers.version(), returns);
            }
            case CustomsMessage others -> others;
        };
    }

    private @Nullable Given given(String type, @Nullable String agentCode, String copNo)
            throws SQLException {
        return agentCode == null ? null : handed.numbers(type, agentCode, copNo).orElse(null);
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
