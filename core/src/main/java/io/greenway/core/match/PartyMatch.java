package io.greenway.core.match;

import io.greenway.core.message.CEB411Message.PaymentHead;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.Paper;
import io.greenway.core.party.Obstacle;
import io.greenway.core.party.Role;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Row 3 of R-072: everyone is registered for the role in which they appear, and may act in it on
/// the day (R-080, R-087; facts: flows 12).
final class PartyMatch {
    private final Terms terms;
    private final List<Disagreement> found = new ArrayList<>();

    private PartyMatch(Terms terms) {
        this.terms = terms;
    }

    /// Those whom the inventory names, and whether its agent may declare for the seller.
    static List<Disagreement> inventory(InventoryHead inventory, Terms terms) {
        PartyMatch match = new PartyMatch(terms);
        match.party("/InventoryHead/ebpCode", inventory.ebpCode(), Role.PLATFORM);
        match.party("/InventoryHead/ebcCode", inventory.ebcCode(), Role.ECOMMERCE);
        match.party("/InventoryHead/agentCode", inventory.agentCode(), Role.AGENT);
        match.party("/InventoryHead/logisticsCode", inventory.logisticsCode(), Role.LOGISTICS);
        String agent = inventory.agentCode();
        String seller = inventory.ebcCode();
        if (!terms.registry().mayDeclareFor(agent, seller, terms.day(), terms.parameters())) {
            match.add(
                    FaultCode.MANDATE_NOT_HELD,
                    "/InventoryHead/agentCode",
                    agent,
                    seller,
                    EnumSet.of(Paper.INVENTORY));
        }
        return match.found;
    }

    /// The payment enterprise: 22001 when it is not registered.
    static List<Disagreement> payment(PaymentHead payment, Terms terms) {
        PartyMatch match = new PartyMatch(terms);
        Obstacle obstacle = match.obstacle(payment.payCode(), Role.PAYMENT);
        if (obstacle != null) {
            match.add(
                    obstacle == Obstacle.NOT_REGISTERED
                            ? FaultCode.PAYMENT_PARTY_NOT_REGISTERED
                            : obstacle.fault(),
                    "/PaymentHead/payCode",
                    payment.payCode(),
                    Role.PAYMENT.name(),
                    EnumSet.of(Paper.INVENTORY, Paper.PAYMENT));
        }
        return match.found;
    }

    private void party(String path, String code, Role role) {
        Obstacle obstacle = obstacle(code, role);
        if (obstacle != null) {
            add(obstacle.fault(), path, code, role.name(), EnumSet.of(Paper.INVENTORY));
        }
    }

    private @Nullable Obstacle obstacle(String code, Role role) {
        return terms.registry().obstacle(code, role, terms.day(), terms.parameters());
    }

    private void add(
            FaultCode fault, String path, String here, String there, EnumSet<Paper> papers) {
        found.add(new Disagreement(Fault.of(fault, path, here, there), papers));
    }
}
