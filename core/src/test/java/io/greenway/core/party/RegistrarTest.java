package io.greenway.core.party;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Goal: an enterprise comes into the registry and out of it by the steps of flows 12 and no
/// others. Method: commands at given days, each answered by what happened or by its faults.
class RegistrarTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final String CARRIER = "5101960R31";
    private static final String SELLER = "5101960R11";
    private static final String AGENT = "5101960R41";
    private static final Licence BUSINESS = licence(LicenceKind.BUSINESS, null);
    private static final Parameters PARAMETERS = Reference.bundled().parameters();

    private final List<Enterprise> enterprises =
            new ArrayList<>(
                    List.of(
                            new Enterprise(SELLER, "Seller", Set.of(Role.ECOMMERCE)),
                            new Enterprise(AGENT, "Agent", Set.of(Role.AGENT))));
    private LocalDate today = DAY;

    private static Licence licence(LicenceKind kind, LocalDate validTo) {
        return new Licence(kind, "N-1", "Chengdu", DAY.minusYears(1), validTo);
    }

    private Registry registry() {
        return Registry.of(enterprises);
    }

    /// Asks, and changes the registry when it is agreed to.
    private List<FaultCode> ask(String code, String by, RegistryCommand command) {
        return switch (Registrar.decide(code, command, registry(), PARAMETERS, by, today)) {
            case Outcome.Accepted<RegistryEvent>(RegistryEvent event, List<Fault> none) -> {
                Enterprise before = registry().find(code).orElse(null);
                enterprises.removeIf(one -> one.code().equals(code));
                enterprises.add(Amendment.apply(code, before, event));
                yield List.of();
            }
            case Outcome.Refused<RegistryEvent>(List<Fault> faults) ->
                    faults.stream().map(Fault::code).toList();
        };
    }

    private void agreed(String code, String by, RegistryCommand command) {
        assertThat(ask(code, by, command)).as("%s", command).isEmpty();
    }

    private Obstacle obstacle(Role role) {
        return registry().obstacle(CARRIER, role, today, PARAMETERS);
    }

    private void carrierComesIn(LocalDate licensedTo) {
        agreed(CARRIER, "ann", new RegistryCommand.Apply("Carrier", null, Set.of(Role.LOGISTICS)));
        agreed(CARRIER, "ann", new RegistryCommand.FileLicence(BUSINESS));
        agreed(CARRIER, "ann", new RegistryCommand.CheckDocuments());
        agreed(CARRIER, "ben", new RegistryCommand.Register());
        agreed(
                CARRIER,
                "ann",
                new RegistryCommand.FileLicence(licence(LicenceKind.COURIER, licensedTo)));
        agreed(CARRIER, "ben", new RegistryCommand.GrantRole(Role.LOGISTICS, DAY, null));
    }

    @Test
    void anEnterpriseComesInStepByStepAndByTwoPersons() {
        RegistryCommand apply = new RegistryCommand.Apply("Carrier", null, Set.of(Role.LOGISTICS));
        agreed(CARRIER, "ann", apply);
        assertThat(ask(CARRIER, "ann", apply)).containsExactly(FaultCode.ENTERPRISE_EXISTS);
        assertThat(ask(CARRIER, "ann", new RegistryCommand.CheckDocuments()))
                .containsExactly(FaultCode.LICENCE_MISSING);
        assertThat(ask(CARRIER, "ben", new RegistryCommand.Register()))
                .containsExactly(FaultCode.ENTERPRISE_STAGE);
        agreed(CARRIER, "ann", new RegistryCommand.FileLicence(BUSINESS));
        agreed(CARRIER, "ann", new RegistryCommand.CheckDocuments());
        assertThat(ask(CARRIER, "ann", new RegistryCommand.Register()))
                .containsExactly(FaultCode.SECOND_PERSON_NEEDED);
        agreed(CARRIER, "ben", new RegistryCommand.Register());
        RegistryCommand grant = new RegistryCommand.GrantRole(Role.LOGISTICS, DAY, null);
        assertThat(ask(CARRIER, "ben", grant)).containsExactly(FaultCode.LICENCE_MISSING);
        assertThat(obstacle(Role.LOGISTICS)).isEqualTo(Obstacle.NOT_REGISTERED);
        agreed(CARRIER, "ann", new RegistryCommand.FileLicence(licence(LicenceKind.COURIER, null)));
        agreed(CARRIER, "ben", grant);
        assertThat(obstacle(Role.LOGISTICS)).isNull();
        assertThat(obstacle(Role.AGENT)).isEqualTo(Obstacle.NOT_REGISTERED);
    }

    @Test
    void anEnterpriseIsEnteredOnceUnderEitherOfItsCodes() {
        String credit = "91510100MA6EX0001E";
        Set<Role> roles = Set.of(Role.LOGISTICS);
        agreed(CARRIER, "ann", new RegistryCommand.Apply("Carrier", credit, roles));
        assertThat(ask(credit, "ann", new RegistryCommand.Apply("Carrier", null, roles)))
                .containsExactly(FaultCode.ENTERPRISE_EXISTS);
        assertThat(ask("5101960N99", "ann", new RegistryCommand.Apply("Carrier", credit, roles)))
                .containsExactly(FaultCode.ENTERPRISE_EXISTS);
    }

    @Test
    void everythingThatIsWrongWithAnApplicationIsToldAtOnce() {
        assertThat(
                        ask(
                                "91510100MA6DCE7K3A",
                                "ann",
                                new RegistryCommand.Apply(" ", "12345", Set.of())))
                .containsExactly(
                        FaultCode.ENTERPRISE_CODE_INVALID,
                        FaultCode.ENTERPRISE_CODE_INVALID,
                        FaultCode.REGISTRY_VALUE_MISSING,
                        FaultCode.REGISTRY_VALUE_MISSING);
    }

    @Test
    void aLicenceThatRanOutStandsAgainstItUntilItIsRenewed() {
        carrierComesIn(DAY.plusDays(10));
        today = DAY.plusDays(10);
        assertThat(obstacle(Role.LOGISTICS)).isNull();
        today = DAY.plusDays(11);
        assertThat(obstacle(Role.LOGISTICS)).isEqualTo(Obstacle.LICENCE_EXPIRED);
        Licence renewed =
                new Licence(LicenceKind.COURIER, "N-2", "Chengdu", today, today.plusYears(5));
        agreed(CARRIER, "ann", new RegistryCommand.FileLicence(renewed));
        assertThat(obstacle(Role.LOGISTICS)).isNull();
        assertThat(registry().obstacle(CARRIER, Role.LOGISTICS, DAY, PARAMETERS)).isNull();
    }

    @Test
    void aSuspendedEnterpriseMayNotActOnThoseDaysAndOnNoOthers() {
        carrierComesIn(null);
        today = DAY.plusDays(5);
        agreed(CARRIER, "ann", new RegistryCommand.Suspend(Suspension.Reason.CREDIT, "case 7"));
        assertThat(obstacle(Role.LOGISTICS)).isEqualTo(Obstacle.SUSPENDED);
        today = DAY.plusDays(8);
        agreed(CARRIER, "ann", new RegistryCommand.Reinstate());
        assertThat(obstacle(Role.LOGISTICS)).isNull();
        assertThat(registry().obstacle(CARRIER, Role.LOGISTICS, DAY.plusDays(4), PARAMETERS))
                .isNull();
        assertThat(registry().obstacle(CARRIER, Role.LOGISTICS, DAY.plusDays(7), PARAMETERS))
                .isEqualTo(Obstacle.SUSPENDED);
    }

    @Test
    void whoIsSuspendedForALicenceComesBackWithOneThatHolds() {
        carrierComesIn(DAY.plusDays(1));
        today = DAY.plusDays(3);
        agreed(CARRIER, "ann", new RegistryCommand.Suspend(Suspension.Reason.LICENCE, "ran out"));
        assertThat(ask(CARRIER, "ann", new RegistryCommand.Reinstate()))
                .containsExactly(FaultCode.LICENCE_MISSING);
    }

    @Test
    void aRoleThatIsTakenAwayHeldUntilYesterday() {
        carrierComesIn(null);
        today = DAY.plusDays(2);
        agreed(CARRIER, "ann", new RegistryCommand.WithdrawRole(Role.LOGISTICS));
        assertThat(obstacle(Role.LOGISTICS)).isEqualTo(Obstacle.NOT_REGISTERED);
        assertThat(registry().obstacle(CARRIER, Role.LOGISTICS, DAY.plusDays(1), PARAMETERS))
                .isNull();
        assertThat(ask(CARRIER, "ann", new RegistryCommand.WithdrawRole(Role.LOGISTICS)))
                .containsExactly(FaultCode.ROLE_NOT_HELD);
    }

    @Test
    void nothingComesAfterCancellation() {
        carrierComesIn(null);
        agreed(CARRIER, "ann", new RegistryCommand.Cancel());
        assertThat(obstacle(Role.LOGISTICS)).isEqualTo(Obstacle.NOT_REGISTERED);
        assertThat(ask(CARRIER, "ben", new RegistryCommand.Cancel()))
                .containsExactly(FaultCode.ENTERPRISE_STAGE);
        assertThat(ask(CARRIER, "ben", new RegistryCommand.FileLicence(BUSINESS)))
                .containsExactly(FaultCode.ENTERPRISE_STAGE);
    }

    @Test
    void creditIsADatedDecisionAndKnowsNoDayBeforeTheFiveClasses() {
        CreditRating early =
                new CreditRating(CreditClass.CERTIFIED, LocalDate.of(2026, 3, 31), "D-1");
        assertThat(ask(SELLER, "ann", new RegistryCommand.Rate(early)))
                .containsExactly(FaultCode.CREDIT_CLASS_DATE);
        CreditRating first = new CreditRating(CreditClass.CERTIFIED, DAY, "D-1");
        agreed(SELLER, "ann", new RegistryCommand.Rate(first));
        CreditRating second = new CreditRating(CreditClass.DISHONEST, DAY.plusDays(9), "D-2");
        agreed(SELLER, "ann", new RegistryCommand.Rate(second));
        assertThat(ask(SELLER, "ann", new RegistryCommand.Rate(first)))
                .containsExactly(FaultCode.REGISTRY_DATES);
        Enterprise seller = registry().find(SELLER).orElseThrow();
        assertThat(seller.credit(DAY.minusDays(1))).isEqualTo(CreditClass.ORDINARY);
        assertThat(seller.credit(DAY.plusDays(8))).isEqualTo(CreditClass.CERTIFIED);
        assertThat(seller.credit(DAY.plusDays(9))).isEqualTo(CreditClass.DISHONEST);
        assertThat(seller.credit(DAY.plusDays(8)).isAuthorised()).isTrue();
    }

    @Test
    void aSellerThatNamedItsAgentsIsDeclaredForByThemAlone() {
        assertThat(mayDeclare(today)).as("named none").isTrue();
        agreed(SELLER, "ann", mandate(DAY.plusDays(1), DAY.plusDays(30)));
        assertThat(mayDeclare(DAY)).as("what was declared before stays right").isTrue();
        assertThat(mayDeclare(DAY.plusDays(1))).isTrue();
        assertThat(mayDeclare(DAY.plusDays(31))).isFalse();
        today = DAY.plusDays(10);
        agreed(SELLER, "ben", new RegistryCommand.RevokeMandate(AGENT));
        assertThat(mayDeclare(DAY.plusDays(9))).isTrue();
        assertThat(mayDeclare(DAY.plusDays(10))).isFalse();
        assertThat(ask(SELLER, "ben", new RegistryCommand.RevokeMandate(AGENT)))
                .containsExactly(FaultCode.MANDATE_UNKNOWN);
        assertThat(ask(SELLER, "ben", mandate(DAY, null)))
                .containsExactly(FaultCode.REGISTRY_DATES);
        assertThat(
                        ask(
                                SELLER,
                                "ben",
                                new RegistryCommand.GiveMandate(new Mandate(SELLER, today, null))))
                .containsExactly(FaultCode.ROLE_NOT_HELD);
    }

    @Test
    void everyAgentNeedsAMandateWhereTheZoneSaysSo() {
        Parameters strict = Reference.bundled().with("MANDATE_REQUIRED", "true").parameters();
        assertThat(registry().mayDeclareFor(AGENT, SELLER, DAY, strict)).isFalse();
        assertThat(registry().mayDeclareFor(SELLER, SELLER, DAY, strict)).isTrue();
    }

    private static RegistryCommand mandate(LocalDate from, LocalDate to) {
        return new RegistryCommand.GiveMandate(new Mandate(AGENT, from, to));
    }

    private boolean mayDeclare(LocalDate day) {
        return registry().mayDeclareFor(AGENT, SELLER, day, PARAMETERS);
    }
}
