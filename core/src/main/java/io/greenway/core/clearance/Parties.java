package io.greenway.core.clearance;

import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether an application and the declaration that it names belong together. Only the declarant of
/// the declaration is told what stands in it.
final class Parties {
    private Parties() {}

    static List<Fault> strangers(Dossier dossier, FollowUp.Cancellation application) {
        return strangers(
                dossier,
                application.petition(),
                application.waybill(),
                FaultCode.CANCELLATION_UNKNOWN,
                FaultCode.CANCELLATION_NOT_PERMITTED,
                "");
    }

    static List<Fault> strangers(Dossier dossier, FollowUp.Return application) {
        return strangers(
                dossier,
                application.petition(),
                application.waybill(),
                FaultCode.RETURN_INVENTORY_UNKNOWN,
                FaultCode.RETURN_NOT_PERMITTED,
                "/InvtRefundHead");
    }

    private static List<Fault> strangers(
            Dossier dossier,
            Petition petition,
            WaybillKey waybill,
            FaultCode unknown,
            FaultCode notPermitted,
            String head) {
        Filed<Document.Inventory> filed = dossier.inventory();
        if (filed == null || filed.standing() == Standing.DRAFT) {
            return List.of(Fault.of(unknown, head + "/invtNo", petition.invtNo(), null));
        }
        InventoryHead inventory = filed.document().content().head();
        if (!inventory.agentCode().equals(petition.agentCode())) {
            String path = head + "/agentCode";
            return List.of(Fault.of(notPermitted, path, petition.agentCode(), null));
        }
        List<Fault> faults = new ArrayList<>();
        differs(faults, head + "/orderNo", petition.orderNo(), inventory.orderNo());
        differs(faults, head + "/ebpCode", petition.ebpCode(), inventory.ebpCode());
        differs(faults, head + "/ebcCode", petition.ebcCode(), inventory.ebcCode());
        differs(faults, head + "/customsCode", petition.customsCode(), inventory.customsCode());
        differs(faults, head + "/logisticsNo", waybill.logisticsNo(), inventory.logisticsNo());
        differs(
                faults,
                head + "/logisticsCode",
                waybill.logisticsCode(),
                inventory.logisticsCode());
        return faults;
    }

    private static void differs(
            List<Fault> faults, String path, String found, @Nullable String expected) {
        if (!found.equals(expected)) {
            faults.add(Fault.of(FaultCode.APPLICATION_DIFFERS, path, found, expected));
        }
    }
}
