package io.greenway.server.pump;

import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A real authority gives an inventory a number of its own; its answers are known by the number
/// that the declarant gave. The journal keeps them as they came, and they are read with the
/// platform's number in the authority's place.
public final class AuthorityNumbers {
    /// For the built-in authority, which answers with the platform's numbers.
    public static final AuthorityNumbers OURS =
            new AuthorityNumbers((agent, copNo) -> Optional.empty());

    /// Knows what was handed to the authority.
    @FunctionalInterface
    public interface Handed {
        /// The platform's inventory number of what a declarant numbered so, if it was handed over.
        ///
        /// @throws SQLException when the database is away
        Optional<String> invtNo(String agentCode, String copNo) throws SQLException;
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
                    received.message() instanceof CEB622Message answers
                            ? received.with(ours(answers))
                            : received);
        }
        return ours;
    }

    private CEB622Message ours(CEB622Message answers) throws SQLException {
        List<InventoryReturn> returns = new ArrayList<>();
        for (InventoryReturn one : answers.returns()) {
            String agent = one.agentCode();
            Optional<String> invtNo =
                    agent == null ? Optional.empty() : handed.invtNo(agent, one.copNo());
            returns.add(invtNo.isEmpty() ? one : numbered(one, invtNo.get()));
        }
        return new CEB622Message(answers.guid(), answers.version(), returns);
    }

    private static InventoryReturn numbered(InventoryReturn one, String invtNo) {
        return new InventoryReturn(
                one.guid(),
                one.customsCode(),
                one.ebpCode(),
                one.ebcCode(),
                one.agentCode(),
                one.copNo(),
                one.preNo(),
                invtNo,
                one.returnStatus(),
                one.returnTime(),
                one.returnInfo());
    }
}
