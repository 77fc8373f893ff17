package io.greenway.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenway.core.reference.Language;
import io.greenway.core.spec.FaultCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern RULE =
            Pattern.compile("R-\\d{3}( row \\d+)?|flows \\d+|checks [A-J]|codes \\d|T22 CEB\\d{3}");
    private static final Set<String> EVENT_VALUES =
            Set.of(
                    "amount",
                    "arriveBy",
                    "available",
                    "book",
                    "code",
                    "days",
                    "disagreements",
                    "dutiableValue",
                    "faults",
                    "holds",
                    "info",
                    "invtNo",
                    "lastDay",
                    "lines",
                    "lots",
                    "missing",
                    "needed",
                    "paper",
                    "pass",
                    "pieces",
                    "preNo",
                    "remarks",
                    "status",
                    "tax",
                    "time",
                    "total",
                    "value",
                    "waybill",
                    "weight",
                    "year");

    private final Phrases phrases = Phrases.bundled();

    @Test
    void everyFaultHasOneRowAndNoneIsInvented() {
        List<String> codes = Arrays.stream(FaultCode.values()).map(FaultCode::name).toList();
        assertThat(names("faults.tsv")).isEqualTo(codes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"faults.tsv", "stages.tsv", "events.tsv", "papers.tsv", "statuses.tsv"})
    void tablesAreFullAndNamesStandOnce(String table) {
        assertThat(names(table)).doesNotHaveDuplicates();
        for (Map<String, String> row : Phrases.table(table)) {
            row.forEach(
                    (column, cell) ->
                            assertThat(cell)
                                    .as("%s of %s", column, row.get("name"))
                                    .isNotBlank()
                                    .isEqualTo(cell.strip()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"faults.tsv", "stages.tsv", "events.tsv", "papers.tsv", "statuses.tsv"})
    void cellsAreInTheLanguageOfTheirColumn(String table) {
        for (Map<String, String> row : Phrases.table(table)) {
            row.forEach(
                    (column, cell) -> {
                        if (column.endsWith("zh")) {
                            assertThat(cell).as(row.get("name")).containsPattern(CHINESE);
                        } else {
                            assertThat(cell).as(row.get("name")).doesNotContainPattern(CHINESE);
                        }
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void wordsOfAFaultNameKnownValuesOnly(FaultCode code) {
        assertThat(Set.of("found", "expected", "copNo", "orderNo", "guid"))
                .containsAll(placeholders(phrases.answer(code)));
        sameValues(phrases.fault(code), Set.of("found", "expected", "path"));
        sameValues(phrases.remedy(code), Set.of());
    }

    @Test
    void wordsOfAnEventNameKnownValuesOnly() {
        for (String name : names("events.tsv")) {
            sameValues(phrases.event(name).phrase(), EVENT_VALUES);
        }
    }

    @Test
    void everyEventNamesWhoDecidedAndARule() {
        for (String name : names("events.tsv")) {
            Phrases.EventWords words = phrases.event(name);
            assertThat(words.by()).as(name).isIn("sender", "greenway", "customs");
            assertThat(words.rule()).as(name).matches(RULE);
        }
    }

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void everyFaultNamesARule(FaultCode code) {
        assertThat(code.rule()).matches(RULE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ORDER_EXISTS               | 已存在相同编号的订单
                    INVENTORY_EXISTS           | 清单[C1]已经申报过，请勿重复申报
                    INVENTORY_KEY_REPEATED     | 清单中业务主键重复（订单号+电商企业备案号）
                    PAYMENT_SECOND_FOR_ORDER   | [O1]对应多条支付凭证
                    PAYMENT_ENTERPRISE_DIFFERS | 支付企业不一致
                    AMOUNT_PAID_DIFFERS        | 支付单支付金额与订单支付金额不一致,[OrderHead.acturalPaid:1,PaymentHead.amountPaid:2]
                    LINE_COUNT_DIFFERS         | 清单表体与订单表体项数不一致,[InventoryHead.orderNo:O1,OrderHead.orderNo:O1]
                    SINGLE_LIMIT               | 清单[C1]的购买金额超过单笔限额[[2]]
                    ANNUAL_LIMIT               | 订购人购买超过年度限额,超过个人年度购买额度;totalPrice：1 > limitPrice: 2
                    """)
    void answersAreThoseOfTheRealSystem(FaultCode code, String answer) {
        Map<String, String> values =
                Map.of("found", "1", "expected", "2", "copNo", "C1", "orderNo", "O1");
        assertThat(Phrase.fill(phrases.answer(code), values)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "800, Released",
        "<0, Processing error",
        "-621004, Processing error",
        "777, Unknown status 777"
    })
    void everyStatusHasAName(String status, String name) {
        assertThat(phrases.status(status).in(Language.EN)).isEqualTo(name);
    }

    @Test
    void aNameThatDoesNotExistIsABug() {
        assertThatThrownBy(() -> phrases.stage("LOST"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LOST");
    }

    @Test
    void valuesAreFilledOnceAndAbsentOnesBecomeADash() {
        Phrase phrase = new Phrase("甲{a}乙{b}", "{a} and {b}", "{b} na {a}");
        assertThat(phrase.with(Map.of("a", "{b} $1 \\")))
                .isEqualTo(new Phrase("甲{b} $1 \\乙—", "{b} $1 \\ and —", "— na {b} $1 \\"));
    }

    /// All languages show the same values, so that no reader learns less.
    private static void sameValues(Phrase phrase, Set<String> known) {
        Set<String> values = placeholders(phrase.zh());
        assertThat(known).containsAll(values);
        assertThat(placeholders(phrase.en())).as(phrase.en()).isEqualTo(values);
        assertThat(placeholders(phrase.sw())).as(phrase.sw()).isEqualTo(values);
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(String table) {
        return Phrases.table(table).stream().map(row -> row.get("name")).toList();
    }
}
