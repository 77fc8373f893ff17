package io.greenway.core.desk;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Filed;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.party.Trust;
import io.greenway.core.tax.Assessment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a dossier tells a task. Neither name, telephone nor address of anybody is among it; the
/// buyer is a pseudonym.
public final class DeclarationFacts {
    private static final int MOST_GOODS = 20;

    private DeclarationFacts() {}

    /// The numbers of a declaration that has passed the logic checks; null of any other.
    public static @Nullable Declaration declaration(Dossier dossier) {
        Filed<Document.Inventory> filed = dossier.inventory();
        String preNo = dossier.preNo();
        String invtNo = dossier.invtNo();
        if (filed == null || preNo == null || invtNo == null) {
            return null;
        }
        InventoryHead head = filed.document().content().head();
        String copNo = head.copNo();
        if (copNo == null) {
            return null;
        }
        return new Declaration(
                head.customsCode(),
                dossier.key().ebpCode(),
                dossier.key().orderNo(),
                head.ebcCode(),
                head.agentCode(),
                copNo,
                preNo,
                invtNo);
    }

    /// Everything that some regulator may see.
    ///
    /// @param trust how far seller and declarant are trusted
    public static Map<TaskField, String> of(Dossier dossier, Terms.Buyers buyers, Trust trust) {
        Map<TaskField, String> facts = new EnumMap<>(TaskField.class);
        Filed<Document.Inventory> filed = dossier.inventory();
        facts.put(TaskField.CREDIT, trust.credit().json());
        if (trust.green()) {
            facts.put(TaskField.GREEN, "true");
        }
        facts.put(TaskField.ORDER_NO, dossier.key().orderNo());
        facts.put(TaskField.PLATFORM, dossier.key().ebpCode());
        if (filed != null) {
            inventory(filed.document(), buyers, facts);
        }
        put(facts, TaskField.INVT_NO, dossier.invtNo());
        Assessment assessment = dossier.assessment();
        if (assessment != null) {
            facts.put(TaskField.VALUE, assessment.dutiableValue().toString());
            facts.put(TaskField.TAX, assessment.total().toString());
        }
        Filed<Document.Order> order = dossier.order();
        if (order != null) {
            var head = order.document().content().head();
            put(facts, TaskField.REGION, head.consigneeDistrict());
            put(facts, TaskField.BATCH, head.batchNumbers());
        }
        Filed<Document.Payment> payment = dossier.payment();
        if (payment != null) {
            facts.put(TaskField.PAYMENT_NO, payment.document().content().head().payTransactionId());
        }
        return facts;
    }

    private static void inventory(
            Document.Inventory document, Terms.Buyers buyers, Map<TaskField, String> facts) {
        InventoryHead head = document.content().head();
        List<InventoryList> lines = document.content().lines();
        facts.put(TaskField.SELLER, head.ebcCode());
        facts.put(TaskField.DECLARANT, head.agentCode());
        facts.put(TaskField.SITE, head.customsCode());
        facts.put(TaskField.TRADE_MODE, head.tradeMode());
        facts.put(
                TaskField.BUYER,
                buyers.pseudonym(head.ebpCode(), head.buyerIdType(), head.buyerIdNumber()));
        String goods =
                lines.stream()
                        .limit(MOST_GOODS)
                        .map(
                                line ->
                                        line.gcode()
                                                + " "
                                                + line.gname()
                                                + " "
                                                + line.qty().toPlainString()
                                                + " "
                                                + line.unit())
                        .collect(Collectors.joining("; "));
        facts.put(TaskField.GOODS, lines.size() > MOST_GOODS ? goods + "; …" : goods);
        facts.put(
                TaskField.ORIGIN,
                lines.stream()
                        .map(InventoryList::country)
                        .distinct()
                        .collect(Collectors.joining(" ")));
    }

    private static void put(Map<TaskField, String> facts, TaskField field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.put(field, value);
        }
    }
}
