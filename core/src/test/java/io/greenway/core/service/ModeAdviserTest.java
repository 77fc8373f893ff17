package io.greenway.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Reference;
import io.greenway.core.service.ModeAdvice.Open;
import io.greenway.core.service.ModeAdvice.Point;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: the adviser answers as R-011 does and asks only for what still matters. Method: every row
/// of the decision table, then every combination of answers there is.
class ModeAdviserTest {
    private static final ModeAdviser ADVISER = ModeAdviser.bundled();

    @ParameterizedTest
    @CsvSource({
        "import, no,  consumer,   ,    9610",
        "import, no,  consumer,   no,  9610",
        "import, yes, consumer,   yes, 1210",
        "import, yes, consumer,   no,  1239",
        "import, ,    enterprise, ,",
        "import, yes, warehouse,  yes,",
        "export, no,  consumer,   ,    9610",
        "export, yes, consumer,   ,    1210",
        "export, ,    enterprise, ,    9710",
        "export, no,  warehouse,  ,    9810",
    })
    void answersAsTheTable(
            String direction, String bonded, String buyer, String scope, String mode) {
        ModeAdvice advice = advise(direction, bonded, buyer, scope);
        assertThat(advice.decided()).isTrue();
        assertThat(advice.open()).isEmpty();
        assertThat(advice.mode()).isEqualTo(mode);
        assertThat(advice.conditions().isEmpty()).isEqualTo(mode == null);
    }

    @ParameterizedTest
    @CsvSource({
        ",       ,    ,         , direction buyer bonded scope",
        "import, ,    ,         , buyer bonded scope",
        "import, ,    consumer, , bonded scope",
        "import, yes, consumer, , scope",
        "export, ,    consumer, , bonded",
        "export, yes, ,         , buyer",
    })
    void asksOnlyForWhatStillMatters(
            String direction, String bonded, String buyer, String scope, String open) {
        ModeAdvice advice = advise(direction, bonded, buyer, scope);
        assertThat(advice.decided()).isFalse();
        assertThat(advice.mode()).isNull();
        assertThat(advice.open().stream().map(Open::name))
                .containsExactlyElementsOf(Arrays.asList(open.split(" ")));
    }

    @Test
    void everyCombinationEndsInOneAnswerWithWordsAndItsRule() {
        Reference reference = Reference.bundled();
        List<String> modes = new ArrayList<>();
        for (String direction : List.of("import", "export")) {
            for (String bonded : List.of("yes", "no")) {
                for (String buyer : List.of("consumer", "enterprise", "warehouse")) {
                    for (String scope : List.of("yes", "no")) {
                        ModeAdvice advice = advise(direction, bonded, buyer, scope);
                        assertThat(advice.decided()).isTrue();
                        List<Point> points = new ArrayList<>(advice.conditions());
                        points.add(Objects.requireNonNull(advice.advice()));
                        for (Point point : points) {
                            isWhole(point.text());
                            assertThat(reference.rules().find(point.rule())).isPresent();
                            assertThat(point.documentNo()).isNotBlank();
                            assertThat(point.certainty()).isIn("S", "M", "U", "D");
                        }
                        modes.add(String.valueOf(advice.mode()));
                    }
                }
            }
        }
        assertThat(modes).contains("9610", "1210", "1239", "9710", "9810", "null");
    }

    @ParameterizedTest
    @CsvSource({
        // checked, said, district, mode
        "true,  ,    ,     1210",
        "true,  ,    7916, 1210",
        "true,  ,    7902, 1239",
        "true,  yes, 7902, 1210",
        "true,  no,  7916, 1239",
        "false, ,    7916,",
    })
    void theTableOfSitesSaysWhetherThePlaceMayDoIt(
            boolean checked, String scope, String district, String mode) {
        Reference bundled = Reference.bundled();
        Reference reference = checked ? bundled.with("SITES_CHECKED", "true") : bundled;
        ModeQuestion question = new ModeQuestion("import", "yes", "consumer", scope);
        LocalDate day = LocalDate.of(2026, 11, 22);
        ModeAdvice advice =
                ((Outcome.Accepted<ModeAdvice>) ADVISER.advise(question, district, reference, day))
                        .value();
        assertThat(advice.mode()).isEqualTo(mode);
        assertThat(advice.decided()).isEqualTo(mode != null);
    }

    @Test
    void refusesAnswersThatAreNone() {
        Outcome<ModeAdvice> outcome =
                ADVISER.advise(new ModeQuestion("sideways", "maybe", "consumer", "yes"));
        assertThat(((Outcome.Refused<ModeAdvice>) outcome).faults())
                .extracting(fault -> fault.code(), fault -> fault.place().path())
                .containsExactlyInAnyOrder(
                        tuple(FaultCode.VALUE_NOT_PERMITTED, "/direction"),
                        tuple(FaultCode.VALUE_NOT_PERMITTED, "/bonded"));
    }

    static void isWhole(Phrase text) {
        assertThat(List.of(text.zh(), text.en(), text.sw()))
                .allSatisfy(one -> assertThat(one).isNotBlank().doesNotContain("{", "—"));
    }

    private static ModeAdvice advise(String direction, String bonded, String buyer, String scope) {
        return ((Outcome.Accepted<ModeAdvice>)
                        ADVISER.advise(new ModeQuestion(direction, bonded, buyer, scope)))
                .value();
    }
}
