package io.greenway.core.clearance;

import io.greenway.core.message.CEB511Message.Logistics;
import io.greenway.core.message.CEB621Message.Inventory;

/// Key of a waybill: its number is not repeated within a logistics enterprise for some months
/// (checks D).
public record WaybillKey(String logisticsCode, String logisticsNo) {
    public static WaybillKey of(Logistics waybill) {
        return new WaybillKey(waybill.head().logisticsCode(), waybill.head().logisticsNo());
    }

    /// The waybill that an inventory names.
    public static WaybillKey of(Inventory inventory) {
        return new WaybillKey(inventory.head().logisticsCode(), inventory.head().logisticsNo());
    }
}
