package io.greenway.core.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: conduct alone lets an enterprise into the green channel and takes it out, each with its
/// reasons, from the next day on. Method: a table of conducts, and days in their order.
class GreenConductTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final String SELLER = "5101960R11";
    private static final Parameters PARAMETERS = Reference.bundled().parameters();
    private static final Conduct GOOD = new Conduct(995, 5, 0, 0, 0, 100L);
    private static final Conduct BAD = new Conduct(995, 6, 0, 0, 0, 100L);

    private static Enterprise rated(CreditClass credit) {
        return after(
                new Enterprise(SELLER, "Seller", Set.of(Role.ECOMMERCE)),
                new RegistryEvent.Rated(new CreditRating(credit, DAY, "D-1")));
    }

    private static Enterprise after(Enterprise before, RegistryEvent event) {
        return Amendment.apply(SELLER, before, event);
    }

    private static List<FaultCode> against(Enterprise enterprise, Conduct conduct) {
        return GreenChannel.obstacles(enterprise, conduct, PARAMETERS, DAY).stream()
                .map(Fault::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ADVANCED_CERTIFIED, 995, 5, 0, 0, 0, 1,",
        "CERTIFIED, 100, 0, 0, 0, 0,,",
        "CERTIFIED, 99, 0, 0, 0, 0,, GREEN_TOO_FEW",
        "CERTIFIED, 994, 6, 0, 0, 0,, GREEN_REFUSED",
        "CERTIFIED, 1000, 0, 1, 0, 0,, GREEN_HANDED_OVER",
        "CERTIFIED, 1000, 0, 0, 1, 0,, GREEN_SAMPLE_FAILED",
        "CERTIFIED, 1000, 0, 0, 0, 1,, GREEN_RECALL_OPEN",
        "CERTIFIED, 1000, 0, 0, 0, 0, 0, GREEN_NO_GUARANTEE",
        "ORDINARY, 1000, 0, 0, 0, 0,, GREEN_CREDIT",
        "DISHONEST, 1000, 0, 0, 0, 0,, GREEN_CREDIT"
    })
    void oneThingIsEnoughToStandAgainstIt(
            CreditClass credit,
            long released,
            long refused,
            long handedOver,
            long failed,
            long recalls,
            Long guarantee,
            FaultCode expected) {
        Conduct conduct = new Conduct(released, refused, handedOver, failed, recalls, guarantee);
        assertThat(against(rated(credit), conduct))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void everythingThatStandsAgainstItIsToldAtOnceWithBothValues() {
        Enterprise barred =
                after(rated(CreditClass.ORDINARY), new RegistryEvent.GreenChannelBarred("late"));
        List<Fault> faults =
                GreenChannel.obstacles(barred, new Conduct(3, 4, 1, 2, 1, -5L), PARAMETERS, DAY);
        assertThat(faults)
                .extracting(Fault::code, Fault::found, Fault::expected)
                .containsExactly(
                        row(FaultCode.GREEN_CREDIT, "ordinary", "advanced_certified|certified"),
                        row(FaultCode.GREEN_BARRED, "late", null),
                        row(FaultCode.GREEN_TOO_FEW, "7", "100"),
                        row(FaultCode.GREEN_REFUSED, "0.5715", "0.005"),
                        row(FaultCode.GREEN_HANDED_OVER, "1", "0"),
                        row(FaultCode.GREEN_SAMPLE_FAILED, "2", "0"),
                        row(FaultCode.GREEN_RECALL_OPEN, "1", "0"),
                        row(FaultCode.GREEN_NO_GUARANTEE, "-0.05", "> 0"));
    }

    private static Tuple row(FaultCode code, String found, String wanted) {
        return tuple(code, found, wanted);
    }

    @Test
    void whoBehavesComesInTomorrowAndWhoDoesNotIsOutTomorrow() {
        Enterprise seller = rated(CreditClass.CERTIFIED);
        seller = moved(seller, GOOD, DAY);
        assertThat(seller.file().green().holdsOn(DAY)).isFalse();
        assertThat(seller.file().green().holdsOn(DAY.plusDays(1))).isTrue();
        assertThat(decided(seller, GOOD, DAY)).isEmpty();
        seller = moved(seller, BAD, DAY.plusDays(5));
        assertThat(seller.file().green().holdsOn(DAY.plusDays(5))).isTrue();
        assertThat(seller.file().green().holdsOn(DAY.plusDays(6))).isFalse();
        assertThat(seller.file().green().spans().getFirst().why())
                .extracting(Fault::code)
                .containsExactly(FaultCode.GREEN_REFUSED);
        assertThat(decided(seller, GOOD, DAY.plusDays(5))).as("not on the same day").isEmpty();
        seller = moved(seller, GOOD, DAY.plusDays(6));
        assertThat(seller.file().green().holdsOn(DAY.plusDays(7))).isTrue();
    }

    /// A span that never began is none: it would be told as an exit without an entry.
    @Test
    void whoIsOutBeforeTheFirstDayWasNeverIn() {
        Enterprise seller = moved(rated(CreditClass.CERTIFIED), GOOD, DAY);
        seller = moved(seller, BAD, DAY);
        assertThat(seller.file().green().spans()).isEmpty();
    }

    @Test
    void bothTheSellerAndTheDeclarantMustBeInIt() {
        Enterprise green = moved(rated(CreditClass.CERTIFIED), GOOD, DAY);
        Enterprise agent = new Enterprise("5101960R41", "Agent", Set.of(Role.AGENT));
        Registry registry = Registry.of(List.of(green, agent));
        LocalDate day = DAY.plusDays(1);
        assertThat(registry.trust(SELLER, SELLER, day))
                .isEqualTo(new Trust(CreditClass.CERTIFIED, true));
        assertThat(registry.trust(SELLER, "5101960R41", day))
                .isEqualTo(new Trust(CreditClass.ORDINARY, false));
        assertThat(registry.trust(SELLER, "nobody", day).green()).isFalse();
    }

    private static Optional<RegistryEvent> decided(Enterprise one, Conduct conduct, LocalDate day) {
        return GreenChannel.decide(one, conduct, PARAMETERS, day);
    }

    private static Enterprise moved(Enterprise one, Conduct conduct, LocalDate day) {
        return after(one, decided(one, conduct, day).orElseThrow());
    }
}
