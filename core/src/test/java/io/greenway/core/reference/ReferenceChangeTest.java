package io.greenway.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.ReferenceChange.State;
import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: reference data changes from a coming day on, by two persons, and never for a day that has
/// been. Method: tables as text in, faults by row or the state of a day out.
class ReferenceChangeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate NEXT = LocalDate.of(2026, 12, 1);
    private static final Instant AT = Instant.parse("2026-11-22T04:00:00Z");
    private static final Reference BUNDLED = Reference.bundled();

    private static ReferenceTable table(String name) {
        return ReferenceTable.named(name).orElseThrow();
    }

    private static Outcome<ReferenceDraft> read(String table, String csv) {
        return DraftReading.csv(table(table), csv, BUNDLED, TODAY);
    }

    private static ReferenceDraft draft(String table, String csv) {
        return switch (read(table, csv)) {
            case Outcome.Accepted<ReferenceDraft>(ReferenceDraft draft, List<Fault> none) -> draft;
            case Outcome.Refused<ReferenceDraft>(List<Fault> faults) ->
                    throw new AssertionError(faults);
        };
    }

    private static List<Fault> faults(String table, String csv) {
        return read(table, csv) instanceof Outcome.Refused<ReferenceDraft>(List<Fault> faults)
                ? faults
                : List.of();
    }

    private static Reference with(String table, String csv) {
        return draft(table, csv).appliedTo(BUNDLED, "ann", "ben");
    }

    @Test
    void everyFaultOfEveryRowIsToldWithItsRow() {
        List<Fault> found =
                faults(
                        "parameter",
                        """
                        key,value,valid_from,document_no,colour
                        LIMIT_SINGLE,6000,2026-12-01,D-1,
                        LIMIT_SINGLE,7000,2026-12-01,D-1,
                        NOBODY,1,2026-12-01,D-1,
                        LIMIT_ANNUAL,many,2026-12-01,D-1,
                        LIMIT_ANNUAL,30000,2026-11-22,D-1,
                        PAPERS_WAIT_DAYS,1.5,2026-12-01,,
                        """);
        assertThat(found.stream().filter(fault -> fault.place().line() == 1).map(Fault::code))
                .containsExactly(FaultCode.REFERENCE_COLUMN);
        List<Fault> rest =
                faults(
                        "parameter",
                        """
                        key,value,valid_from,document_no
                        LIMIT_SINGLE,6000,2026-12-01,D-1
                        LIMIT_SINGLE,7000,2026-12-01,D-1
                        NOBODY,1,2026-12-01,D-1
                        LIMIT_ANNUAL,many,2026-12-01,D-1
                        LIMIT_ANNUAL,30000,2026-11-22,D-1
                        PAPERS_WAIT_DAYS,1.5,2026-12-01,D-1
                        FX_RATE_USD,7.2,soon,
                        """);
        assertThat(rest.stream().map(fault -> fault.place().path() + " " + fault.code()))
                .containsExactly(
                        "/row[2]/key REFERENCE_ROW_REPEATED",
                        "/row[3]/key PARAMETER_NOT_READ",
                        "/row[4]/value REFERENCE_CELL",
                        "/row[5]/valid_from REFERENCE_RETROACTIVE",
                        "/row[6]/value REFERENCE_CELL",
                        "/row[7]/document_no REFERENCE_COLUMN",
                        "/row[7]/valid_from REFERENCE_CELL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    parameter | key,value,valid_from,document_no              | LIMIT_SINGLE,6000,2026-12-01,D-1
                    parameter | key,value,valid_from,document_no              | FX_RATE_JPY,0.045,2026-12-01,D-1
                    unit      | code,name_zh,valid_from,source                | 900,新单位,2026-12-01,D-1
                    unit      | action,code,name_zh,valid_from,source         | end,035,,2026-12-01,D-1
                    rule      | number,zh,en,sw,document_no,valid_from        | R-080,甲,A,B,D-1,2026-12-01
                    tariff    | action,hs8,valid_from,document_no             | end,04012000,2026-12-01,D-1
                    balance_code | action,code,valid_from,document_no          | end,TT,2026-12-01,D-1
                    reason    | action,code,valid_from,document_no            | end,C01,2026-12-01,D-1
                    """)
    void aChangeHoldsFromItsDayOnAndIsTheDifferenceOfTheTwoDays(
            String name, String heading, String row) {
        String csv = heading + "\n" + row + "\n";
        Reference changed = with(name, csv);
        LocalDate before = NEXT.minusDays(1);
        assertThat(table(name).rows(changed, before)).isEqualTo(table(name).rows(BUNDLED, before));
        List<Difference> differences = Difference.between(table(name), changed, before, NEXT);
        assertThat(differences).hasSize(1);
        assertThat(draft(name, csv).preview(BUNDLED))
                .extracting(Difference::key)
                .containsExactly(differences.getFirst().key());
    }

    @ParameterizedTest
    @CsvSource({
        "FX_RATE_XXX,0.045,PARAMETER_NOT_READ",
        "FX_RATE_,0.045,PARAMETER_NOT_READ",
        "LIMIT_OF_MINE,1,PARAMETER_NOT_READ",
        "FX_RATE_JPY,0,REFERENCE_CELL",
        "FX_RATE_JPY,-1,REFERENCE_CELL",
        "FX_RATE_JPY,much,REFERENCE_CELL"
    })
    void aParameterIsAddedOnlyWhereThePlatformReadsIt(String key, String value, FaultCode fault) {
        String row =
                "key,value,valid_from,document_no\n%s,%s,2026-12-01,D-1\n".formatted(key, value);
        assertThat(faults("parameter", row)).extracting(Fault::code).containsExactly(fault);
    }

    @Test
    void aGoodOnTheListHasItsRatesFromTheDayOn() {
        Reference changed =
                with(
                        "tariff",
                        """
                        hs8,name_zh,unit1_code,vat_class,mfn_percent,valid_from,document_no,note
                        04012000,灭菌乳,035,standard,12,2026-12-01,D-1,only with a licence
                        """);
        assertThat(changed.tariff().item("04012000", NEXT).orElseThrow().note())
                .isEqualTo("only with a licence");
        assertThat(changed.tariff().item("04012000", TODAY))
                .isEqualTo(BUNDLED.tariff().item("04012000", TODAY));
        assertThat(faults("tariff", row("vat_class,mfn_percent", "none,12")))
                .extracting(Fault::code)
                .containsExactly(FaultCode.REFERENCE_CELL);
    }

    private static String row(String columns, String cells) {
        return "hs8,name_zh,unit1_code,valid_from,document_no,%s\n04012000,乳,035,2026-12-01,D-1,%s\n"
                .formatted(columns, cells);
    }

    @Test
    void aCodeThatEndsIsGoneAndCanComeBack() {
        Reference gone = with("unit", "action,code,valid_from,source\nend,035,2026-12-01,D-1\n");
        assertThat(gone.codes().contains(CodeList.UNIT, "035", NEXT.minusDays(1))).isTrue();
        assertThat(gone.codes().contains(CodeList.UNIT, "035", NEXT)).isFalse();
        assertThat(gone.codes().all(CodeList.UNIT, NEXT))
                .hasSize(BUNDLED.codes().all(CodeList.UNIT, NEXT).size() - 1);
        Reference back =
                draft("unit", "code,name_zh,valid_from,source\n035,千克,2027-01-01,D-2\n")
                        .appliedTo(gone, "ann", "ben");
        assertThat(back.codes().contains(CodeList.UNIT, "035", NEXT)).isFalse();
        assertThat(back.codes().contains(CodeList.UNIT, "035", LocalDate.of(2027, 1, 1))).isTrue();
    }

    @Test
    void twoPersonsAreNeededAndADayThatIsStillToCome() {
        ReferenceDraft draft =
                draft(
                        "parameter",
                        "key,value,valid_from,document_no\nLIMIT_SINGLE,6000,2026-12-01,D-1\n");
        ReferenceChange change = ReferenceChange.entered(1, draft, "ann", AT);
        assertThat(change.appliedTo(BUNDLED)).isSameAs(BUNDLED);
        assertThat(codes(change.decide(State.APPROVED, "ann", AT, TODAY)))
                .containsExactly(FaultCode.SECOND_PERSON_NEEDED);
        assertThat(codes(change.decide(State.APPROVED, "ben", AT, NEXT)))
                .containsExactly(FaultCode.REFERENCE_RETROACTIVE);
        assertThat(codes(change.decide(State.REJECTED, "ann", AT, NEXT))).isEmpty();
        if (change.decide(State.APPROVED, "ben", AT, TODAY)
                instanceof Outcome.Accepted<ReferenceChange>(var approved, List<Fault> none)) {
            Parameter row =
                    approved.appliedTo(BUNDLED).parameters().parameter("LIMIT_SINGLE", NEXT);
            assertThat(row.value() + row.enteredBy() + row.approvedBy()).isEqualTo("6000annben");
            assertThat(codes(approved.decide(State.REJECTED, "cat", AT, TODAY)))
                    .containsExactly(FaultCode.REFERENCE_DECIDED);
        } else {
            throw new AssertionError("not approved");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # table | key | columns | cells
                    parameter | LIMIT_SINGLE | key,value | LIMIT_SINGLE,6000
                    parameter | FX_RATE_JPY | key,value | FX_RATE_JPY,0.045
                    tariff | 04012000 | hs8,name_zh,unit1_code,vat_class,mfn_percent | 04012000,乳,035,standard,12
                    unit | 035 | code,name_zh | 035,千克
                    country | 116 | code,name_zh | 116,日本
                    rule | R-080 | number,zh,en,sw | R-080,甲,A,B
                    warning | W-1 | code,effect,origin,zh,en,sw | W-1,stop,116,甲,A,B
                    balance_code | TT | code,kind,zh,en,sw | TT,SETTLEMENT,甲,A,B
                    reason | C01 | code,regulator,ruling,zh,en,sw | C01,CUSTOMS,RELEASE,甲,A,B
                    site | 7916 | code,name,district,returns | 7916,甲,7916,true
                    inspection_factor | base:* | name,factor | base:*,1
                    """)
    void everyRowTellsWhoEnteredAndWhoApprovedIt(
            String name, String key, String columns, String values) {
        String heading = columns + ",valid_from," + table(name).document();
        String row = values + ",2026-12-01,D-1";
        Reference changed = with(name, heading + "\n" + row + "\n");
        assertThat(table(name).rows(changed, NEXT).get(key))
                .containsEntry("enteredBy", "ann")
                .containsEntry("approvedBy", "ben");
        assertThat(table(name).rows(changed, NEXT.minusDays(1)))
                .isEqualTo(table(name).rows(BUNDLED, NEXT.minusDays(1)));
        assertThat(table(name).rows(changed, NEXT).values())
                .filteredOn(cells -> Objects.equals(cells.get("enteredBy"), "ann"))
                .hasSize(1);
    }

    @Test
    void whatTheProductCarriesNobodyHasApproved() {
        for (ReferenceTable table : ReferenceTable.all()) {
            assertThat(table.rows(BUNDLED, TODAY).values())
                    .as(table.name())
                    .allSatisfy(
                            cells ->
                                    assertThat(cells)
                                            .containsEntry("enteredBy", "Greenway")
                                            .containsEntry("approvedBy", ""));
        }
    }

    private static List<FaultCode> codes(Outcome<ReferenceChange> outcome) {
        return outcome instanceof Outcome.Refused<ReferenceChange>(List<Fault> faults)
                ? faults.stream().map(Fault::code).toList()
                : List.of();
    }
}
