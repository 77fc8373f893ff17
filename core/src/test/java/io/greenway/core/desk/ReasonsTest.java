package io.greenway.core.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenway.core.reference.DraftReading;
import io.greenway.core.reference.ReasonCode;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.ReferenceDraft;
import io.greenway.core.reference.ReferenceTable;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: every ruling has a reason that an officer may give, in three languages, and two persons
/// change which.
class ReasonsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Reasons REASONS = Reasons.of(Reference.bundled());

    @Test
    void everyRulingOfEveryKindHasAReasonAndItsWordsInThreeLanguages() {
        for (TaskKind kind : TaskKind.values()) {
            for (Ruling ruling : kind.rulings()) {
                assertThat(REASONS.inForce(kind.regulator(), DAY))
                        .as("%s %s", kind, ruling)
                        .anyMatch(entry -> entry.ruling().equals(ruling.name()));
            }
        }
        for (Regulator regulator : Regulator.values()) {
            for (ReasonCode entry : REASONS.inForce(regulator, DAY)) {
                assertThat(List.of(entry.zh(), entry.en(), entry.sw())).doesNotContain("");
            }
        }
    }

    @Test
    void theTableOfReasonsKnowsTheRegulatorsAndRulingsOfTheDesk() {
        assertThat(Arrays.stream(Regulator.values()).map(Regulator::name))
                .containsExactlyElementsOf(ReasonCode.REGULATORS);
        assertThat(Arrays.stream(Ruling.values()).map(Ruling::name))
                .containsExactlyElementsOf(ReasonCode.RULINGS);
    }

    /// Two persons change the table; officers give the new reason from its day on.
    @Test
    void reasonsAreReferenceDataAndHoldFromTheirDayOn() {
        ReferenceTable table = ReferenceTable.named("reason").orElseThrow();
        String csv =
                """
                action,code,regulator,ruling,zh,en,sw,valid_from,document_no
                ,C14,CUSTOMS,REJECT,收件人不符,Another consignee,Mpokeaji mwingine,2026-12-01,D-1
                end,C12,,,,,,2026-12-01,D-1
                """;
        Reference before = Reference.bundled();
        Outcome<ReferenceDraft> read = DraftReading.csv(table, csv, before, DAY);
        Reasons changed =
                Reasons.of(
                        ((Outcome.Accepted<ReferenceDraft>) read)
                                .value()
                                .appliedTo(before, "ann", "ben"));
        LocalDate next = LocalDate.of(2026, 12, 1);
        for (String code : List.of("C12", "C14")) {
            boolean isNew = code.equals("C14");
            assertThat(found(changed, Ruling.REJECT, code, next)).isEqualTo(isNew);
            assertThat(found(changed, Ruling.REJECT, code, next.minusDays(1))).isEqualTo(!isNew);
        }
        assertThat(found(changed, Ruling.RELEASE, "C14", next)).isFalse();
        String wrong =
                """
                code,regulator,ruling,zh,en,sw,valid_from,document_no
                C15,POST,REJECT,甲,A,B,2026-12-01,D-1
                C16,CUSTOMS,SMILE,甲,A,B,2026-12-01,D-1
                """;
        assertThat(((Outcome.Refused<?>) DraftReading.csv(table, wrong, before, DAY)).faults())
                .extracting(fault -> fault.place().line(), fault -> fault.expected())
                .containsExactly(
                        tuple(1, String.join("|", ReasonCode.REGULATORS)),
                        tuple(2, String.join("|", ReasonCode.RULINGS)));
    }

    private static boolean found(Reasons reasons, Ruling ruling, String code, LocalDate day) {
        return reasons.find(Regulator.CUSTOMS, ruling, code, day).isPresent();
    }
}
