package io.greenway.core.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Stage;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeskLifecycleTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Parameters PARAMETERS = Reference.bundled().parameters();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Reasons REASONS = Reasons.of(Reference.bundled());
    private static final String OF_PAYMENTS =
            " REMITTANCE PAYER PAYEE AMOUNT DOLLARS BANK DECLARATIONS";
    private static final Declaration DECLARATION =
            new Declaration(
                    "7900",
                    "5101960D01",
                    "A-1",
                    "5101960D11",
                    "5101960D41",
                    "C1",
                    "B20261122000000001",
                    "79002026I000000001");

    private static Task open(TaskKind kind) {
        return open(kind, false);
    }

    private static Task open(TaskKind kind, boolean green) {
        return open(kind, green, List.of());
    }

    private static Task open(TaskKind kind, boolean green, List<Ground> grounds) {
        Map<TaskField, String> facts = new EnumMap<>(TaskField.class);
        for (TaskField field : TaskField.values()) {
            facts.put(field, "some " + field);
        }
        if (!green) {
            facts.remove(TaskField.GREEN);
        }
        Opening opening =
                new Opening(
                        "test",
                        kind,
                        DECLARATION.invtNo(),
                        DECLARATION,
                        Cause.MANUAL,
                        grounds,
                        facts);
        DeskEvent opened = DeskLifecycle.open(opening, terms("a", kind, NOON, Stage.CHECKED));
        return DeskLifecycle.apply(null, opened, NOON);
    }

    private static DeskTerms terms(String login, TaskKind kind, Instant now, Stage declared) {
        return new DeskTerms(
                new Officer(login, kind.regulator()), now, PARAMETERS, REASONS, declared);
    }

    /// The script is a list of steps such as `a:claim b:decide:RELEASE:C01`; what comes of the last
    /// one is a stage or the numbers of its faults.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CUSTOMS_REVIEW      | CHECKED  | a:claim                                       | CLAIMED
                    CUSTOMS_REVIEW      | CHECKED  | a:claim a:claim                               | CLAIMED
                    CUSTOMS_REVIEW      | CHECKED  | a:claim b:claim                               | 6502
                    CUSTOMS_REVIEW      | CHECKED  | a:claim b:hand-back                           | 6503
                    CUSTOMS_REVIEW      | CHECKED  | a:claim a:hand-back                           | OPEN
                    CUSTOMS_REVIEW      | CHECKED  | a:claim a:hand-back b:claim                   | CLAIMED
                    CUSTOMS_REVIEW      | CHECKED  | a:decide:RELEASE:C01                          | 6503
                    CUSTOMS_REVIEW      | REVIEW   | a:claim a:decide:RELEASE:C01                  | RULED
                    CUSTOMS_REVIEW      | REVIEW   | a:claim b:decide:RELEASE:C01                  | 6503
                    CUSTOMS_REVIEW      | REVIEW   | a:claim a:decide:RELEASE:C11                  | 6505
                    CUSTOMS_REVIEW      | REVIEW   | a:claim a:decide:CLOSE:C51                    | 6504 6508
                    CUSTOMS_REVIEW      | REVIEW   | a:claim a:decide:DESTROY:C99                  | 6504 6505
                    CUSTOMS_REVIEW      | RELEASED | a:claim a:decide:RELEASE:C01                  | 6508
                    CUSTOMS_REVIEW      | REVIEW   | a:claim a:decide:RELEASE:C01 a:claim          | 6501
                    CUSTOMS_REVIEW      | REVIEW   | a:claim a:decide:DETAIN_LEGAL:C33             | PROPOSED
                    CUSTOMS_REVIEW      | REVIEW   | a:claim a:decide:DETAIN_LEGAL:C33 b:claim     | 6501
                    CUSTOMS_REVIEW      | REVIEW   | a:claim a:decide:DETAIN_LEGAL:C33 a:confirm   | 6506
                    CUSTOMS_REVIEW      | REVIEW   | a:claim a:decide:DETAIN_LEGAL:C33 a:refuse    | 6506
                    CUSTOMS_REVIEW      | REVIEW   | a:claim a:decide:DETAIN_LEGAL:C33 b:confirm   | RULED
                    CUSTOMS_REVIEW      | REVIEW   | a:claim a:decide:DETAIN_LEGAL:C33 b:refuse    | OPEN
                    CUSTOMS_REVIEW      | REVIEW   | a:claim b:confirm                             | 6501
                    CUSTOMS_DETENTION   | DETAINED | a:claim a:decide:DESTROY:C42 b:confirm        | RULED
                    CUSTOMS_DETENTION   | DETAINED | a:claim a:decide:CONFISCATE:C43               | PROPOSED
                    CUSTOMS_DETENTION   | DETAINED | a:claim a:decide:CONFISCATE:C43 a:confirm     | 6506
                    CUSTOMS_DETENTION   | DETAINED | a:claim a:decide:CONFISCATE:C44 b:confirm     | RULED
                    CUSTOMS_INSPECTION  | DETAINED | a:claim a:decide:CONFISCATE:C43               | 6504
                    INSPECTION_DISPOSAL | DETAINED | a:claim a:decide:CONFISCATE:C43               | 6504 6505
                    CUSTOMS_DETENTION   | DETAINED | a:claim a:decide:INSPECT:C22                  | RULED
                    CUSTOMS_CLOSING     | RELEASED | a:claim a:decide:CLOSE:C51                    | RULED
                    CUSTOMS_CLOSING     | CHECKED  | a:claim a:decide:CLOSE:C51                    | 6508
                    INSPECTION_DISPOSAL | DETAINED | a:claim a:decide:DESTROY:I21                  | PROPOSED
                    INSPECTION_DISPOSAL | DETAINED | a:claim a:decide:DESTROY:I21 b:confirm        | RULED
                    TAX_ENQUIRY         | RELEASED | a:claim a:decide:CLEAR:T01                    | RULED
                    TAX_DIFFERENCE      | RELEASED | a:claim a:decide:ACCEPT:T21                   | RULED
                    TAX_DIFFERENCE      | CLOSED   | a:claim a:decide:CORRECT:T41                  | RULED
                    TAX_DIFFERENCE      | RELEASED | a:claim a:decide:DISPUTE:T21                  | 6505
                    TAX_DIFFERENCE      | RELEASED | a:claim a:decide:CLEAR:T01                    | 6504
                    EXCHANGE_ENQUIRY    | RELEASED | a:claim a:decide:REFER:F11                    | RULED
                    EXCHANGE_REVIEW     | RELEASED | a:claim a:decide:APPROVE:F21                  | RULED
                    EXCHANGE_REVIEW     | RELEASED | a:claim a:decide:APPROVE:F31                  | 6505
                    EXCHANGE_REVIEW     | RELEASED | a:claim a:decide:WAIVE:F41                    | 6504
                    EXCHANGE_WAIVER     | RELEASED | a:claim a:decide:WAIVE:F41                    | PROPOSED
                    EXCHANGE_WAIVER     | RELEASED | a:claim a:decide:WAIVE:F41 a:confirm          | 6506
                    EXCHANGE_WAIVER     | RELEASED | a:claim a:decide:WAIVE:F41 b:confirm          | RULED
                    EXCHANGE_WAIVER     | RELEASED | a:claim a:decide:WAIVE:F41 b:refuse           | OPEN
                    EXCHANGE_WAIVER     | RELEASED | a:claim a:decide:DECLINE:F33                  | RULED
                    """)
    void aTaskGoesItsWay(TaskKind kind, Stage declared, String script, String expected) {
        assertThat(cameOf(open(kind), declared, script)).isEqualTo(expected);
    }

    /// What is above the cap or looks split takes two to let go on and one to refuse; what was
    /// picked takes one.
    @ParameterizedTest
    @CsvSource({
        "FX_CAP, a:claim a:decide:APPROVE:F21, PROPOSED",
        "FX_CAP, a:claim a:decide:APPROVE:F21 a:confirm, 6506",
        "FX_CAP, a:claim a:decide:APPROVE:F21 b:confirm, RULED",
        "FX_CAP, a:claim a:decide:APPROVE:F21 b:refuse, OPEN",
        "FX_CAP, a:claim a:decide:DECLINE:F31, RULED",
        "FX_SPLIT, a:claim a:decide:APPROVE:F22, PROPOSED",
        "FX_SPLIT, a:claim a:decide:DECLINE:F32, RULED",
        "FX_PICKED, a:claim a:decide:APPROVE:F21, RULED",
        "FX_PICKED, a:claim a:decide:DECLINE:F31, RULED"
    })
    void whetherAPaymentTakesTwoOfficersFollowsFromItsGrounds(
            FaultCode ground, String script, String expected) {
        Fault fault = Fault.of(ground, "/lines", "60000.00", "50000");
        Task task = open(TaskKind.EXCHANGE_REVIEW, false, List.of(new Ground(fault, 0)));
        assertThat(cameOf(task, Stage.RELEASED, script)).isEqualTo(expected);
    }

    private static String cameOf(Task opened, Stage declared, String script) {
        Task task = opened;
        TaskKind kind = opened.kind();
        String came = "";
        for (String step : script.split(" ")) {
            String[] words = step.split(":", -1);
            Outcome<List<DeskEvent>> outcome =
                    DeskLifecycle.decide(
                            task, command(words), terms(words[0], kind, NOON, declared));
            switch (outcome) {
                case Outcome.Refused<List<DeskEvent>>(List<Fault> faults) ->
                        came =
                                String.join(
                                        " ",
                                        faults.stream()
                                                .map(one -> String.valueOf(one.code().number()))
                                                .toList());
                case Outcome.Accepted<List<DeskEvent>>(
                                List<DeskEvent> events,
                                List<Fault> none) -> {
                    for (DeskEvent event : events) {
                        task = DeskLifecycle.apply(task, event, NOON);
                    }
                    came = task.stage().name();
                }
            }
        }
        return came;
    }

    @Test
    void whatComesWithAPaymentIsNotLaidByHand() {
        for (TaskKind kind : TaskKind.values()) {
            Stage fitting = kind == TaskKind.CUSTOMS_CLOSING ? Stage.RELEASED : Stage.CHECKED;
            List<Integer> numbers =
                    DeskLifecycle.obstacles(kind, fitting).stream()
                            .map(fault -> fault.code().number())
                            .toList();
            boolean comesByItself =
                    kind == TaskKind.EXCHANGE_REVIEW || kind == TaskKind.EXCHANGE_WAIVER;
            assertThat(numbers).as("%s", kind).isEqualTo(comesByItself ? List.of(8241) : List.of());
        }
    }

    private static DeskCommand command(String[] words) {
        return switch (words[1]) {
            case "claim" -> new DeskCommand.Claim();
            case "hand-back" -> new DeskCommand.HandBack();
            case "confirm" -> new DeskCommand.Confirm("");
            case "refuse" -> new DeskCommand.Refuse("");
            default -> new DeskCommand.Decide(Ruling.valueOf(words[2]), words[3], "");
        };
    }

    @Test
    void aForgottenClaimMayBeTakenOver() {
        Task task = DeskLifecycle.apply(open(TaskKind.TAX_ENQUIRY), claimed("a"), NOON);
        DeskCommand claim = new DeskCommand.Claim();
        Instant later = NOON.plus(Duration.ofMinutes(721));
        assertThat(DeskLifecycle.decide(task, claim, terms("b", task.kind(), NOON, Stage.RELEASED)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(
                        DeskLifecycle.decide(
                                task, claim, terms("b", task.kind(), later, Stage.RELEASED)))
                .isEqualTo(new Outcome.Accepted<>(List.of(claimed("b")), List.of()));
    }

    private static DeskEvent claimed(String by) {
        return new DeskEvent.TaskClaimed(by);
    }

    @ParameterizedTest
    @EnumSource(TaskKind.class)
    void anOfficerOfAnotherRegulatorDoesNothing(TaskKind kind) {
        for (Regulator other : Regulator.values()) {
            if (other == kind.regulator()) {
                continue;
            }
            DeskTerms terms =
                    new DeskTerms(
                            new Officer("x", other), NOON, PARAMETERS, REASONS, Stage.CHECKED);
            assertThat(DeskLifecycle.decide(open(kind), new DeskCommand.Claim(), terms))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TaskKind.class)
    void theClockOfATaskIsTheParameterOfTheDay(TaskKind kind) {
        int minutes = PARAMETERS.days(kind.deadline(), LocalDate.of(2026, 11, 22));
        Task task = open(kind);
        assertThat(task.dueAt()).isEqualTo(NOON.plus(Duration.ofMinutes(minutes)));
        assertThat(task.isOverdue(task.dueAt())).isFalse();
        assertThat(task.isOverdue(task.dueAt().plusMillis(1))).isTrue();
        assertThat(open(kind, true).dueAt())
                .as("half the time in the green channel")
                .isEqualTo(NOON.plus(Duration.ofMinutes(minutes / 2)));
    }

    /// Field by field, what regulators.md gives to whom.
    @ParameterizedTest
    @CsvSource({
        "TAX_ENQUIRY, ORDER_NO PLATFORM DECLARANT ORIGIN REGION PAYMENT_NO BATCH" + OF_PAYMENTS,
        "INSPECTION_DISPOSAL, ORDER_NO PLATFORM VALUE TAX BUYER PAYMENT_NO" + OF_PAYMENTS,
        "CUSTOMS_REVIEW, " + OF_PAYMENTS,
        "EXCHANGE_ENQUIRY, TAX BUYER REGION BATCH"
    })
    void aTaskHoldsNothingThatItsRegulatorMayNotSee(TaskKind kind, String hidden) {
        Set<TaskField> shown = new HashSet<>(List.of(TaskField.values()));
        Arrays.stream(hidden.strip().split(" ")).map(TaskField::valueOf).forEach(shown::remove);
        assertThat(open(kind, true).opening().facts().keySet()).isEqualTo(shown);
    }

    @Test
    void whatTakesGoodsAwayAndAWaiverAlwaysNeedTwoOfficers() {
        assertThat(Arrays.stream(Ruling.values()).filter(Ruling::needsTwoOfficers))
                .allMatch(
                        one ->
                                one == Ruling.DESTROY
                                        || one == Ruling.CONFISCATE
                                        || one == Ruling.WAIVE
                                        || one.name().startsWith("DETAIN"))
                .hasSize(7);
    }

    /// Any officers do anything in any order: what is ruled has a reason, and what needs two was
    /// ruled by two.
    @Test
    void noWayRoundTheFourEyes() {
        long seed = 20_261_125;
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 2_000; run++) {
            TaskKind kind = TaskKind.values()[random.nextInt(TaskKind.values().length)];
            FaultCode ground = random.nextBoolean() ? FaultCode.FX_CAP : FaultCode.FX_PICKED;
            Fault fault = Fault.of(ground, "/lines", null, null);
            Task task = open(kind, false, List.of(new Ground(fault, 0)));
            List<String> steps = new ArrayList<>();
            for (int step = 0; step < 12; step++) {
                String who = String.valueOf((char) ('a' + random.nextInt(3)));
                DeskCommand command = anything(kind, random);
                steps.add(who + " " + command);
                DeskTerms terms = terms(who, kind, NOON, Stage.DETAINED);
                if (DeskLifecycle.decide(task, command, terms)
                        instanceof Outcome.Accepted<List<DeskEvent>>(var events, var none)) {
                    for (DeskEvent event : events) {
                        task = DeskLifecycle.apply(task, event, NOON);
                    }
                }
            }
            Proposal ruled = task.proposal();
            if (task.stage() == TaskStage.RULED) {
                assertThat(ruled).isNotNull();
                assertThat(task.needsTwoOfficers(ruled.ruling()))
                        .as("seed %d run %d: %s", seed, run, steps)
                        .isEqualTo(
                                !task.confirmedBy().isEmpty()
                                        && !task.confirmedBy().equals(ruled.by()));
            }
        }
    }

    private static DeskCommand anything(TaskKind kind, SplittableRandom random) {
        Ruling ruling = kind.rulings().get(random.nextInt(kind.rulings().size()));
        String reason =
                REASONS.inForce(kind.regulator(), DAY).stream()
                        .filter(one -> one.ruling().equals(ruling.name()))
                        .findFirst()
                        .orElseThrow()
                        .code()
                        .toUpperCase(Locale.ROOT);
        return switch (random.nextInt(6)) {
            case 0 -> new DeskCommand.HandBack();
            case 1 -> new DeskCommand.Confirm("");
            case 2 -> new DeskCommand.Refuse("");
            case 3 -> new DeskCommand.Decide(ruling, reason, "");
            default -> new DeskCommand.Claim();
        };
    }
}
