package io.greenway.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.BalanceCode.Kind;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: the tables by which people of the zone work change from a coming day on and for that day
/// alone. Method: rows as text in, the codes of two days out.
class ZoneTablesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate NEXT = LocalDate.of(2026, 12, 1);
    private static final Reference BUNDLED = Reference.bundled();

    private static Outcome<ReferenceDraft> read(String csv) {
        return DraftReading.csv(
                ReferenceTable.named("balance_code").orElseThrow(), csv, BUNDLED, TODAY);
    }

    @Test
    void codesOfTheBalanceOfPaymentsHoldFromTheirDayOn() {
        String csv =
                """
                action,code,kind,zh,en,sw,modes,valid_from,document_no
                ,121040,TRANSACTION,新编码,New,Mpya,9610 9710,2026-12-01,D-1
                end,CL,,,,,,2026-12-01,D-1
                """;
        Reference changed =
                ((Outcome.Accepted<ReferenceDraft>) read(csv))
                        .value()
                        .appliedTo(BUNDLED, "ann", "ben");
        ZoneTables zone = changed.zone();
        assertThat(zone.balanceCode(Kind.TRANSACTION, "121040", NEXT).orElseThrow().modes())
                .containsExactly("9610", "9710");
        assertThat(zone.balanceCode(Kind.SETTLEMENT, "121040", NEXT)).isEmpty();
        assertThat(zone.balanceCode(Kind.TRANSACTION, "121040", NEXT.minusDays(1))).isEmpty();
        assertThat(zone.balanceCode(Kind.SETTLEMENT, "CL", NEXT)).isEmpty();
        assertThat(zone.balanceCode(Kind.SETTLEMENT, "CL", NEXT.minusDays(1))).isPresent();
        assertThat(zone.balanceCodes(NEXT.minusDays(1)))
                .isEqualTo(BUNDLED.zone().balanceCodes(NEXT));
        assertThat(changed.version()).isNotEqualTo(BUNDLED.version());
    }

    @Test
    void aKindThatNobodyKnowsIsAFaultOfItsRow() {
        Outcome<ReferenceDraft> read =
                read(
                        """
                        code,kind,zh,en,sw,valid_from,document_no
                        121040,BARTER,甲,A,B,2026-12-01,D-1
                        """);
        List<Fault> faults = ((Outcome.Refused<ReferenceDraft>) read).faults();
        assertThat(faults).extracting(Fault::code).containsExactly(FaultCode.REFERENCE_CELL);
        assertThat(faults.getFirst().expected()).isEqualTo("TRANSACTION|SETTLEMENT");
    }
}
