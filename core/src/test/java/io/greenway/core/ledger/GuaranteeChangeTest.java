package io.greenway.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.ledger.GuaranteeChange.State;
import io.greenway.core.money.Money;
import io.greenway.core.spec.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: a guarantee becomes what two people want, never less than is occupied and never shorter.
class GuaranteeChangeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /// It stands at 100.00, 40.00 of it occupied.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-31 | 200.00 | 2026-12-31 | ann | APPROVED | bob | APPROVED",
                "2026-12-31 | 40.00  | 2027-06-30 | ann | APPROVED | bob | APPROVED",
                "2026-12-31 | 39.99  | 2026-12-31 | ann | APPROVED | bob | 5105",
                "2026-12-31 | 100.00 | 2026-12-30 | ann | APPROVED | bob | 5106",
                "2026-10-31 | 100.00 | 2026-11-22 | ann | APPROVED | bob | APPROVED",
                "2026-10-31 | 100.00 | 2026-11-21 | ann | APPROVED | bob | 5106",
                "2026-12-31 | 1.00   | 2026-01-01 | ann | APPROVED | ann | 8211 5105 5106",
                "2026-12-31 | 200.00 | 2026-12-31 | ann | APPROVED | ann | 8211",
                "2026-12-31 | 200.00 | 2026-12-31 | ann | REJECTED | ann | REJECTED",
                "2026-12-31 | 1.00   | 2026-12-31 | ann | REJECTED | bob | REJECTED",
            })
    void whatOnePersonEntersAnotherDecides(
            LocalDate lastDay,
            String limit,
            LocalDate validTo,
            String by,
            State to,
            String second,
            String outcome) {
        GuaranteeAccount before =
                new GuaranteeAccount("A", Money.of("100.00"), Money.of("40.00"), lastDay);
        GuaranteeChange change =
                GuaranteeChange.entered(7, "A", Money.of(limit), validTo, "LG-1", by, NOW);
        Outcome<GuaranteeChange> decided = change.decide(to, second, before, NOW, TODAY);
        assertThat(told(decided)).isEqualTo(outcome);
        if (decided instanceof Outcome.Accepted<GuaranteeChange>(var after, var none)) {
            assertThat(told(after.decide(to, "eve", before, NOW, TODAY))).startsWith("5107");
        }
    }

    private static String told(Outcome<GuaranteeChange> decided) {
        return switch (decided) {
            case Outcome.Accepted<GuaranteeChange>(var after, var none) -> after.state().name();
            case Outcome.Refused<GuaranteeChange>(var faults) ->
                    faults.stream()
                            .map(one -> String.valueOf(one.code().number()))
                            .collect(Collectors.joining(" "));
        };
    }
}
