package io.greenway.core.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A row of the warning and suspension list 警示通报 (R-101; 商财发〔2018〕486号): goods of
/// an area with an epidemic or with a major risk of quality. What it leaves empty may be anything.
///
/// @param code number of the warning
/// @param effect what follows
/// @param factor by how much the probability of sampling grows; 1 unless the effect is `RAISE`
/// @param hsPrefix first digits of the commodity code
/// @param origin country of origin, customs code
/// @param brand word in the name or model of the goods, in upper case
/// @param producer word in the name or model of the goods, or producer of the batch, in upper case
/// @param barCode bar code
/// @param zh why, in Chinese
/// @param en in English
/// @param sw in Swahili
/// @param validFrom first day
/// @param validTo last day; null when it has no end yet
/// @param documentNo document that orders it
/// @param certainty how sure the row is
public record Warning(
        String code,
        Effect effect,
        BigDecimal factor,
        String hsPrefix,
        String origin,
        String brand,
        String producer,
        String barCode,
        String zh,
        String en,
        String sw,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String documentNo,
        Certainty certainty)
        implements Dated {
    static final ReferenceTable TABLE =
            new ReferenceTable(
                    ReferenceTable.WARNING,
                    "code",
                    List.of("code", "effect", "zh", "en", "sw", "valid_from", "document_no"),
                    List.of(
                            "factor",
                            "hs_prefix",
                            "origin",
                            "brand",
                            "producer",
                            "bar_code",
                            "valid_to",
                            "certainty"),
                    null);

    /// What follows from a warning.
    public enum Effect {
        /// 暂停进口: nothing of it is released.
        STOP,
        /// 必检: everything of it is inspected.
        INSPECT,
        /// 加严: it is sampled more often.
        RAISE
    }

    @Override
    public String key() {
        return code;
    }

    /// Whether it speaks of these goods; the prefix of the commodity code has been compared.
    ///
    /// @param words name and model, in upper case
    /// @param maker producer of the goods when it is known, in upper case
    public boolean covers(String country, String words, String maker, @Nullable String bar) {
        return (origin.isEmpty() || origin.equals(country))
                && (brand.isEmpty() || words.contains(brand))
                && (producer.isEmpty() || words.contains(producer) || maker.contains(producer))
                && (barCode.isEmpty() || barCode.equals(bar));
    }

    static Warning read(Table.Row row) {
        Warning read =
                new Warning(
                        row.text("code"),
                        Effect.valueOf(row.text("effect").toUpperCase(Locale.ROOT)),
                        row.has("factor") ? new BigDecimal(row.text("factor")) : BigDecimal.ONE,
                        Commodities.prefix(row.text("hs_prefix")),
                        row.text("origin"),
                        row.text("brand").toUpperCase(Locale.ROOT),
                        row.text("producer").toUpperCase(Locale.ROOT),
                        row.text("bar_code"),
                        row.text("zh"),
                        row.text("en"),
                        row.text("sw"),
                        row.date("valid_from"),
                        row.dateOrNull("valid_to"),
                        row.text("document_no"),
                        Certainty.of(row.text("certainty")));
        if ((read.hsPrefix + read.origin + read.brand + read.producer + read.barCode).isEmpty()) {
            throw new IllegalArgumentException("hs_prefix, origin, brand, producer or bar_code");
        }
        if (read.factor.signum() < 0) {
            throw new IllegalArgumentException("factor >= 0");
        }
        return read;
    }
}
