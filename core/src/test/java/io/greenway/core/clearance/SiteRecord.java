package io.greenway.core.clearance;

import io.greenway.core.message.CEB711Message;
import io.greenway.core.reference.Reference;
import io.greenway.core.sample.Declaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a script says for a site: which parameters hold for it, and the record with which its
/// operator tells of a parcel.
final class SiteRecord {
    private static final String BEGIN = "<ceb:DeliveryList>";
    private static final String END = "</ceb:DeliveryList>";

    private SiteRecord() {}

    /// The reference data with the parameters of a script.
    static Reference reference(List<String> steps, Reference bundled) {
        Reference reference = bundled;
        for (String step : steps) {
            String[] words = step.split(" ", -1);
            if (words[0].equals("parameter")) {
                reference = reference.with(words[1], words[2]);
            }
        }
        return reference;
    }

    /// A record with so many lines of the parcel of a trade.
    static String with(String xml, Declaration trade, int count) {
        StringBuilder lines = new StringBuilder();
        for (int line = 1; line <= count; line++) {
            lines.append(BEGIN)
                    .append("<ceb:gnum>%d</ceb:gnum>".formatted(line))
                    .append("<ceb:logisticsNo>")
                    .append(trade.inventory().head().logisticsNo())
                    .append("</ceb:logisticsNo><ceb:note></ceb:note>")
                    .append(END);
        }
        return xml.substring(0, xml.indexOf(BEGIN))
                + lines
                + xml.substring(xml.lastIndexOf(END) + END.length());
    }

    /// What a step says, in which `GROSS` is the declared weight.
    static Map<String, String> values(Map<String, String> said, Declaration trade) {
        Map<String, String> values = new LinkedHashMap<>(said);
        String weight = trade.inventory().head().grossWeight().toPlainString();
        values.replaceAll((name, value) -> value.replace("GROSS", weight));
        return values;
    }

    /// A record as the operator of the zone's site sends it.
    static Lodgement lodged(CEB711Message record, long position) {
        return new Lodgement(
                "CEB711",
                new DocumentRef(position, 0),
                Zone.SITE.code(),
                record.delivery(),
                true,
                List.of());
    }
}
