package io.greenway.core.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: a recall is closed when every enterprise has finished, and nobody recalls
/// everything by leaving fields empty. Method: one row a case.
class RecallRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest(name = "{0} to {1} with {2} open: {3}")
    @CsvSource({
        "OPENED, ISSUED, 0, ISSUED",
        "ISSUED, ISSUED, 1, ISSUED",
        "OPENED, WITHDRAWN, 0, WITHDRAWN",
        "ISSUED, WITHDRAWN, 0, 6622",
        "OPENED, CLOSED, 0, 6622",
        "ISSUED, CLOSED, 1, 6623",
        "ISSUED, CLOSED, 0, CLOSED",
        "CLOSED, ISSUED, 0, 6622",
        "ISSUED, OPENED, 0, 6622",
    })
    void recall(RecallStage now, RecallStage wanted, int open, String expected) {
        assertThat(told(RecallRules.step(now, wanted, open))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} to {1}, {2} of {3}: {4}")
    @CsvSource({
        "ISSUED, ACKNOWLEDGED, 0, 3, ACKNOWLEDGED",
        "ISSUED, FINISHED, 0, 3, 6622",
        "ACKNOWLEDGED, FINISHED, 3, 3, FINISHED",
        "ACKNOWLEDGED, FINISHED, 4, 3, 6619",
        "ACKNOWLEDGED, FINISHED, -1, 3, 6619",
        "FINISHED, ACKNOWLEDGED, 0, 3, 6622",
        "ACKNOWLEDGED, ISSUED, 0, 3, 6622",
    })
    void notice(NoticeStage now, NoticeStage wanted, int recovered, int parcels, String expected) {
        assertThat(told(RecallRules.step(now, wanted, recovered, parcels))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {4}")
    @CsvSource({
        "B-1, , , 0, 0",
        ", 1905, , 0, 0",
        ", , Maker, 0, 0",
        ", , , 0, 1",
        ", 19, , 0, 1",
        ", , M, 0, 1",
        "B-1, , , -1, 1",
        ", 19, M, -1, 3",
    })
    void scope(String batch, String code, String producer, int days, int faults) {
        assertThat(
                        new RecallScope(batch, null, code, producer, null, DAY, DAY.plusDays(days))
                                .faults())
                .hasSize(faults);
    }

    private static String told(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?>(Object value, List<Fault> none) -> value.toString();
            case Outcome.Refused<?>(List<Fault> faults) ->
                    String.valueOf(faults.getFirst().code().number());
        };
    }
}
