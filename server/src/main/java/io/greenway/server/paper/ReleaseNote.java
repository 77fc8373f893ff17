package io.greenway.server.paper;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Filed;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.money.Money;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Mask;
import io.greenway.core.tax.Assessment;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The release note 放行单 of a declaration: that customs released it, when, and what. The buyer
/// is masked as everywhere.
///
/// @param invtNo inventory number
/// @param releasedAt when customs released it
public record ReleaseNote(
        String invtNo,
        Instant releasedAt,
        Stage stage,
        InventoryHead head,
        List<InventoryList> lines,
        Assessment assessment) {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final List<Sheet.Column> COLUMNS =
            List.of(
                    column("line", 4, false),
                    column("code", 11, false),
                    column("goods", 24, false),
                    column("quantity", 10, false),
                    column("origin", 10, false),
                    column("value", 10, true),
                    column("duty", 9, true),
                    column("consumptionTax", 12, true),
                    column("vat", 10, true));

    public ReleaseNote {
        lines = List.copyOf(lines);
    }

    /// Of a dossier; empty unless its declaration is released and nothing took it back.
    public static Optional<ReleaseNote> of(Dossier dossier) {
        Filed<Document.Inventory> filed = dossier.inventory();
        Assessment assessment = dossier.assessment();
        Instant releasedAt = dossier.sequel().releasedAt();
        String invtNo = dossier.invtNo();
        boolean stands = dossier.stage() == Stage.RELEASED || dossier.stage() == Stage.CLOSED;
        if (!stands
                || filed == null
                || assessment == null
                || releasedAt == null
                || invtNo == null) {
            return Optional.empty();
        }
        return Optional.of(
                new ReleaseNote(
                        invtNo,
                        releasedAt,
                        dossier.stage(),
                        filed.document().content().head(),
                        filed.document().content().lines(),
                        assessment));
    }

    /// As it is printed.
    public Sheet sheet(CodeNames names, String address, String code) {
        return new Sheet(
                PaperWords.of("releaseNote"),
                PaperWords.of("zone"),
                facts(names),
                COLUMNS,
                rows(names),
                List.of(
                        fact("totalValue", assessment.dutiableValue().toString()),
                        fact("totalTax", assessment.total().toString())),
                PaperWords.of("remark"),
                address,
                code);
    }

    private List<Sheet.Fact> facts(CodeNames names) {
        return List.of(
                fact("invtNo", invtNo),
                fact("released", releasedAt.atZone(Terms.CHINA).format(SECONDS)),
                fact("district", names.of(CodeList.DISTRICT, head.customsCode())),
                fact("mode", names.of(CodeList.TRADE_MODE, head.tradeMode())),
                fact("orderNo", head.orderNo()),
                fact("waybill", head.logisticsNo()),
                fact("platform", head.ebpName() + " " + head.ebpCode()),
                fact("seller", head.ebcName() + " " + head.ebcCode()),
                fact("agent", head.agentName() + " " + head.agentCode()),
                fact("carrier", head.logisticsName() + " " + head.logisticsCode()),
                fact("buyer", Mask.of(head.buyerName()) + " " + Mask.of(head.buyerIdNumber())));
    }

    private List<List<String>> rows(CodeNames names) {
        List<List<String>> rows = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            InventoryList line = lines.get(at);
            // The assessment has its lines in the order of the inventory.
            Assessment.Line tax = assessment.lines().get(at);
            rows.add(
                    List.of(
                            Integer.toString(line.gnum()),
                            line.gcode(),
                            line.gname(),
                            line.qty().stripTrailingZeros().toPlainString()
                                    + " "
                                    + names.name(CodeList.UNIT, line.unit()),
                            names.name(CodeList.COUNTRY, line.country()),
                            plain(tax.dutiableValue()),
                            plain(tax.duty()),
                            plain(tax.consumptionTax()),
                            plain(tax.vat())));
        }
        return rows;
    }

    private static String plain(Money money) {
        return money.toString();
    }

    static Sheet.Fact fact(String name, String value) {
        return new Sheet.Fact(PaperWords.of(name), value);
    }

    static Sheet.Column column(String name, int share, boolean isNumber) {
        Phrase words = PaperWords.of(name);
        return new Sheet.Column(words, share, isNumber);
    }
}
