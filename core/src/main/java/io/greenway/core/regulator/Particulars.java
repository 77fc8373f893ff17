package io.greenway.core.regulator;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.message.CEB311Message.OrderHead;
import io.greenway.core.message.CEB411Message.PaymentHead;
import io.greenway.core.message.CEB621Message.InventoryHead;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What regulators may know of a declaration besides what a release says: where it goes, numbers
/// that prove it, and which version of it this is. Nothing here says who the buyer is.
///
/// @param version how often it was declared; the same in every view
/// @param declaredAt when it was declared for the last time
/// @param region city of the consignee (facts: regulators)
/// @param billNo master bill 提运单号; empty when the goods were bonded
/// @param logisticsCode carrier
/// @param logisticsNo waybill number
/// @param payCode payment enterprise
/// @param payNo number of the payment
public record Particulars(
        int version,
        Instant declaredAt,
        String region,
        String billNo,
        String logisticsCode,
        String logisticsNo,
        String payCode,
        String payNo) {

    /// What a dossier says; empty before it was declared to customs.
    public static Optional<Particulars> of(Course course) {
        Dossier dossier = course.dossier();
        Instant declaredAt = course.declaredAt();
        if (declaredAt == null
                || dossier.order() == null
                || dossier.payment() == null
                || dossier.inventory() == null) {
            return Optional.empty();
        }
        OrderHead order = dossier.order().document().content().head();
        PaymentHead payment = dossier.payment().document().content().head();
        InventoryHead inventory = dossier.inventory().document().content().head();
        return Optional.of(
                new Particulars(
                        course.version(),
                        declaredAt,
                        Region.of(order.consigneeDistrict(), order.consigneeAddress()),
                        text(inventory.billNo()),
                        inventory.logisticsCode(),
                        inventory.logisticsNo(),
                        payment.payCode(),
                        payment.payTransactionId()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
