package io.greenway.core.rawdata;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.message.CEB311Message.OrderList;
import io.greenway.core.money.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the zone knows of an order that raw data name.
///
/// @param orderNo its number
/// @param sellerName registered name of the seller, as the order tells it
/// @param goods names of its goods
/// @param payCode payment enterprise; null while the payment is not there
/// @param payTransactionId number of the payment; null while it is not there
/// @param amountPaid what was paid, CNY; null while it is not there
public record KnownOrder(
        String orderNo,
        String sellerName,
        List<String> goods,
        @Nullable String payCode,
        @Nullable String payTransactionId,
        @Nullable Money amountPaid) {
    public KnownOrder {
        goods = List.copyOf(goods);
    }

    /// Of a dossier; empty while its order is not there.
    public static Optional<KnownOrder> of(Dossier dossier) {
        var order = dossier.order();
        if (order == null) {
            return Optional.empty();
        }
        var content = order.document().content();
        var payment = dossier.payment();
        var paid = payment == null ? null : payment.document().content().head();
        return Optional.of(
                new KnownOrder(
                        dossier.key().orderNo(),
                        content.head().ebcName(),
                        content.lines().stream().map(OrderList::itemName).toList(),
                        paid == null ? null : paid.payCode(),
                        paid == null ? null : paid.payTransactionId(),
                        paid == null ? null : Money.of(paid.amountPaid())));
    }
}
