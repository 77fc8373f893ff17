package io.greenway.core.clearance;

import static io.greenway.core.clearance.Zone.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.bill.BillStage;
import io.greenway.core.desk.Regulator;
import io.greenway.core.exchange.RemittanceStage;
import io.greenway.core.inspection.OrderStage;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Reference;
import io.greenway.core.regulator.Course;
import io.greenway.core.regulator.CustomsLane;
import io.greenway.core.regulator.ExchangeLane;
import io.greenway.core.regulator.Holder;
import io.greenway.core.regulator.InspectionLane;
import io.greenway.core.regulator.Lane;
import io.greenway.core.regulator.LaneWords;
import io.greenway.core.regulator.Particulars;
import io.greenway.core.regulator.TaxLane;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Goal: one dossier stands in four lanes, each with its time, holder, reasons and rule. Method:
/// documents in, answers of customs at given times, lanes out.
class LanesTest {
    private static final Phrases PHRASES = Phrases.bundled();
    private static final LaneWords WORDS = LaneWords.bundled();
    private static final Instant LATER = NOON.plus(Duration.ofHours(2));

    /// A declaration that customs has, answered with some statuses.
    private static Course course(Kind kind, String... statuses) {
        Zone zone = new Zone(31);
        Declaration declaration = zone.declaration(1, kind);
        zone.documents(declaration, NOON).forEach(document -> zone.clerk.take(document, NOON));
        zone.books.outbox.clear();
        String invtNo = zone.dossier(declaration).invtNo();
        for (String status : statuses) {
            zone.clerk.answer(invtNo, status, "info", LATER);
        }
        return of(zone, declaration);
    }

    private static Course of(Zone zone, Declaration declaration) {
        return Course.of(
                Zone.key(declaration),
                zone.books.history.get(Zone.key(declaration)).stream()
                        .map(entry -> new Release.Moment(entry.at(), entry.event()))
                        .toList());
    }

