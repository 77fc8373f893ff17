package io.greenway.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.party.Amendment;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Licence;
import io.greenway.core.party.LicenceKind;
import io.greenway.core.party.Mandate;
import io.greenway.core.party.Registry;
import io.greenway.core.party.RegistryEvent;
import io.greenway.core.party.Role;
import io.greenway.core.party.Suspension;
import io.greenway.core.reference.Reference;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Goal: whoever a declaration names is looked at on its day. Method: one sample trade against a
/// registry to which one thing has happened.
class PartyMatchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Party PLATFORM = new Party("5101960R01", "平台");
    private static final Party SELLER = new Party("5101960R11", "电商");
    private static final Party PAYER = new Party("5101960R21", "支付");
    private static final Party CARRIER = new Party("5101960R31", "物流");
    private static final Party AGENT = new Party("5101960R41", "报关");
    private static final Declaration TRADE =
            new Generator(
                            5,
                            DAY,
                            new Parties(
                                    List.of(PLATFORM),
                                    List.of(SELLER),
                                    List.of(PAYER),
                                    List.of(CARRIER),
                                    List.of(AGENT),
                                    List.of(),
                                    List.of()))
                    .declaration(1, Kind.CONSISTENT);

    private static List<FaultCode> faults(String code, LocalDate day, RegistryEvent... events) {
        List<Enterprise> enterprises = new ArrayList<>();
        enterprises.add(enterprise(PLATFORM, Role.PLATFORM));
        enterprises.add(enterprise(SELLER, Role.ECOMMERCE));
        enterprises.add(enterprise(PAYER, Role.PAYMENT));
        enterprises.add(enterprise(CARRIER, Role.LOGISTICS));
        enterprises.add(enterprise(AGENT, Role.AGENT));
        for (RegistryEvent event : events) {
            enterprises.replaceAll(
                    one -> one.code().equals(code) ? Amendment.apply(code, one, event) : one);
        }
        Terms terms = new Terms(day, Registry.of(enterprises), Reference.bundled().parameters());
        List<Disagreement> found = new ArrayList<>();
        found.addAll(PartyMatch.inventory(TRADE.inventory().head(), terms));
        found.addAll(PartyMatch.payment(TRADE.payment().head(), terms));
        assertThat(found).allMatch(Disagreement::refuses);
        return found.stream().map(one -> one.fault().code()).toList();
    }

    private static Enterprise enterprise(Party party, Role role) {
        return new Enterprise(party.code(), party.name(), Set.of(role));
    }

    @Test
    void nothingStandsAgainstThoseWhoMayAct() {
        assertThat(faults(CARRIER.code(), DAY)).isEmpty();
    }

    @Test
    void aSuspendedCarrierRefusesTheDeclarationOfTheDay() {
        RegistryEvent suspended =
                new RegistryEvent.Suspended(Suspension.Reason.CREDIT, "case 7", DAY);
        assertThat(faults(CARRIER.code(), DAY, suspended))
                .containsExactly(FaultCode.PARTY_SUSPENDED);
        assertThat(faults(CARRIER.code(), DAY.minusDays(1), suspended)).isEmpty();
        assertThat(faults(PAYER.code(), DAY, suspended)).containsExactly(FaultCode.PARTY_SUSPENDED);
    }

    @Test
    void aPaymentLicenceThatRanOutRefuses() {
        RegistryEvent filed =
                new RegistryEvent.LicenceFiled(
                        new Licence(LicenceKind.PAYMENT, "P-1", "人民银行", DAY.minusYears(5), DAY));
        assertThat(faults(PAYER.code(), DAY, filed)).isEmpty();
        assertThat(faults(PAYER.code(), DAY.plusDays(1), filed))
                .containsExactly(FaultCode.PARTY_LICENCE_EXPIRED);
    }

    @Test
    void anAgentWhoseMandateEndedRefuses() {
        RegistryEvent given =
                new RegistryEvent.MandateGiven(new Mandate(AGENT.code(), DAY.minusDays(9), DAY));
        assertThat(faults(SELLER.code(), DAY, given)).isEmpty();
        assertThat(faults(SELLER.code(), DAY.plusDays(1), given))
                .containsExactly(FaultCode.MANDATE_NOT_HELD);
    }

    @Test
    void whoIsNotRegisteredIsToldAsBefore() {
        RegistryEvent cancelled = new RegistryEvent.Cancelled(DAY.minusDays(1));
        assertThat(faults(PAYER.code(), DAY, cancelled))
                .containsExactly(FaultCode.PAYMENT_PARTY_NOT_REGISTERED);
        assertThat(faults(PLATFORM.code(), DAY, cancelled))
                .containsExactly(FaultCode.PARTY_NOT_REGISTERED);
    }
}
