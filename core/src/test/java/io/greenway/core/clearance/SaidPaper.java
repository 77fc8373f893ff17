package io.greenway.core.clearance;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.sample.Altered;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A paper of a script that says something else in its head than the trade does.
final class SaidPaper {
    /// The number that the platform gave.
    private static final String OWN = "own";

    private SaidPaper() {}

    /// @param said values of the head by element, `own` for `preNo` and `invtNo` of the dossier
    static Document of(Document document, Map<String, String> said, Dossier dossier) {
        Document.Header header = document.header();
        Map<String, Object> head = new HashMap<>(said);
        head.replace("preNo", OWN, Objects.requireNonNullElse(dossier.preNo(), ""));
        head.replace("invtNo", OWN, Objects.requireNonNullElse(dossier.invtNo(), ""));
        return switch (document) {
            case Document.Order order ->
                    Document.of(
                            new CEB311Message.Order(
                                    Altered.copy(order.content().head(), head),
                                    order.content().lines()),
                            header.ref(),
                            header.sender(),
                            header.receivedAt());
            case Document.Payment payment ->
                    Document.of(
                            new CEB411Message.Payment(Altered.copy(payment.content().head(), head)),
                            header.ref(),
                            header.sender(),
                            header.receivedAt());
            case Document.Waybill waybill ->
                    Document.of(
                            new CEB511Message.Logistics(
                                    Altered.copy(waybill.content().head(), head)),
                            header.ref(),
                            header.sender(),
                            header.receivedAt());
            case Document.Inventory inventory ->
                    Document.of(
                            new CEB621Message.Inventory(
                                    Altered.copy(inventory.content().head(), head),
                                    inventory.content().lines()),
                            header.ref(),
                            header.sender(),
                            header.receivedAt());
        };
    }
}
