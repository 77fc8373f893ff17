package io.greenway.core.clearance;

import io.greenway.core.message.DossierKey;
import org.jspecify.annotations.Nullable;

/// Where a payment belongs. One for an order that another enterprise has paid stands aside:
/// whoever sends it does not learn of the other, and nothing is written where the other reads.
/// Whom the order names comes before anybody else (R-072 row 3).
final class PaymentPlace {
    private PaymentPlace() {}

    /// The dossier that a payment is filed in.
    ///
    /// @param dossier of the order that the payment names
    /// @param known where a payment of this number is
    static DossierKey of(Dossier dossier, @Nullable DossierKey known, String payCode) {
        DossierKey aside = dossier.key().aside(payCode);
        return aside.equals(known) || isPaidByAnother(dossier, payCode) ? aside : dossier.key();
    }

    private static boolean isPaidByAnother(Dossier dossier, String payCode) {
        Filed<Document.Payment> present = dossier.payment();
        return present != null
                && !payCode.equals(present.document().content().head().payCode())
                && !givesWay(dossier, payCode);
    }

    /// Whether the payment of a dossier gives way to this document: the order names another
    /// enterprise, and that one pays now.
    static boolean givesWay(Dossier dossier, Document document) {
        return document instanceof Document.Payment payment
                && givesWay(dossier, payment.content().head().payCode());
    }

    private static boolean givesWay(Dossier dossier, String payCode) {
        Filed<Document.Payment> present = dossier.payment();
        return present != null
                && !dossier.stage().isDeclared()
                && isNamed(dossier, payCode)
                && !isNamed(dossier, present.document().content().head().payCode());
    }

    private static boolean isNamed(Dossier dossier, String payCode) {
        Filed<Document.Order> order = dossier.order();
        return order != null && payCode.equals(order.document().content().head().payCode());
    }
}
