package io.greenway.core.party;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.party.ApplicationForm.TypedPaper;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: what a stranger typed is read whole or refused with every fault at once, and only what may
/// be decided is. Method: forms with one thing wrong each, decisions in every state.
class AdmissionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final String CREDIT_CODE = "91510100MA6EX0001E";
    private static final Parameters PARAMETERS = Reference.bundled().parameters();
    private static final TypedPaper BUSINESS =
            new TypedPaper("business", "B-1", "Chengdu", "2020-01-01", "");
    private static final Contact CONTACT = new Contact("Somebody", "028-6000 0000", "");

    private static ApplicationForm form(String creditCode, String customsCode, String role) {
        return new ApplicationForm(
                creditCode, customsCode, "Store", List.of(role), List.of(BUSINESS), CONTACT);
    }

    private static List<String> faults(ApplicationForm form) {
        return switch (Admission.read(form, PARAMETERS, DAY)) {
            case Outcome.Accepted<Application>(Application _, List<Fault> none) -> places(none);
            case Outcome.Refused<Application>(List<Fault> faults) -> places(faults);
        };
    }

    private static List<String> places(List<Fault> faults) {
        return faults.stream().map(one -> one.code().number() + " " + one.place().path()).toList();
    }

    private static Application read(ApplicationForm form) {
        return switch (Admission.read(form, PARAMETERS, DAY)) {
            case Outcome.Accepted<Application>(Application application, List<Fault> _) ->
                    application;
            case Outcome.Refused<Application>(List<Fault> faults) ->
                    throw new AssertionError(faults);
        };
    }

    @Test
    void theRegistryKnowsItByTheCodeOfCustomsWhereThereIsOne() {
        Application without = read(form(" " + CREDIT_CODE + " ", "", "ecommerce"));
        assertThat(without.code()).isEqualTo(CREDIT_CODE);
        assertThat(without.customsCode()).isNull();
        assertThat(without.licences()).hasSize(1);
        assertThat(read(form(CREDIT_CODE, "5101960N11", "ecommerce")).code())
                .isEqualTo("5101960N11");
    }

    @ParameterizedTest
    @CsvSource({
        "91510100MA6EX0001F, 5101960N11, ecommerce, 8203 /creditCode",
        "91510100MA6EX0001,  5101960N11, ecommerce, 8203 /creditCode",
        "5101960N11,         5101960N11, ecommerce, 8203 /creditCode",
        "91510100MA6EX0001E, 5101960n11, ecommerce, 8203 /customsCode",
        "91510100MA6EX0001E, 91510100MA6EX0001E, ecommerce, 8203 /customsCode",
        "91510100MA6EX0001E, 5101960N11, authority, 8212 /roles",
        "91510100MA6EX0001E, 5101960N11, nothing,   8212 /roles",
    })
    void aCodeOrRoleThatCannotBeIsNamed(String credit, String customs, String role, String fault) {
        assertThat(faults(form(credit, customs, role))).containsExactly(fault);
    }

    @Test
    void everythingIsToldAtOnceAndNothingOfAPerson() {
        ApplicationForm form =
                new ApplicationForm(
                        "",
                        "",
                        " ",
                        List.of(),
                        List.of(new TypedPaper("deed", "", "", "yesterday", "2020-13-01")),
                        new Contact("", "call me", "nowhere"));
        assertThat(faults(form))
                .containsExactlyInAnyOrder(
                        "8203 /creditCode",
                        "8210 /name",
                        "8210 /roles",
                        "8212 /papers/0/kind",
                        "8210 /papers/0/number",
                        "8210 /papers/0/issuedBy",
                        "8212 /papers/0/validFrom",
                        "8212 /papers/0/validTo",
                        "8210 /contact/name",
                        "8212 /contact/telephone",
                        "8212 /contact/mail");
        assertThat(Admission.read(form, PARAMETERS, DAY).toString())
                .doesNotContain("call me", "nowhere");
    }

    @Test
    void textsAndPapersHaveALimit() {
        String limit = PARAMETERS.text("APPLICATION_PAPERS", DAY);
        List<TypedPaper> many = Collections.nCopies(Integer.parseInt(limit) + 1, BUSINESS);
        ApplicationForm form =
                new ApplicationForm(
                        CREDIT_CODE,
                        "",
                        "x".repeat(101),
                        List.of("agent"),
                        many,
                        new Contact("x".repeat(61), "", "a@b"));
        assertThat(faults(form))
                .containsExactlyInAnyOrder("8212 /name", "8212 /papers", "8212 /contact/name");
    }

    @Test
    void whatNobodyTypesIsRefused() {
        ApplicationForm form =
                new ApplicationForm(
                        CREDIT_CODE,
                        "",
                        "a\0b",
                        Collections.nCopies(Admission.ROLES.size() + 1, "nothing"),
                        List.of(
                                new TypedPaper("business", "B\n1", "Chengdu", "2020-01-01", ""),
                                new TypedPaper(
                                        "business", "B-1", "Chengdu", "-999999999-01-01", "")),
                        CONTACT);
        assertThat(faults(form))
                .containsExactlyInAnyOrder(
                        "8212 /name",
                        "8212 /roles",
                        "8212 /papers/0/number",
                        "8212 /papers/1/validFrom");
        assertThat(
                        Admission.faults(
                                ApplicationState.WAITING,
                                new ApplicationDecision.Refuse("note\0note")))
                .extracting(Fault::code)
                .containsExactly(FaultCode.APPLICATION_VALUE);
    }

    @Test
    void whatWasDecidedIsNotDecidedAgain() {
        ApplicationDecision approve = new ApplicationDecision.Approve("");
        for (ApplicationState state : ApplicationState.values()) {
            assertThat(Admission.faults(state, approve).isEmpty())
                    .as(state.json())
                    .isEqualTo(state.isOpen());
            assertThat(Admission.papersFaults(state).isEmpty())
                    .isEqualTo(state == ApplicationState.PAPERS);
        }
        assertThat(
                        Admission.faults(
                                ApplicationState.WAITING, new ApplicationDecision.Refuse(" no ")))
                .extracting(Fault::code)
                .containsExactly(FaultCode.APPLICATION_VALUE);
    }

    @Test
    void approvedItIsEnteredWithItsPapersAndWaitsForASecondPerson() {
        Application application = read(form(CREDIT_CODE, "5101960N11", "ecommerce"));
        List<Enterprise> known =
                new ArrayList<>(
                        List.of(new Enterprise("5101960R11", "Seller", Set.of(Role.ECOMMERCE))));
        Enterprise entered = null;
        for (RegistryEvent event : events(application, Registry.of(known))) {
            entered = Amendment.apply("5101960N11", entered, event);
        }
        assertThat(entered).isNotNull();
        assertThat(entered.file().stage()).isEqualTo(EnterpriseStage.DOCUMENTS_CHECKED);
        assertThat(entered.file().creditCode()).isEqualTo(CREDIT_CODE);
        assertThat(entered.file().enteredBy()).isEqualTo("ann");
        known.add(entered);
        assertThat(refused(application, Registry.of(known))).containsExactly("8202 /creditCode");
        Enterprise early = new Enterprise(CREDIT_CODE, "Store", Set.of(Role.ECOMMERCE));
        assertThat(refused(application, Registry.of(List.of(early))))
                .as("entered before customs gave it a code")
                .containsExactly("8202 /creditCode");
        Application other = read(form("91510100MA6EX0002H", "5101960R11", "ecommerce"));
        assertThat(refused(other, Registry.of(known))).containsExactly("8202 /code");
    }

    @Test
    void withoutABusinessLicenceItIsNotApproved() {
        ApplicationForm bare =
                new ApplicationForm(CREDIT_CODE, "", "Store", List.of("agent"), List.of(), CONTACT);
        assertThat(refused(read(bare), Registry.of(List.of()))).containsExactly("8205 /licence");
    }

    private static List<RegistryEvent> events(Application application, Registry registry) {
        return switch (Admission.approve(application, registry, PARAMETERS, "ann", DAY)) {
            case Outcome.Accepted<List<RegistryEvent>>(List<RegistryEvent> events, List<Fault> _) ->
                    events;
            case Outcome.Refused<List<RegistryEvent>>(List<Fault> faults) ->
                    throw new AssertionError(faults);
        };
    }

    private static List<String> refused(Application application, Registry registry) {
        return switch (Admission.approve(application, registry, PARAMETERS, "ann", DAY)) {
            case Outcome.Accepted<List<RegistryEvent>>(List<RegistryEvent> events, List<Fault> _) ->
                    throw new AssertionError(events);
            case Outcome.Refused<List<RegistryEvent>>(List<Fault> faults) -> places(faults);
        };
    }
}
