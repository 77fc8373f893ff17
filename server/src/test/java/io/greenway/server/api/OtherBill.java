package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.Samples;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// A bill that customs makes anew and otherwise.
final class OtherBill {
    private OtherBill() {}

    /// The same bill anew, with 99 yuan more VAT on its first line.
    static CEB816Message of(JsonNode issued) {
        List<CEB816Message.TaxListRd> lines = new ArrayList<>();
        for (JsonNode line : issued.get("billed")) {
            lines.add(
                    new CEB816Message.TaxListRd(
                            line.get("gnum").asInt(),
                            line.get("gcode").asString(),
                            amount(line, "value"),
                            amount(line, "duty"),
                            amount(line, "vat").add(BigDecimal.valueOf(lines.isEmpty() ? 99 : 0)),
                            amount(line, "consumptionTax")));
        }
        CEB816Message.TaxHeadRd head =
                new CEB816Message.TaxHeadRd(
                        Samples.guid(),
                        LocalDateTime.now(Terms.CHINA).plusDays(2).truncatedTo(ChronoUnit.MILLIS),
                        issued.get("invtNo").asString(),
                        issued.get("taxNo").asString() + "X",
                        sum(lines, CEB816Message.TaxListRd::customsTax),
                        sum(lines, CEB816Message.TaxListRd::valueAddedTax),
                        sum(lines, CEB816Message.TaxListRd::consumptionTax),
                        "1",
                        null,
                        null,
                        issued.get("payerCode").asString(),
                        null,
                        null,
                        null,
                        null);
        return new CEB816Message(
                Samples.guid(), "1.0", List.of(new CEB816Message.Tax(head, lines)));
    }

    /// What customs says became of a bill, now.
    static String status(String invtNo, String taxNo, String status) {
        var head =
                new CEB818Message.TaxHeadStatus(
                        Samples.guid(),
                        LocalDateTime.now(Terms.CHINA).truncatedTo(ChronoUnit.MILLIS),
                        invtNo,
                        taxNo,
                        status,
                        null,
                        null);
        var message =
                new CEB818Message(Samples.guid(), "1.0", List.of(new CEB818Message.Tax(head)));
        return new String(
                XmlWriter.write(message, XmlWriter.Style.DEFAULT_NAMESPACE),
                StandardCharsets.UTF_8);
    }

    /// The number of the first bill of a declaration.
    static String number(String invtNo) {
        return invtNo + "_1";
    }

    /// A bill before anything was computed: what it asks for is not looked at.
    static String first(CEB621Message.Inventory inventory, String invtNo) {
        List<CEB816Message.TaxListRd> lines =
                inventory.lines().stream()
                        .map(
                                line ->
                                        new CEB816Message.TaxListRd(
                                                line.gnum(),
                                                line.gcode(),
                                                line.totalPrice(),
                                                BigDecimal.ZERO,
                                                BigDecimal.ONE,
                                                BigDecimal.ZERO))
                        .toList();
        CEB816Message.TaxHeadRd head =
                new CEB816Message.TaxHeadRd(
                        Samples.guid(),
                        LocalDateTime.now(Terms.CHINA).truncatedTo(ChronoUnit.MILLIS),
                        invtNo,
                        number(invtNo),
                        BigDecimal.ZERO,
                        BigDecimal.valueOf(lines.size()),
                        BigDecimal.ZERO,
                        "1",
                        null,
                        null,
                        inventory.head().assureCode(),
                        null,
                        null,
                        null,
                        null);
        var message =
                new CEB816Message(
                        Samples.guid(), "1.0", List.of(new CEB816Message.Tax(head, lines)));
        return new String(
                XmlWriter.write(message, XmlWriter.Style.DEFAULT_NAMESPACE),
                StandardCharsets.UTF_8);
    }

    private static BigDecimal amount(JsonNode line, String name) {
        return new BigDecimal(line.get(name).asString());
    }

    private static BigDecimal sum(
            List<CEB816Message.TaxListRd> lines,
            Function<CEB816Message.TaxListRd, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
