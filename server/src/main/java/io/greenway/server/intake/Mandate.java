package io.greenway.server.intake;

import io.greenway.core.clearance.FollowUp;
import io.greenway.core.clearance.Lodgement;
import io.greenway.core.message.BaseTransfer;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB509Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB513Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.core.signature.Declarant;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may send which message: an order comes from its platform, a payment from its payment
/// enterprise, a waybill from its logistics enterprise, an inventory from its declarant,
/// every other signed document from who must sign it (checks C), and each in its own name (facts:
/// checks A). Answers of an authority come from an authority.
final class Mandate {
    private static final String TAKEN =
            Stream.of(311, 411, 509, 511, 513, 603, 605, 607, 621, 623, 625, 701, 711)
                    .map("CEB%dMessage"::formatted)
                    .collect(Collectors.joining("|"));

    private final Enterprise caller;
    private final String root;
    private final List<Fault> faults = new ArrayList<>();

    private Mandate(Enterprise caller, String root) {
        this.caller = caller;
        this.root = root;
    }

    /// Every reason why the caller may not send the message; empty when it may.
    static List<Fault> faults(Enterprise caller, Message message) {
        var mandate = new Mandate(caller, "/" + message.getClass().getSimpleName());
        switch (message) {
            case CEB311Message orders -> {
                List<String> codes =
                        orders.orders().stream().map(order -> order.head().ebpCode()).toList();
                mandate.declares(Role.PLATFORM, "Order[%d]/OrderHead/ebpCode", codes);
                mandate.transmits(orders.transfer());
            }
            case CEB411Message payments -> {
                List<String> codes =
                        payments.payments().stream().map(one -> one.head().payCode()).toList();
                mandate.declares(Role.PAYMENT, "Payment[%d]/PaymentHead/payCode", codes);
                mandate.transmits(payments.transfer());
            }
            case CEB511Message waybills -> {
                List<String> codes =
                        waybills.logistics().stream()
                                .map(one -> one.head().logisticsCode())
                                .toList();
                mandate.declares(
                        Role.LOGISTICS, "Logistics[%d]/LogisticsHead/logisticsCode", codes);
                mandate.transmits(waybills.transfer());
            }
            case CEB621Message inventories -> {
                List<String> codes =
                        inventories.inventories().stream()
                                .map(one -> one.head().agentCode())
                                .toList();
                mandate.declares(Role.AGENT, "Inventory[%d]/InventoryHead/agentCode", codes);
                mandate.transmits(inventories.transfer());
            }
            case CEB513Message statuses -> {
                List<String> codes =
                        statuses.statuses().stream().map(one -> one.logisticsCode()).toList();
                mandate.declares(Role.LOGISTICS, "LogisticsStatus[%d]/logisticsCode", codes);
                mandate.transmits(statuses.transfer());
            }
            case EnterpriseMessage sent -> mandate.lodges(sent);
            case CustomsMessage answers -> mandate.answers();
        }
        return List.copyOf(mandate.faults);
    }

    private void declares(Role role, String path, List<String> codes) {
        if (!caller.roles().contains(role)) {
            faults.add(Fault.of(FaultCode.SENDER_LACKS_ROLE, root, names(caller), role.json()));
        }
        for (int at = 0; at < codes.size(); at++) {
            if (!codes.get(at).equals(caller.code())) {
                faults.add(
                        Fault.of(
                                FaultCode.SENDER_IS_NOT_DECLARED_PARTY,
                                root + "/" + path.formatted(at + 1),
                                codes.get(at),
                                caller.code()));
            }
        }
    }

    /// What is signed comes from who must sign it: a departure from its logistics enterprise, a
    /// warehousing record from the operator of the site, everything else from its declarant.
    private void lodges(EnterpriseMessage sent) {
        if (!Lodgement.isFor(sent) && !FollowUp.isFor(sent)) {
            notHere();
            return;
        }
        List<Declarant> declarants =
                sent.documents().stream().map(Declarant::of).flatMap(Optional::stream).toList();
        String document = sent.documents().getFirst().getClass().getSimpleName();
        String position = sent instanceof CEB711Message ? "" : "[%d]";
        declares(
                role(sent),
                document + position + declarants.getFirst().element(),
                declarants.stream().map(Declarant::code).toList());
        transmits(sent.transfer());
    }

    private static Role role(EnterpriseMessage sent) {
        if (sent instanceof CEB509Message) {
            return Role.LOGISTICS;
        }
        return sent instanceof CEB711Message ? Role.SITE : Role.AGENT;
    }

    private void transmits(BaseTransfer transfer) {
        if (!transfer.copCode().equals(caller.code())) {
            faults.add(
                    Fault.of(
                            FaultCode.TRANSMITTER_IS_NOT_SENDER,
                            root + "/BaseTransfer/copCode",
                            transfer.copCode(),
                            caller.code()));
        }
    }

    private void answers() {
        if (!caller.roles().contains(Role.AUTHORITY)) {
            notHere();
        }
    }

    private void notHere() {
        faults.add(Fault.of(FaultCode.MESSAGE_NOT_FOR_THIS_DOOR, root, root.substring(1), TAKEN));
    }

    private static String names(Enterprise caller) {
        return caller.roles().stream().sorted().map(Role::json).collect(Collectors.joining("|"));
    }
}
