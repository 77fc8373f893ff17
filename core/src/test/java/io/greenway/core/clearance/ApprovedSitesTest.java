package io.greenway.core.clearance;

import static io.greenway.core.clearance.Zone.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenway.core.reference.DraftReading;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// R-012, R-064. Goal: where the zone checks its sites, bonded goods are declared and returned
/// goods arrive only where a site is approved for it; where it does not, nothing changes. Method:
/// sites change for tomorrow, and trades of tomorrow go through the clerk.
class ApprovedSitesTest {
    private static final LocalDate TODAY = Terms.dayOf(NOON);
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
    private static final Reference BUNDLED = Reference.bundled();
    private static final Reference CHECKED = BUNDLED.with("SITES_CHECKED", "true");
    private static final String END_7916 =
            """
            action,code,valid_from,document_no
            end,7916,2026-11-23,D-1
            """;

    private static final List<String> RETURN =
            List.of(
                    "trade 9610 2 3",
                    "at 2026-11-22T04:00:00Z",
                    "send order payment waybill inventory",
                    "customs 800 [Code:2600;Desc:放行]",
                    "return R 1x1",
                    "return-answer R 399 x",
                    "at 2026-11-23T04:00:00Z",
                    "arrive R");

    private static Outcome<ReferenceDraft> read(String csv) {
        ReferenceTable table = ReferenceTable.named("site").orElseThrow();
        return DraftReading.csv(table, csv, CHECKED, TODAY);
    }

    private static Reference with(Reference reference, String csv) {
        return ((Outcome.Accepted<ReferenceDraft>) read(csv))
                .value()
                .appliedTo(reference, "ann", "ben");
    }

    private static Zone zoneWithTrade(Reference reference, Declaration trade) {
        Zone zone = new Zone(3, reference);
        zone.take(zone.documents(trade, TOMORROW), TOMORROW);
        return zone;
    }

    private static Declaration trade(String mode) {
        Zone zone = new Zone(3);
        for (int index = 0; index < 200; index++) {
            Declaration one = zone.declaration(index, Kind.CONSISTENT);
            if (one.inventory().head().tradeMode().equals(mode)) {
                return one;
            }
        }
        throw new AssertionError("no trade in " + mode + " among 200 of seed 3");
    }

    @ParameterizedTest
    @CsvSource({
        // mode, checked, site 7916 is there, refused
        "1210, true,  true,  false",
        "1210, true,  false, true",
        "1210, false, false, false",
        "9610, true,  false, false",
    })
    void bondedGoodsAreDeclaredWhereASiteIsApproved(
            String mode, boolean checked, boolean there, boolean refused) {
        Reference switched = checked ? CHECKED : BUNDLED;
        Reference reference = there ? switched : with(switched, END_7916);
        Declaration trade = trade(mode);
        Dossier dossier = zoneWithTrade(reference, trade).dossier(trade);
        assertThat(dossier.disagreements().stream().map(one -> one.fault()))
                .filteredOn(fault -> fault.code() == FaultCode.SITE_NOT_APPROVED)
                .extracting(Fault::found, Fault::expected)
                .isEqualTo(
                        refused
                                ? List.of(tuple("7916 1210", "7915, 7920, 7921, 7922, 7923"))
                                : List.of());
        assertThat(dossier.stage() == Stage.REJECTED).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({
        // modes approved in the district, whether it is a returns centre, arrives
        "'',   true,  true",
        "9610, false, true",
        "1210, false, false",
        "'',   false, false",
    })
    void goodsComeBackWhereASiteMayTakeThem(String modes, boolean centre, boolean arrives) {
        String csv =
                """
                code,name,district,modes,returns,valid_from,document_no
                S-1,示范场所,7902,%s,%s,2026-11-23,D-1
                """
                        .formatted(modes, centre);
        String told = FollowUpScript.play(RETURN, with(CHECKED, csv));
        String last = told.substring(told.lastIndexOf("\n> "));
        if (arrives) {
            assertThat(last).contains("CEB626 899").doesNotContain("可接收退货的场所");
        } else {
            assertThat(last).contains("-625001", "可接收退货的场所").doesNotContain("CEB626 899");
        }
        assertThat(FollowUpScript.play(RETURN, BUNDLED)).contains("CEB626 899");
    }

    @Test
    void aSiteLiesInADistrictThatThereIsAndHasModesThatThereAre() {
        Outcome<ReferenceDraft> read =
                read(
                        """
                        code,name,district,modes,returns,valid_from,document_no
                        S-1,甲,0042,1210,true,2026-11-23,D-1
                        S-2,乙,7916,4711,true,2026-11-23,D-1
                        S-3,丙,7916,1210,maybe,2026-11-23,D-1
                        S-4,丁,7916,1210 1239,true,2026-11-23,D-1
                        """);
        assertThat(((Outcome.Refused<ReferenceDraft>) read).faults())
                .extracting(fault -> fault.place().line(), Fault::code)
                .containsExactly(
                        tuple(1, FaultCode.REFERENCE_CELL),
                        tuple(2, FaultCode.REFERENCE_CELL),
                        tuple(3, FaultCode.REFERENCE_CELL));
    }
}
