package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Event;
import io.greenway.core.money.Money;
import io.greenway.core.tax.Assessment;
import io.greenway.core.tax.Decision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: what is stored of events is short, and what was stored before reads as what is stored now.
class EventCodecTest {
    private static final EventCodec CODEC =
            new EventCodec(
                    (paper, ref) -> {
                        throw new AssertionError(paper + " " + ref);
                    });

    private static final List<Event> EVENTS =
            List.of(
                    new Event.DocumentsAgreed(List.of()),
                    new Event.TaxAssessed(
                            new Assessment(
                                    Decision.PREFERENTIAL,
                                    List.of("R-021"),
                                    Money.of("0.00"),
                                    Money.of("12.00"),
                                    List.of(),
                                    Money.of("1.09"),
                                    List.of(),
                                    List.of())),
                    new Event.CustomsAnswered("800", "", false),
                    new Event.QuotaConfirmed());

    @Test
    void whatIsEmptyIsNotStoredAndReadsAsEmpty() {
        String stored = new String(CODEC.write(EVENTS), StandardCharsets.UTF_8);
        assertThat(stored)
                .isEqualTo(
                        """
                        [{"event":"DocumentsAgreed"},{"event":"TaxAssessed","assessment":\
                        {"decision":"PREFERENTIAL","rules":["R-021"],"annualUsed":"0.00",\
                        "dutiableValue":"12.00","total":"1.09"}},{"event":"CustomsAnswered",\
                        "status":"800","info":"","unexpected":false},{"event":"QuotaConfirmed"}]""");
        assertThat(CODEC.read(stored)).isEqualTo(EVENTS);
    }

    @Test
    void whatWasStoredWithItsEmptyListsReadsAsBefore() {
        String stored =
                """
                [{"event":"DocumentsAgreed","remarks":[]},{"event":"TaxAssessed","assessment":
                {"decision":"PREFERENTIAL","rules":["R-021"],"annualUsed":"0.00",
                "dutiableValue":"12.00","lines":[],"total":"1.09","unlisted":[],
                "withoutContent":[]}},{"event":"CustomsAnswered","status":"800","info":"",
                "unexpected":false},{"event":"QuotaConfirmed"}]
                """;
        assertThat(CODEC.read(stored)).isEqualTo(EVENTS);
    }
}
