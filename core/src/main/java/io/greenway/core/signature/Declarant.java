package io.greenway.core.signature;

import io.greenway.core.message.CEB509Message.Departure;
import io.greenway.core.message.CEB603Message;
import io.greenway.core.message.CEB605Message;
import io.greenway.core.message.CEB607Message.WayBill;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB623Message;
import io.greenway.core.message.CEB625Message.InvtRefund;
import io.greenway.core.message.CEB701Message.SummaryApply;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.CEB711Message.Delivery;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who declares a document and so must be the enterprise of the certificate that signs it (facts:
/// checks C; -621015, -623021, -625013). Of a warehousing record 入库明细单 it is the operator of the
/// site, of a departure 离境单 the logistics enterprise.
///
/// @param element where the document names it, for example `/InventoryHead/agentCode`
/// @param code its code
public record Declarant(String element, String code) {
    /// The declarant of a document; empty when its type need not be signed.
    public static Optional<Declarant> of(Record document) {
        return switch (document) {
            case CEB621Message.Inventory one -> agent("/InventoryHead", one.head().agentCode());
            case CEB623Message.InvtCancel one -> agent("", one.agentCode());
            case InvtRefund one -> agent("/InvtRefundHead", one.head().agentCode());
            case CEB603Message.Inventory one -> agent("/InventoryHead", one.head().agentCode());
            case CEB605Message.InvtCancel one -> agent("", one.agentCode());
            case WayBill one -> agent("/WayBillHead", one.head().agentCode());
            case SummaryApply one -> agent("/SummaryApplyHead", one.head().agentCode());
            case Delivery one -> named("/DeliveryHead/operatorCode", one.head().operatorCode());
            case Departure one -> named("/DepartureHead/logisticsCode", one.head().logisticsCode());
            default -> Optional.empty();
        };
    }

    private static Optional<Declarant> agent(String head, String code) {
        return named(head + "/agentCode", code);
    }

    private static Optional<Declarant> named(String element, String code) {
        return Optional.of(new Declarant(element, code));
    }

    /// What speaks against a certificate as that of the declarant of a document, if anything does.
    /// The place is relative to the document.
    public static Optional<Fault> fault(Record document, X509Certificate certificate) {
        String owner = CertificateOwner.of(certificate).code();
        return of(document)
                .filter(declarant -> !declarant.code().equals(owner))
                .map(
                        declarant ->
                                Fault.of(
                                        FaultCode.SIGNER_IS_NOT_DECLARANT,
                                        declarant.element(),
                                        declarant.code(),
                                        owner));
    }

    /// The same for each document of a message that must be signed, with places in the message.
    public static List<Fault> faults(Message message, X509Certificate certificate) {
        List<Fault> faults = new ArrayList<>();
        if (message instanceof EnterpriseMessage sent && sent.mustBeSigned()) {
            List<? extends Record> documents = message.documents();
            for (int i = 0; i < documents.size(); i++) {
                String position = message instanceof CEB711Message ? "" : "[" + (i + 1) + "]";
                String path =
                        "/%s/%s%s"
                                .formatted(
                                        message.getClass().getSimpleName(),
                                        documents.get(i).getClass().getSimpleName(),
                                        position);
                fault(documents.get(i), certificate)
                        .map(
                                one ->
                                        Fault.of(
                                                one.code(),
                                                path + one.place().path(),
                                                one.found(),
                                                one.expected()))
                        .ifPresent(faults::add);
            }
        }
        return List.copyOf(faults);
    }
}