    private static List<Lane> lanes(Course course) {
        return List.of(
                CustomsLane.of(course, PHRASES),
                InspectionLane.of(course, Optional.empty(), WORDS),
                TaxLane.of(course, Optional.empty(), WORDS),
                ExchangeLane.of(course, Optional.empty(), WORDS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CONSISTENT||CHECKED CUSTOMS|NOT_SELECTED NOBODY|ESTIMATED NOBODY|NOT_RELEASED NOBODY
                    CONSISTENT|300|REVIEW CUSTOMS|NOT_SELECTED NOBODY|ESTIMATED NOBODY|NOT_RELEASED NOBODY
                    CONSISTENT|800|RELEASED NOBODY|NOT_SELECTED NOBODY|AWAITING_BILL CUSTOMS|UNPAID ENTERPRISE
                    CONSISTENT|500|INSPECTION CUSTOMS|INSPECTING INSPECTION|ESTIMATED NOBODY|NOT_RELEASED NOBODY
                    CONSISTENT|500 800|RELEASED NOBODY|PASSED NOBODY|AWAITING_BILL CUSTOMS|UNPAID ENTERPRISE
                    CONSISTENT|500 800 899|CLOSED NOBODY|PASSED NOBODY|AWAITING_BILL CUSTOMS|UNPAID ENTERPRISE
                    CONSISTENT|500 501|DETAINED CUSTOMS|FAILED NOBODY|ESTIMATED NOBODY|NOT_RELEASED NOBODY
                    CONSISTENT|500 700|RETURNED_ABROAD NOBODY|FAILED NOBODY|NOT_DUE NOBODY|NOT_RELEASED NOBODY
                    CONSISTENT|100|TURNED_BACK ENTERPRISE|NOT_SELECTED NOBODY|NOT_DUE NOBODY|NOT_RELEASED NOBODY
                    MISSING_PAYMENT||WAITING ENTERPRISE|NOT_YET NOBODY|NOT_ASSESSED NOBODY|NOT_RELEASED NOBODY
                    AMOUNT_PAID||REJECTED ENTERPRISE|NOT_YET NOBODY|NOT_ASSESSED NOBODY|NOT_RELEASED NOBODY
                    """)
    void everyLaneSaysWhereItStandsAndWhoseTurnItIs(
            Kind kind,
            String statuses,
            String customs,
            String inspection,
            String tax,
            String exchange) {
        String[] answers = statuses == null ? new String[0] : statuses.split(" ");
        Course course = course(kind, answers);
        assertThat(lanes(course).stream().map(lane -> lane.state() + " " + lane.holder()))
                .containsExactly(customs, inspection, tax, exchange);
        assertThat(lanes(course).stream().map(Lane::regulator)).containsExactly(Regulator.values());
    }

    /// What comes after a declaration: it is cancelled, declared anew, returned, signed for.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    cancel | cancel-answer 399 ok;CANCELLED CANCELLED NOT_DUE NOT_RELEASED
                    cancel | customs 500 x | cancel-answer 399 ok;CANCELLED CANCELLED NOT_DUE NOT_RELEASED
                    cancel | cancel-answer 399 ok | send inventory;CHECKED NOT_SELECTED ESTIMATED NOT_RELEASED
                    customs 500 x | customs 100 x | send inventory;CHECKED NOT_SELECTED ESTIMATED NOT_RELEASED
                    customs 800 x | signed;CLOSED NOT_SELECTED AWAITING_BILL UNPAID
                    customs 800 x | return R 1x1;RELEASED NOT_SELECTED AWAITING_BILL UNPAID
                    customs 800 x | return R 1x1 | return-answer R 399 x | arrive R;RELEASED NOT_SELECTED NOT_DUE UNPAID
                    """)
    void whatFollowsADeclarationShowsInItsLanes(String steps, String states) {
        Course course = followed("trade 9610 1 1", steps);
        assertThat(lanes(course).stream().map(Lane::state)).containsExactly(states.split(" "));
        for (Lane lane : lanes(course)) {
            assertThat(Reference.bundled().rules().find(lane.rule())).as(lane.rule()).isPresent();
        }
    }

    private static Course followed(String trade, String steps) {
        List<String> script = new ArrayList<>(List.of(trade, "at 2026-11-22T04:00:00Z"));
        script.add("send order payment waybill inventory");
        script.addAll(List.of(steps.split(" \\| ")));
        return FollowUpScript.course(script);
    }

    @Test
    void whatCameBackIsNotTaxed() {
        Money whole = due(followed("trade 9610 2 3", "customs 800 x"));
        Course returned =
                followed(
                        "trade 9610 2 3",
                        "customs 800 x | return R 1x1 | return-answer R 399 x | arrive R");
        Money givenBack = returned.dossier().sequel().returns().getFirst().tax();
        assertThat(givenBack).isNotEqualTo(Money.ZERO);
        assertThat(due(returned)).isEqualTo(whole.minus(givenBack));
    }

    private static Money due(Course course) {
        return Money.of(TaxLane.of(course, Optional.empty(), WORDS).reasons().getFirst());
    }

    @Test
    void aLaneCarriesTimeReasonAndRule() {
        Lane customs = CustomsLane.of(course(Kind.CONSISTENT, "500", "501"), PHRASES);
        assertThat(customs.since()).isEqualTo(LATER);
        assertThat(customs.reasons()).containsExactly("501");
        assertThat(customs.rule()).isEqualTo("flows 2");
        Lane refused = CustomsLane.of(course(Kind.AMOUNT_PAID), PHRASES);
        assertThat(refused.reasons()).contains("1332");
        assertThat(refused.rule()).isEqualTo("R-072 row 5");
        assertThat(refused.since()).isEqualTo(NOON);
        Lane waiting = CustomsLane.of(course(Kind.MISSING_PAYMENT), PHRASES);
        assertThat(waiting.reasons()).containsExactly("payment");
        assertThat(waiting.rule()).isEqualTo("R-071");
    }

    @ParameterizedTest
    @EnumSource(RemittanceStage.class)
    void aPaymentAbroadIsTheLaneOfForeignExchange(RemittanceStage stage) {
        Lane lane =
                ExchangeLane.of(
                        course(Kind.CONSISTENT, "800"),
                        Optional.of(new ExchangeLane.Payment("FX7", stage, LATER)),
                        WORDS);
        assertThat(lane.state()).isEqualTo(stage.name());
        assertThat(lane.reasons()).containsExactly("FX7");
        assertThat(lane.text().en()).isNotBlank();
        assertThat(lane.holder() == Holder.NOBODY).isEqualTo(stage == RemittanceStage.SETTLED);
    }

    @ParameterizedTest
    @CsvSource({
        "ESTIMATED,AWAITING_BILL,CUSTOMS",
        "ISSUED,ISSUED,NOBODY",
        "PAYABLE,PAYABLE,WITHHOLDER",
        "OVERDUE,OVERDUE,WITHHOLDER",
        "PAID,PAID,NOBODY",
        "OFFSET,NOT_DUE,NOBODY"
    })
    void theBillIsTheLaneOfTaxOnceThereIsOne(BillStage stage, String state, Holder holder) {
        var bill = new TaxLane.Billed(stage, LATER, Money.of("12.00"), Money.of("34.00"));
        Lane lane = TaxLane.of(course(Kind.CONSISTENT, "800"), Optional.of(bill), WORDS);
        assertThat(lane.state()).isEqualTo(state);
        assertThat(lane.holder()).isEqualTo(holder);
        if (stage != BillStage.ESTIMATED) {
            assertThat(lane.since()).isEqualTo(LATER);
            assertThat(lane.reasons()).containsExactly(stage == BillStage.PAID ? "34.00" : "12.00");
        }
        Lane back = TaxLane.of(course(Kind.CONSISTENT, "500", "700"), Optional.of(bill), WORDS);
        assertThat(back.state()).as("goods that went abroad again").isEqualTo("NOT_DUE");
    }

    @Test
    void itsOwnBooksAreTheLaneOfTheInspection() {
        Course course = course(Kind.CONSISTENT, "500");
        Lane stopped =
                InspectionLane.of(
                        course,
                        Optional.of(new InspectionLane.Booked.Stop(LATER, List.of("W3"))),
                        WORDS);
        assertThat(stopped.state()).isEqualTo("STOPPED");
        assertThat(stopped.reasons()).containsExactly("W3");
        for (OrderStage stage : OrderStage.values()) {
            Lane lane =
                    InspectionLane.of(
                            course,
                            Optional.of(new InspectionLane.Booked.Order(LATER, 7, stage)),
                            WORDS);
            boolean enterprise = stage == OrderStage.RECTIFYING;
            assertThat(lane.holder()).isEqualTo(enterprise ? Holder.ENTERPRISE : Holder.INSPECTION);
            assertThat(lane.reasons()).containsExactly("7", stage.name());
        }
    }

    @Test
    void everyStateHasWordsAndEveryRuleIsInTheRegister() {
        for (Kind kind : List.of(Kind.CONSISTENT, Kind.MISSING_PAYMENT, Kind.AMOUNT_PAID)) {
            for (Lane lane : lanes(course(kind))) {
                assertThat(Reference.bundled().rules().find(lane.rule()))
                        .as(lane.rule())
                        .isPresent();
            }
        }
        assertThat(
                        Arrays.stream(InspectionLane.State.values())
                                .map(state -> WORDS.of(Regulator.INSPECTION, state.name()).sw())
                                .collect(Collectors.toSet()))
                .hasSameSizeAs(InspectionLane.State.values());
        assertThat(
                        Arrays.stream(TaxLane.State.values())
                                .map(state -> WORDS.of(Regulator.TAX, state.name()).zh())
                                .collect(Collectors.toSet()))
                .hasSameSizeAs(TaxLane.State.values());
    }

    @Test
    void aCorrectionThatIsDeclaredAgainIsTheNextVersion() {
        Zone zone = new Zone(31);
        Declaration declaration = zone.declaration(1, Kind.CONSISTENT);
        zone.documents(declaration, NOON).forEach(document -> zone.clerk.take(document, NOON));
        assertThat(of(zone, declaration).version()).isEqualTo(1);
        zone.clerk.answer(zone.dossier(declaration).invtNo(), "100", "again", NOON);
        zone.take(List.of(zone.document(declaration, Paper.INVENTORY, LATER)), LATER);
        Course course = of(zone, declaration);
        assertThat(course.version()).isEqualTo(2);
        assertThat(course.declaredAt()).isEqualTo(LATER);
        assertThat(Particulars.of(course).orElseThrow().version()).isEqualTo(2);
        assertThat(course(Kind.MISSING_PAYMENT).version()).isZero();
        assertThat(Particulars.of(course(Kind.MISSING_PAYMENT))).isEmpty();
    }
}
