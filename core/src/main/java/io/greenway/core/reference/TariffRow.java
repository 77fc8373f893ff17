package io.greenway.core.reference;

import io.greenway.core.money.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of one row of the tariff table. The row names its classes of VAT and consumption
/// tax; the numbers behind them are parameters and follow the date that is asked for.
record TariffRow(
        String hs8,
        String hs10,
        String nameZh,
        String nameEn,
        String category,
        TariffItem.Unit unit1,
        TariffItem.@Nullable Unit unit2,
        String vatClass,
        String consumptionTax,
        Rate consumptionTaxRate,
        Rate mfn,
        @Nullable Rate provisional,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String documentNo,
        Confidence confidence,
        String note,
        ListNote conditions)
        implements Dated {

    @Override
    public String key() {
        return hs8;
    }

    TariffItem on(LocalDate date, Parameters parameters) {
        return new TariffItem(
                hs8,
                hs10,
                nameZh,
                nameEn,
                category,
                unit1,
                unit2,
                mfn,
                provisional,
                vat(date, parameters),
                consumptionTax(date, parameters),
                documentNo,
                confidence,
                note,
                conditions);
    }

    private Rate vat(LocalDate date, Parameters parameters) {
        return switch (vatClass) {
            case "standard" -> parameters.rate("VAT_STANDARD", date);
            case "reduced" -> parameters.rate("VAT_REDUCED", date);
            default -> throw unknown("VAT class", vatClass);
        };
    }

    private ConsumptionTax consumptionTax(LocalDate date, Parameters parameters) {
        return switch (consumptionTax) {
            case "none" -> new ConsumptionTax.None();
            case "ad valorem" -> new ConsumptionTax.AdValorem(consumptionTaxRate);
            case "beer" -> beer(date, parameters);
            case "rice wine" -> riceWine(date, parameters);
            case "spirits" ->
                    new ConsumptionTax.Compound(
                            consumptionTaxRate,
                            parameters.number("SPIRITS_PER_LITRE", date),
                            parameters.number("SPIRITS_PER_KILOGRAM", date));
            case "cosmetics" -> cosmetics(date, parameters);
            case "watch" -> watch(date, parameters);
            default -> throw unknown("consumption tax", consumptionTax);
        };
    }

    private static ConsumptionTax beer(LocalDate date, Parameters parameters) {
        BigDecimal usd = parameters.number("FX_RATE_USD", date);
        return new ConsumptionTax.Specific(
                parameters.number("BEER_PER_TONNE", date),
                parameters.number("BEER_PER_TONNE_HIGH", date),
                parameters.number("BEER_PRICE_USD", date).multiply(usd),
                parameters.number("BEER_LITRES_PER_TONNE", date));
    }

    private static ConsumptionTax riceWine(LocalDate date, Parameters parameters) {
        BigDecimal perTonne = parameters.number("RICE_WINE_PER_TONNE", date);
        return new ConsumptionTax.Specific(
                perTonne,
                perTonne,
                BigDecimal.ZERO,
                parameters.number("RICE_WINE_LITRES_PER_TONNE", date));
    }

    private ConsumptionTax cosmetics(LocalDate date, Parameters parameters) {
        BigDecimal perMillilitreOrGram = parameters.number("COSMETICS_PER_ML_OR_G", date);
        BigDecimal perSheet = parameters.number("COSMETICS_PER_SHEET", date);
        return new ConsumptionTax.Threshold(
                consumptionTaxRate,
                List.of(
                        floor(ConsumptionTax.Measure.MILLILITRE, perMillilitreOrGram),
                        floor(ConsumptionTax.Measure.GRAM, perMillilitreOrGram),
                        floor(ConsumptionTax.Measure.SHEET, perSheet)),
                parameters.flag("COSMETICS_PRICE_GROSSED_UP", date));
    }

    private ConsumptionTax watch(LocalDate date, Parameters parameters) {
        return new ConsumptionTax.Threshold(
                consumptionTaxRate,
                List.of(
                        floor(
                                ConsumptionTax.Measure.PIECE,
                                parameters.number("WATCH_PRICE", date))),
                false);
    }

    private static ConsumptionTax.Floor floor(ConsumptionTax.Measure measure, BigDecimal price) {
        return new ConsumptionTax.Floor(measure, price);
    }

    private IllegalArgumentException unknown(String what, String value) {
        return new IllegalArgumentException(
                "Tariff row %s: unknown %s %s".formatted(hs8, what, value));
    }

    static TariffRow read(Table.Row row) {
        return new TariffRow(
                row.text("hs8"),
                row.text("hs10_example"),
                row.text("name_zh"),
                row.text("name_en"),
                row.text("category"),
                new TariffItem.Unit(row.text("unit1_code"), row.text("unit1")),
                row.has("unit2_code")
                        ? new TariffItem.Unit(row.text("unit2_code"), row.text("unit2"))
                        : null,
                row.text("vat_class"),
                row.text("consumption_tax"),
                percentOrNone(row, "consumption_tax_percent", Rate.ZERO),
                Rate.percent(row.text("mfn_percent")),
                row.has("provisional_percent")
                        ? Rate.percent(row.text("provisional_percent"))
                        : null,
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                row.text("document_no"),
                new Confidence(
                        grade(row, "listed_confidence"),
                        grade(row, "code_confidence"),
                        grade(row, "vat_confidence"),
                        grade(row, "consumption_tax_confidence"),
                        grade(row, "duty_confidence")),
                row.text("note"),
                ListNote.read(row.text(ListNote.COLUMN)));
    }

    private static Rate percentOrNone(Table.Row row, String column, Rate none) {
        return row.has(column) ? Rate.percent(row.text(column)) : none;
    }

    private static Confidence.Grade grade(Table.Row row, String column) {
        return Confidence.Grade.valueOf(row.text(column));
    }
}
