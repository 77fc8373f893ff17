package io.greenway.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.SimulatedCustoms;
import io.greenway.core.envelope.DxpCode;
import io.greenway.core.reference.Language;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: no code that a receipt can carry is left without words. Method: the lists of codes as
/// they were published or seen lie beside this test and are held against the catalogue.
class CodeCatalogueTest {
    private static final Path LISTS = Path.of("src", "test", "resources", "codes");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    /// Text of receipts that foreigners meet too, quoted in every language.
    private static final String QUOTED = "不存在";

    private static final CodeCatalogue CODES = CodeCatalogue.bundled();

    private static List<String[]> list(String name) {
        try (Stream<String> lines = Files.lines(LISTS.resolve(name))) {
            return lines.skip(1).map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<CodeEntry> of(CodeFamily family, String code) {
        return CODES.find(code).stream().filter(entry -> entry.family() == family).toList();
    }

    @Test
    void everyNegativeCodeIsThereWithItsPublishedText() {
        List<String[]> rows = list("business.tsv");
        assertThat(rows).hasSize(175);
        for (String[] row : rows) {
            List<CodeEntry> entries = of(CodeFamily.ERROR, row[0]);
            assertThat(entries).as(row[0]).isNotEmpty();
            if (row[2].equals("yes")) {
                assertThat(entries.stream().map(CodeEntry::published))
                        .as(row[0])
                        .contains(row[1].replace("<br />", ""));
            }
        }
    }

    @Test
    void everyStatusLogicCodeAndExchangeCodeIsThere() {
        for (String[] row : list("status.tsv")) {
            assertThat(of(CodeFamily.STATUS, row[0])).as(row[0]).hasSize(1);
        }
        for (String[] row : list("exchange.tsv")) {
            assertThat(of(CodeFamily.EXCHANGE, row[0]).getFirst().published()).isEqualTo(row[1]);
        }
        for (String[] row : list("logic.tsv")) {
            String asked =
                    row[0].equals("-") ? row[1] : "[Code:" + row[0] + ";Desc:" + row[1] + "]";
            CodeAnswer answer = CODES.ask(asked).getFirst();
            assertThat(answer.entries()).as(asked).isNotEmpty();
            assertThat(answer.entries().getFirst().family()).isEqualTo(CodeFamily.LOGIC);
        }
    }

    @Test
    void theFirstAndLastNumberOfEveryRangeIsExplained() {
        List<String[]> rows = list("ranges.tsv");
        assertThat(rows).hasSize(37);
        for (String[] row : rows) {
            for (String code : List.of(row[2], row[3])) {
                assertThat(of(CodeFamily.ERROR, code)).as(code).isNotEmpty();
            }
        }
        assertThat(CODES.find("-601500").getFirst().messages()).containsExactly("CEB603");
        assertThat(CODES.find("-600999")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void faultsAndTheirAnswersLeadToEachOther(FaultCode fault) {
        String number = "GW" + fault.number();
        List<CodeEntry> ours = of(CodeFamily.GREENWAY, number);
        assertThat(ours).hasSize(1);
        assertThat(CODES.find(fault.name())).isEqualTo(ours);
        for (String code : ours.getFirst().related()) {
            assertThat(CODES.find(code))
                    .as(code)
                    .anyMatch(entry -> entry.related().contains(number));
        }
        if (!fault.customs().isEmpty()) {
            assertThat(ours.getFirst().related()).contains(fault.customs());
        }
    }

    @ParameterizedTest
    @EnumSource(DxpCode.class)
    void everyCodeOfTheExchangeHasThePublishedText(DxpCode code) {
        assertThat(of(CodeFamily.EXCHANGE, code.number()).getFirst().published())
                .isEqualToIgnoringWhitespace(code.text());
    }

    static List<CodeEntry> entries() {
        return CODES.all();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryIsFullInEveryLanguage(CodeEntry entry) {
        for (Phrase phrase :
                List.of(entry.meaning(), entry.cause(), entry.remedy(), entry.source())) {
            for (Language language : Language.values()) {
                String text = phrase.in(language);
                assertThat(text).as(entry.code()).isNotBlank().isNotEqualTo("-");
                assertThat(text).doesNotContainPattern(PLACEHOLDER).doesNotContain("—");
                if (language == Language.ZH) {
                    assertThat(text).containsPattern(CHINESE);
                } else {
                    assertThat(text.replace(QUOTED, "")).doesNotContainPattern(CHINESE);
                }
            }
        }
        assertThat(Reference.bundled().rules().find(entry.rule())).as(entry.rule()).isPresent();
        assertThat(entry.help().isEmpty())
                .as("who helps with %s", entry.code())
                .isEqualTo(entry.family() != CodeFamily.GREENWAY && nobodyIsNeeded(entry));
    }

    private static boolean nobodyIsNeeded(CodeEntry entry) {
        return entry.kind() == CodeKind.PROGRESS && !entry.code().equals("1");
    }

    @Test
    void tablesHaveNoRowThatIsNotUsed() {
        List<Map<String, String>> codes = Phrases.table("codes.tsv");
        List<Map<String, String>> ranges = Phrases.table("code_ranges.tsv");
        assertThat(Phrases.table("code_words.tsv").stream().map(row -> row.get("name")))
                .allMatch(
                        name ->
                                Stream.concat(codes.stream(), ranges.stream())
                                        .anyMatch(row -> name.equals(row.get("words"))));
        for (Map<String, String> row : codes) {
            String fault = row.getOrDefault("fault", "-");
            if (!fault.equals("-") && !row.getOrDefault("text", "").contains("主键重复")) {
                assertThat(FaultCode.valueOf(fault).customs()).isEqualTo(row.get("code"));
            }
        }
    }

    @Test
    void codesInAnswersOfCustomsResolve() {
        Arrays.stream(SimulatedCustoms.Ending.values())
                .flatMap(ending -> ending.answers().stream())
                .forEach(
                        answer ->
                                assertThat(CODES.ofReceipt(answer.status(), answer.info()))
                                        .as(answer.info())
                                        .allMatch(CodeAnswer::isKnown));
        assertThat(CODES.ofReceipt("120", "[Code:1800;Desc:逻辑校验通过]"))
                .hasSize(2)
                .allMatch(CodeAnswer::isKnown);
    }

    @Test
    void aReceiptWithSeveralMeaningsIsToldApartByItsText() {
        String unregistered = "清单报文校验失败，商品错误:商品编未备案";
        assertThat(CODES.ofReceipt("-621001", unregistered).getFirst().entries())
                .extracting(CodeEntry::published)
                .containsExactly(unregistered);
        assertThat(CODES.ofReceipt("100", "收件地址不详").getFirst().entries())
                .extracting(CodeEntry::published)
                .containsExactly("海关退单", "收件地址不详");
        assertThat(CODES.search("Hati ya ODA")).extracting(CodeEntry::code).contains("-301001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    -621018                                      | -621018
                    621018                                       | -621018
                    −621018                                      | -621018
                    gw3107                                       | GW3107
                    3107                                         | GW3107
                    1001                                         | 1001 GW1001
                    0002                                         | 0002
                    2                                            | 2
                    100                                          | 100 100 100
                    4101                                         | 4000-9999 GW4101
                    AMOUNT_PAID_DIFFERS                          | GW3113
                    -621027                                      | -621027 -621027
                    -621001                                      | -621001 -621001 -621001 -621001
                    -401003                                      | -401003 -401001…-402000
                    [Code:1332;Desc:a,[O:5,P:3]]                 | 1332
                    [Code:1332;Desc:a][Code:13035;Desc:b][另有2项] | 1332 13035
                    [Code:GW3107;Desc:x]                         | GW3107
                    申报失败，代码 -621018，请处理                  | -621018
                    验签失败！                                     | -623029 -625208 -621029 -621049 -301020
                    清单[X1]的购买金额超过单笔限额[[5000]]           | -621005
                    """)
    void whatPeoplePasteIsUnderstood(String asked, String codes) {
        assertThat(
                        CODES.ask(asked).stream()
                                .flatMap(answer -> answer.entries().stream())
                                .map(CodeEntry::code))
                .containsExactly(codes.split(" "));
    }

    @Test
    void anUnknownCodeNamesThoseThatLookLikeIt() {
        CodeAnswer answer = CODES.ask("-621088").getFirst();
        assertThat(answer.isKnown()).isFalse();
        assertThat(answer.near()).contains("-621018").hasSize(5);
        assertThat(CODES.ask("[Code:100;Desc:x]").getFirst().entries())
                .allMatch(entry -> entry.family() == CodeFamily.LOGIC);
        assertThat(CODES.ask("nothing of the kind").getFirst().isKnown()).isFalse();
    }
}
