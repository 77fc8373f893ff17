package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Goods that may not be imported by retail 禁止跨境电商零售进口的商品 (R-100;
/// 国质检通〔2015〕202号 and its successors, 农业农村部 海关总署公告第470号).
///
/// @param code permanent key of the row
/// @param hsPrefix first digits of the commodity code; empty when any
/// @param modes supervision modes in which it is prohibited; empty when in all
/// @param words words in the name or model of the goods, of which one must be there; empty when the
///     commodity code alone decides
/// @param zh what it is, in Chinese
/// @param en in English
/// @param sw in Swahili
/// @param validFrom first day
/// @param validTo last day; null when it has no end yet
/// @param documentNo document it stands in
/// @param certainty how sure the row is
public record Prohibited(
        String code,
        String hsPrefix,
        List<String> modes,
        List<String> words,
        String zh,
        String en,
        String sw,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String documentNo,
        Certainty certainty)
        implements Dated {
    public Prohibited {
        modes = List.copyOf(modes);
        words = List.copyOf(words);
    }

    static final ReferenceTable TABLE =
            new ReferenceTable(
                    "prohibited",
                    "code",
                    List.of("code", "zh", "en", "sw", "valid_from", "document_no"),
                    List.of("hs_prefix", "modes", "words", "valid_to", "certainty"),
                    null);

    @Override
    public String key() {
        return code;
    }

    /// Whether it speaks of these goods; the prefix of the commodity code has been compared.
    ///
    /// @param words name and model, in upper case
    boolean covers(String tradeMode, String words) {
        return (modes.isEmpty() || modes.contains(tradeMode))
                && (this.words.isEmpty() || this.words.stream().anyMatch(words::contains));
    }

    static Prohibited read(Table.Row row) {
        Prohibited read =
                new Prohibited(
                        row.text("code"),
                        Commodities.prefix(row.text("hs_prefix")),
                        Commodities.words(row.text("modes"), " "),
                        Commodities.words(row.text("words").toUpperCase(Locale.ROOT), "|"),
                        row.text("zh"),
                        row.text("en"),
                        row.text("sw"),
                        row.date("valid_from"),
                        row.dateOrNull("valid_to"),
                        row.text("document_no"),
                        Certainty.of(row.text("certainty")));
        if (read.hsPrefix.isEmpty() && read.words.isEmpty()) {
            throw new IllegalArgumentException("hs_prefix or words");
        }
        return read;
    }
}
