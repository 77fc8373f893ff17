package io.greenway.server.sandbox;

import io.greenway.core.clearance.SandboxParty;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.Message;
import io.greenway.core.party.Enterprise;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the groups of a sandbox apart: a document names enterprises of its sender's group only.
/// So a group can be reset and nobody else notices.
public final class SandboxFence {
    private final Set<Integer> resetting = ConcurrentHashMap.newKeySet();

    /// Everything in a message that is not of the sender's group.
    public List<Fault> faults(Enterprise caller, Message message) {
        int group = SandboxParty.group(caller.code());
        String root = "/" + message.getClass().getSimpleName();
        List<Fault> faults = new ArrayList<>();
        if (resetting.contains(group)) {
            faults.add(Fault.of(FaultCode.SANDBOX_RESETTING, root, caller.code(), null));
        }
        for (String code : named(message)) {
            if (SandboxParty.group(code) != group) {
                faults.add(Fault.of(FaultCode.SANDBOX_STRANGER, root, code, null));
            }
        }
        return faults;
    }

    private static List<String> named(Message message) {
        return switch (message) {
            case CEB311Message orders ->
                    orders.orders().stream()
                            .map(CEB311Message.Order::head)
                            .flatMap(head -> List.of(head.ebpCode(), head.ebcCode()).stream())
                            .distinct()
                            .toList();
            case CEB411Message payments ->
                    payments.payments().stream()
                            .map(payment -> payment.head().ebpCode())
                            .distinct()
                            .toList();
            case CEB621Message inventories ->
                    inventories.inventories().stream()
                            .map(CEB621Message.Inventory::head)
                            .flatMap(
                                    head ->
                                            List.of(
                                                    head.ebpCode(),
                                                    head.ebcCode(),
                                                    head.logisticsCode(),
                                                    head.assureCode())
                                                    .stream())
                            .distinct()
                            .toList();
            case Message other -> List.of();
        };
    }

    void close(int group) {
        resetting.add(group);
    }

    void open(int group) {
        resetting.remove(group);
    }
}
