package io.greenway.server.intake;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB513Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB623Message;
import io.greenway.core.message.CEB625Message;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.Message;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Obstacle;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Role;
import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Whether the sender may act today: not suspended, with its licences in force and, when it
/// declares, cancels or returns for a seller, with the seller's mandate (R-080, R-087; facts: flows
/// 12). Everybody else that the documents name is looked at when they are matched.
public final class Permits {
    private final Supplier<Registry> registry;
    private final Supplier<Parameters> parameters;
    private final Neighbours neighbours;

    /// Says what a message must not name.
    @FunctionalInterface
    public interface Neighbours {
        List<Fault> faults(Enterprise caller, Message message);
    }

    public Permits(Supplier<Registry> registry, Supplier<Parameters> parameters) {
        this(registry, parameters, (caller, message) -> List.of());
    }

    public Permits(
            Supplier<Registry> registry, Supplier<Parameters> parameters, Neighbours neighbours) {
        this.neighbours = neighbours;
        this.registry = registry;
        this.parameters = parameters;
    }

    /// Every reason why the caller may not send the message today; empty when it may.
    List<Fault> faults(Enterprise caller, Message message, LocalDate today) {
        String root = "/" + message.getClass().getSimpleName();
        List<Fault> faults = new ArrayList<>(neighbours.faults(caller, message));
        for (Role role : caller.roles().stream().sorted().toList()) {
            if (acts(role, message)) {
                Obstacle obstacle =
                        registry.get().obstacle(caller.code(), role, today, parameters.get());
                if (obstacle != null) {
                    faults.add(Fault.of(obstacle.fault(), root, caller.code(), role.json()));
                }
            }
        }
        mandates(message, today, faults);
        return faults;
    }

    /// The role in which a message is sent; whoever lacks it is refused before. Of what is only
    /// kept, the registry asks nothing.
    private static boolean acts(Role role, Message message) {
        return switch (role) {
            case PLATFORM -> message instanceof CEB311Message;
            case PAYMENT -> message instanceof CEB411Message;
            case LOGISTICS -> message instanceof CEB511Message || message instanceof CEB513Message;
            case AGENT ->
                    message instanceof CEB621Message
                            || message instanceof CEB623Message
                            || message instanceof CEB625Message;
            case SITE -> message instanceof CEB711Message;
            case ECOMMERCE, WAREHOUSE, AUTHORITY -> false;
        };
    }

    /// Who acts for whom in a document.
    ///
    /// @param head the part of the document that says so, with a slash before it
    private record Acting(String head, String agent, String seller) {}

    /// Whoever may not declare for a seller may not cancel or return for it either.
    private static List<Acting> acting(Message message) {
        return switch (message) {
            case CEB621Message declared ->
                    declared.inventories().stream()
                            .map(CEB621Message.Inventory::head)
                            .map(
                                    one ->
                                            new Acting(
                                                    "/InventoryHead",
                                                    one.agentCode(),
                                                    one.ebcCode()))
                            .toList();
            case CEB623Message cancelled ->
                    cancelled.cancellations().stream()
                            .map(one -> new Acting("", one.agentCode(), one.ebcCode()))
                            .toList();
            case CEB625Message returned ->
                    returned.refunds().stream()
                            .map(CEB625Message.InvtRefund::head)
                            .map(
                                    one ->
                                            new Acting(
                                                    "/InvtRefundHead",
                                                    one.agentCode(),
                                                    one.ebcCode()))
                            .toList();
            default -> List.of();
        };
    }

    private void mandates(Message message, LocalDate today, List<Fault> faults) {
        List<Acting> all = acting(message);
        for (int at = 0; at < all.size(); at++) {
            Acting one = all.get(at);
            if (!registry.get().mayDeclareFor(one.agent(), one.seller(), today, parameters.get())) {
                faults.add(
                        Fault.of(
                                FaultCode.MANDATE_NOT_HELD,
                                "/%s/%s[%d]%s/agentCode"
                                        .formatted(
                                                message.getClass().getSimpleName(),
                                                message.documents()
                                                        .getFirst()
                                                        .getClass()
                                                        .getSimpleName(),
                                                at + 1,
                                                one.head()),
                                one.agent(),
                                one.seller()));
            }
        }
    }
}
