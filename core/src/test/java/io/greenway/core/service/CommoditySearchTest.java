package io.greenway.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Rate;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: people find a commodity however they name it, and read its units and taxes. Method:
/// questions and the commodity that must come first; all composite rates of the worked table.
class CommoditySearchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Reference REFERENCE = Reference.bundled();
    private static final CommoditySearch SEARCH = CommoditySearch.of(REFERENCE, DAY);

    @ParameterizedTest
    @CsvSource({
        "22042100,         22042100",
        "2204.21.00,       22042100",
        "２２０４２１００, 22042100",
        "2204210000,       22042100",
        "天然蜂蜜,         04090000",
        "蜂蜜,             04090000",
        "trfm,             04090000",
        "TRFM,             04090000",
        "natural HONEY,    04090000",
        "honey natural,    04090000",
        "yyepfsp,          19011010",
        "infant formula,   19011010",
    })
    void findsHoweverItIsNamed(String question, String code) {
        assertThat(SEARCH.find(question, 5).commodities().getFirst().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"''", "'   '", "zzzzzzzz", "9999999999", "没有这种商品", "a b c d 没有"})
    void findsNothingWhereThereIsNothing(String question) {
        assertThat(SEARCH.find(question, 5).total()).isZero();
    }

    @Test
    void tellsUnitsAndTaxesAndNote() {
        Commodity formula = SEARCH.find("19011010", 1).commodities().getFirst();
        assertThat(formula.listed()).isTrue();
        assertThat(formula.unit1()).isEqualTo(new Commodity.Unit("035", "千克"));
        assertThat(formula.note()).contains("formula registration certificate");
        assertThat(formula.tax())
                .isEqualTo(new Commodity.Tax("15%", "5%", "13%", "0%", "NONE", "9.1%", "9.1%"));
        assertThat(formula.declaredAs())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.code()).startsWith("19011010"));
        ModeAdviserTest.isWhole(formula.advice());
    }

    @Test
    void tellsWhatIsNotListedAsSuch() {
        Commodity horse = SEARCH.find("0101210010", 1).commodities().getFirst();
        assertThat(horse.listed()).isFalse();
        assertThat(horse.tax()).isNull();
        assertThat(horse.unit2()).isEqualTo(new Commodity.Unit("009", "头"));
        assertThat(horse.advice().en()).contains("111 codes");
    }

    @Test
    void countsAllAndGivesAsManyAsAsked() {
        CommoditySearch.Found found = SEARCH.find("酒", 3);
        assertThat(found.commodities()).hasSize(3).allMatch(Commodity::listed);
        assertThat(found.total()).isGreaterThan(10);
    }

    static Stream<Table.Row> composites() {
        return Table.beside(CommoditySearchTest.class, "composites.csv").rows().stream();
    }

    @ParameterizedTest
    @MethodSource("composites")
    void compositeRatesAreThoseOfTheTable(Table.Row row) {
        Commodity found = SEARCH.find(row.text("hs8"), 1).commodities().getFirst();
        Commodity.Tax tax = Objects.requireNonNull(found.tax());
        String most = row.has("high") ? row.text("high") : row.text("low");
        String least = row.has("low") ? row.text("low") : most;
        assertThat(List.of(tax.withinLimits(), tax.withinLimitsMost()))
                .containsExactly(Rate.percent(least).toString(), Rate.percent(most).toString());
    }

    @Test
    void aCharacterReadInTwoWaysIsFoundByBoth() {
        List<String> letters = PinyinInitials.of("调味乐A1");
        assertThat(PinyinInitials.find(letters, "twl")).isZero();
        assertThat(PinyinInitials.find(letters, "dwya1")).isZero();
        assertThat(PinyinInitials.find(letters, "wl")).isEqualTo(1);
        assertThat(PinyinInitials.find(letters, "lw")).isNegative();
    }

    @Test
    void theVersionOfTheTablesChangesWithARow() {
        String version = REFERENCE.version();
        assertThat(version).matches("[0-9a-f]{16}").isEqualTo(Reference.bundled().version());
        assertThat(REFERENCE.with("LIMIT_SINGLE", "6000").version()).isNotEqualTo(version);
    }
}
