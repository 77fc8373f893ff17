package io.greenway.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenway.core.spec.CodeList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTablesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final CodeTables BUNDLED = CodeTables.bundled();

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "COUNTRY,249,142,中国,China",
        "CURRENCY,29,142,人民币,Chinese yuan",
        "UNIT,123,035,千克,''",
        "DISTRICT,1085,7900,成都关区,''",
        "TRANSPORT,16,5,航空运输,air",
        "PORT,2675,1001,喀布尔,KABOL",
        "TRADE_MODE,100,9610,跨境贸易电子商务,cross-border e-commerce",
        "DIVISION,3515,110101,东城区,''",
        "PACKAGE,94,1A1,钢制不可拆装桶顶圆桶,''",
        "WRAP,7,2,纸箱,carton",
        "TRANSACTION_MODE,6,3,离岸价,FOB",
        "TAX_EXEMPTION,9,1,照章征税,taxed as listed",
        "USE,12,04,企业自用,own use of the enterprise",
        "REGULATORY_PLACE,110,5106,小虎码头,''",
        "REGULATORY_LOCATION,27,512501,从化海关,''",
        "COMMODITY,11929,0101210010,改良种用濒危野马,''",
    })
    void aBundledTableHoldsItsCodes(
            CodeList list, int size, String code, String nameZh, String nameEn) {
        assertThat(BUNDLED.all(list, DAY)).hasSize(size);
        Code found = BUNDLED.find(list, code, DAY).orElseThrow();
        assertThat(found.nameZh()).isEqualTo(nameZh);
        assertThat(found.nameEn()).isEqualTo(nameEn);
        assertThat(found.source()).isNotBlank();
        assertThat(BUNDLED.contains(list, "no such code", DAY)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CodeList.class)
    void everyBundledTablePassesTheChecksOfALoadedOne(CodeList list) throws IOException {
        try (var input =
                CodeTables.class.getResourceAsStream("codes/" + list.tableName() + ".csv")) {
            String text =
                    new String(
                            Objects.requireNonNull(input).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(CodeLoad.read(list, text, DAY, "test").complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9710,2020-06-30,false",
        "9710,2020-07-01,true",
        "9810,2020-07-01,true",
        "1239,2016-11-30,false",
        "1239,2016-12-01,true",
        "1210,2016-04-08,true",
        "9661,2026-11-22,true",
        "1261,2026-11-22,true",
    })
    void aSupervisionModeCountsFromItsFirstDay(String mode, LocalDate day, boolean expected) {
        assertThat(BUNDLED.contains(CodeList.TRADE_MODE, mode, day)).isEqualTo(expected);
    }

    @Test
    void aCommodityHasItsStatutoryUnitsAndElements() {
        assertThat(BUNDLED.legalUnits("0101210010", DAY)).contains(new LegalUnits("035", "009"));
        assertThat(BUNDLED.legalUnits("0201100010", DAY)).contains(new LegalUnits("035", null));
        assertThat(BUNDLED.legalUnits("9999999999", DAY)).isEmpty();
        assertThat(BUNDLED.declarationElements("0101210010", DAY))
                .containsExactly("品牌类型", "出口享惠情况", "是否改良种用", "品种", "GTIN", "CAS");
        assertThat(BUNDLED.declarationElements("9999999999", DAY)).isEmpty();
    }

    @Test
    void everyStatutoryUnitStandsInTheTableOfUnits() {
        for (Code commodity : BUNDLED.all(CodeList.COMMODITY, DAY)) {
            LegalUnits units = BUNDLED.legalUnits(commodity.code(), DAY).orElseThrow();
            assertThat(BUNDLED.contains(CodeList.UNIT, units.first(), DAY))
                    .describedAs("%s %s", commodity.code(), units)
                    .isTrue();
            units.second()
                    .ifPresent(
                            unit ->
                                    assertThat(BUNDLED.contains(CodeList.UNIT, unit, DAY))
                                            .describedAs("%s %s", commodity.code(), units)
                                            .isTrue());
        }
    }

    /// The table of 2027 has a new office and no longer an old one.
    @Test
    void aDocumentIsJudgedByTheTableOfItsDay() throws IOException {
        load("code,name_zh\n7900,成都关区\n7924,成都天府机场海关\n", "2027-01-01");
        load("code,name_zh\n7900,成都海关总部\n7924,成都天府机场海关\n7925,青白江海关\n", "2028-01-01");
        CodeTables codes = BUNDLED.with(folder);
        LocalDate before = LocalDate.of(2026, 12, 31);
        LocalDate after = LocalDate.of(2027, 1, 1);
        assertThat(codes.contains(CodeList.DISTRICT, "7924", before)).isFalse();
        assertThat(codes.contains(CodeList.DISTRICT, "7924", after)).isTrue();
        assertThat(codes.contains(CodeList.DISTRICT, "7919", before)).isTrue();
        assertThat(codes.contains(CodeList.DISTRICT, "7919", after)).isFalse();
        assertThat(codes.contains(CodeList.DISTRICT, "7925", LocalDate.of(2027, 12, 31))).isFalse();
        assertThat(codes.contains(CodeList.DISTRICT, "7925", LocalDate.of(2028, 1, 1))).isTrue();
        assertThat(codes.find(CodeList.DISTRICT, "7900", after).orElseThrow().nameZh())
                .isEqualTo("成都关区");
        assertThat(codes.all(CodeList.DISTRICT, before)).hasSize(1085);
        assertThat(codes.all(CodeList.DISTRICT, after)).hasSize(2);
        assertThat(codes.loaded(CodeList.DISTRICT))
                .containsExactly(after, LocalDate.of(2028, 1, 1));
        assertThat(BUNDLED.contains(CodeList.DISTRICT, "7924", after)).isFalse();
        assertThat(codes.contains(CodeList.UNIT, "035", after)).isTrue();
    }

    @Test
    void aLoadedTableOfCommoditiesChangesTheUnitsFromItsDay() throws IOException {
        CodeLoad.read(
                        CodeList.COMMODITY,
                        "code,name_zh,unit1,unit2\n0101210010,\"马, 濒危\",009,035\n",
                        LocalDate.of(2027, 1, 1),
                        "公告")
                .save(folder);
        CodeTables codes = BUNDLED.with(folder);
        assertThat(codes.legalUnits("0101210010", LocalDate.of(2026, 12, 31)))
                .contains(new LegalUnits("035", "009"));
        assertThat(codes.legalUnits("0101210010", LocalDate.of(2027, 1, 1)))
                .contains(new LegalUnits("009", "035"));
        Code code = codes.find(CodeList.COMMODITY, "0101210010", LocalDate.MAX).orElseThrow();
        assertThat(code.nameZh()).isEqualTo("马, 濒危");
        assertThat(code.source()).isEqualTo("公告");
        assertThat(code.certainty()).isEqualTo(Certainty.M);
    }

    @Test
    void everythingThatIsWrongWithATableIsSaidAtOnce() {
        CodeLoad load =
                CodeLoad.read(
                        CodeList.UNIT,
                        """
                        code,name_zh,valid_from,valid_to,certainty
                        35,千克,,,
                        036,,,,
                        037,磅,2027-02-30,,
                        038,担,2027-02-01,2027-01-31,X
                        039,斤,,,
                        039,斤,,,
                        """,
                        LocalDate.of(2027, 1, 1),
                        "test");
        assertThat(load.complaints())
                .hasSize(6)
                .anyMatch(text -> text.startsWith("row 1: code '35' is not of the form"))
                .anyMatch(text -> text.equals("row 2: name_zh is empty"))
                .anyMatch(text -> text.startsWith("row 3: a date"))
                .anyMatch(text -> text.startsWith("row 4: certainty"))
                .anyMatch(text -> text.startsWith("row 4: valid_to"))
                .anyMatch(text -> text.equals("row 6: code 039 is already in row 5"));
        assertThatThrownBy(() -> load.save(folder)).isInstanceOf(IllegalStateException.class);
        assertThat(CodeLoad.read(CodeList.UNIT, "code,name_zh\n", DAY, "test").complaints())
                .containsExactly("the table has no row");
        assertThatThrownBy(() -> CodeLoad.read(CodeList.UNIT, "code\n001\n", DAY, "test"))
                .hasMessageContaining("name_zh");
    }

    @Test
    void aVersionIsNeverOverwritten() throws IOException {
        load("code,name_zh\n7900,成都关区\n", "2027-01-01");
        assertThatThrownBy(() -> load("code,name_zh\n7901,成都海关\n", "2027-01-01"))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(BUNDLED.with(folder).all(CodeList.DISTRICT, LocalDate.of(2027, 1, 1)))
                .extracting(Code::code)
                .containsExactly("7900");
    }

    @Test
    void aFolderMayBeMissingAndAStrangeFileIsNamed() throws IOException {
        CodeTables nothing = BUNDLED.with(folder.resolve("nowhere"));
        assertThat(nothing.contains(CodeList.COUNTRY, "142", DAY)).isTrue();
        for (String name : List.of("moon-2027-01-01.csv", "unit.csv", "unit-2027-13-01.csv")) {
            Path strange = Files.writeString(folder.resolve(name), "code,name_zh\n");
            assertThatThrownBy(() -> BUNDLED.with(folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name);
            Files.delete(strange);
        }
    }

    private void load(String text, String from) throws IOException {
        CodeLoad.read(CodeList.DISTRICT, text, LocalDate.parse(from), "test").save(folder);
    }
}
