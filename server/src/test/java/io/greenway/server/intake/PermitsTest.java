package io.greenway.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.Message;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Role;
import io.greenway.core.reference.Reference;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.spec.Fault;
import io.greenway.server.Applications;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: a role that ended does not send any more, whichever it is.
class PermitsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Party SITE = new Party("5101960D51", "示范场所");
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());

    @Test
    void aSiteSendsUntilTheLastDayOfItsRole() {
        assertThat(numbers(TODAY)).isEmpty();
        assertThat(numbers(TODAY.minusDays(1))).containsExactly(3104);
    }

    private static List<Integer> numbers(LocalDate lastDay) {
        var site =
                new Enterprise(
                        SITE.code(),
                        SITE.name(),
                        List.of(
                                new Enterprise.Registration(
                                        Role.SITE, TODAY.minusYears(1), lastDay)));
        Declaration declaration = new Generator(1, TODAY, PARTIES).declaration(0, Kind.CONSISTENT);
        Message arrival = Applications.arrival(declaration.inventory().head(), SITE, "ARRIVAL-1");
        assertThat(Mandate.faults(site, arrival)).isEmpty();
        var permits =
                new Permits(() -> Registry.of(List.of(site)), Reference.bundled()::parameters);
        return permits.faults(site, arrival, TODAY).stream()
                .map(Fault::code)
                .map(code -> code.number())
                .toList();
    }
}
