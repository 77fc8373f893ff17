package io.greenway.core.clearance;

import static io.greenway.core.clearance.Zone.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.DraftReading;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.tax.Assessment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: a rate that is changed for next month leaves today's taxes as they are. Method:
/// the same trades go through the clerk before the change, after it on the same day, and after it
/// in the next month.
class RateChangeTest {
    private static final int TRADES = 40;
    private static final long SEED = 9;
    private static final String CHANGE =
            """
            key,value,valid_from,document_no
            VAT_STANDARD,0.20,2026-12-01,D-1
            VAT_REDUCED,0.10,2026-12-01,D-1
            TAX_REDUCTION,0.90,2026-12-01,D-1
            """;

    @Test
    void todaysDeclarationsKeepTheirTaxesAndNextMonthsGetTheNewOnes() {
        Reference before = Reference.bundled();
        Reference after = changed(before);
        Instant nextMonth = NOON.plus(Duration.ofDays(14));
        List<Assessment> today = taxes(before, NOON);
        assertThat(today).as("seed %d", SEED).hasSize(TRADES);
        assertThat(taxes(after, NOON)).as("seed %d", SEED).isEqualTo(today);
        List<Assessment> unchanged = taxes(before, nextMonth);
        List<Assessment> then = taxes(after, nextMonth);
        for (int at = 0; at < TRADES; at++) {
            assertThat(then.get(at).total().fen())
                    .as("trade %d of seed %d", at, SEED)
                    .isGreaterThan(unchanged.get(at).total().fen());
        }
    }

    private static Reference changed(Reference reference) {
        ReferenceTable table = ReferenceTable.named("parameter").orElseThrow();
        return switch (DraftReading.csv(table, CHANGE, reference, Terms.dayOf(NOON))) {
            case Outcome.Accepted<ReferenceDraft>(ReferenceDraft draft, List<Fault> none) ->
                    draft.appliedTo(reference, "ann", "ben");
            case Outcome.Refused<ReferenceDraft>(List<Fault> faults) ->
                    throw new AssertionError(faults);
        };
    }

    private static List<Assessment> taxes(Reference reference, Instant at) {
        Zone zone = new Zone(SEED, reference);
        List<Assessment> taxes = new ArrayList<>();
        for (int index = 0; index < TRADES; index++) {
            Declaration declaration = zone.declaration(index, Kind.CONSISTENT);
            zone.take(zone.documents(declaration, at), at);
            Assessment assessment = zone.dossier(declaration).assessment();
            if (assessment != null) {
                taxes.add(assessment);
            }
        }
        return taxes;
    }
}
