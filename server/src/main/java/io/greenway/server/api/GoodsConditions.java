package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB621Message.Inventory;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.DossierKey;
import io.greenway.core.reference.Reference;
import io.greenway.core.tax.LandedCostAnswer;
import io.greenway.server.pump.Rehearsal.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the notes of the positive list ask of the goods of a set of messages.
final class GoodsConditions {
    private GoodsConditions() {}

    /// The conditions of a trade; none when its inventory is not in the set.
    static List<LandedCostAnswer.Condition> of(
            DossierKey key, List<Taken> taken, Instant now, Reference reference) {
        List<LandedCostAnswer.Condition> found = new ArrayList<>();
        for (Taken one : taken) {
            if (one.read().message() instanceof CEB621Message inventories) {
                inventories.inventories().stream()
                        .filter(inventory -> key.equals(key(inventory)))
                        .map(inventory -> of(inventory, now, reference))
                        .forEach(found::addAll);
            }
        }
        return found;
    }

    private static DossierKey key(Inventory inventory) {
        return new DossierKey(inventory.head().ebpCode(), inventory.head().orderNo());
    }

    private static List<LandedCostAnswer.Condition> of(
            Inventory inventory, Instant now, Reference reference) {
        List<String> codes = inventory.lines().stream().map(InventoryList::gcode).toList();
        return LandedCostAnswer.conditions(codes, Terms.dayOf(now), reference);
    }
}
