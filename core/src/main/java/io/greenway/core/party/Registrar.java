package io.greenway.core.party;

import io.greenway.core.party.Enterprise.Registration;
import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what happens to an enterprise in the registry, and changes nothing (R-080…R-083,
/// R-087; facts: flows 12). [Amendment] applies what was decided.
public final class Registrar {
    /// First day of the five classes (R-083; 海关总署令第282号): rules before it knew other ones.
    private static final String CREDIT_KEY = "CREDIT_CLASSES";

    private static final Set<EnterpriseStage> OPEN =
            EnumSet.complementOf(EnumSet.of(EnterpriseStage.CANCELLED));
    private static final Set<EnterpriseStage> GRANTED =
            EnumSet.of(EnterpriseStage.ACTIVE, EnterpriseStage.SUSPENDED);

    private final String code;
    private final @Nullable Enterprise enterprise;
    private final Registry registry;
    private final Parameters parameters;
    private final String by;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();

    private Registrar(
            String code, Registry registry, Parameters parameters, String by, LocalDate today) {
        this.code = code;
        this.enterprise = registry.find(code).orElse(null);
        this.registry = registry;
        this.parameters = parameters;
        this.by = by;
        this.today = today;
    }

    /// Decides.
    ///
    /// @param code the enterprise
    /// @param command what is asked
    /// @param registry everyone as of now
    /// @param parameters which licences a role needs, dated
    /// @param by login of who asks
    /// @param today day of the decision, in China
    /// @return what happened, or everything that speaks against it
    public static Outcome<RegistryEvent> decide(
            String code,
            RegistryCommand command,
            Registry registry,
            Parameters parameters,
            String by,
            LocalDate today) {
        Registrar registrar = new Registrar(code, registry, parameters, by, today);
        RegistryEvent event = registrar.event(command);
        return registrar.faults.isEmpty()
                ? new Outcome.Accepted<>(event, List.of())
                : new Outcome.Refused<>(registrar.faults);
    }

    private RegistryEvent event(RegistryCommand command) {
        return switch (command) {
            case RegistryCommand.Apply apply -> apply(apply);
            case RegistryCommand.FileLicence filed -> licence(filed.licence());
            case RegistryCommand.CheckDocuments checked -> documents();
            case RegistryCommand.Register register -> register();
            case RegistryCommand.GrantRole granted -> grant(granted);
            case RegistryCommand.WithdrawRole withdrawn -> withdraw(withdrawn.role());
            case RegistryCommand.Suspend suspend -> suspend(suspend);
            case RegistryCommand.Reinstate reinstate -> reinstate();
            case RegistryCommand.Cancel cancel -> {
                at(OPEN);
                yield new RegistryEvent.Cancelled(yesterday());
            }
            case RegistryCommand.Rate rate -> rate(rate.rating());
            case RegistryCommand.GiveMandate given -> mandate(given.mandate());
            case RegistryCommand.RevokeMandate revoked -> revoke(revoked.agent());
            case RegistryCommand.RawData raw -> rawData(raw);
            case RegistryCommand.BarGreenChannel(String note) -> {
                at(OPEN);
                given("/note", note);
                yield new RegistryEvent.GreenChannelBarred(note);
            }
            case RegistryCommand.OpenGreenChannel open -> {
                at(OPEN);
                yield new RegistryEvent.GreenChannelOpened();
            }
        };
    }

    private RegistryEvent apply(RegistryCommand.Apply apply) {
        entered("/code", code);
        if (!EnterpriseCode.isValid(code)) {
            add(FaultCode.ENTERPRISE_CODE_INVALID, "/code", code, null);
        }
        String creditCode = apply.creditCode();
        if (creditCode != null) {
            entered("/creditCode", creditCode);
            if (creditCode.length() != 18 || !EnterpriseCode.isValid(creditCode)) {
                add(FaultCode.ENTERPRISE_CODE_INVALID, "/creditCode", creditCode, null);
            }
        }
        given("/name", apply.name());
        if (apply.roles().isEmpty()) {
            add(FaultCode.REGISTRY_VALUE_MISSING, "/roles", null, null);
        }
        return new RegistryEvent.Applied(apply.name(), creditCode, apply.roles(), by);
    }

    /// An enterprise has one entry, whichever of its two codes it is entered under.
    private void entered(String path, String oneCode) {
        if (registry.enterprises().stream().anyMatch(one -> Admission.isSame(oneCode, null, one))) {
            add(FaultCode.ENTERPRISE_EXISTS, path, oneCode, null);
        }
    }

    private RegistryEvent licence(Licence licence) {
        at(OPEN);
        given("/licence/number", licence.number());
        given("/licence/issuedBy", licence.issuedBy());
        ordered("/licence/validTo", licence.validFrom(), licence.validTo());
        return new RegistryEvent.LicenceFiled(licence);
    }

    private RegistryEvent documents() {
        at(EnumSet.of(EnterpriseStage.APPLIED));
        if (enterprise != null && !holds(enterprise, LicenceKind.BUSINESS)) {
            add(FaultCode.LICENCE_MISSING, "/licence", code, LicenceKind.BUSINESS.json());
        }
        return new RegistryEvent.DocumentsChecked();
    }

    private boolean holds(Enterprise one, LicenceKind kind) {
        return one.file().licences().stream()
                .anyMatch(licence -> licence.kind() == kind && licence.holdsOn(today));
    }

    /// Whoever entered the application cannot approve it.
    private RegistryEvent register() {
        at(EnumSet.of(EnterpriseStage.DOCUMENTS_CHECKED));
        if (enterprise != null && enterprise.file().enteredBy().equals(by)) {
            add(FaultCode.SECOND_PERSON_NEEDED, "/by", by, null);
        }
        return new RegistryEvent.Registered();
    }

    private RegistryEvent grant(RegistryCommand.GrantRole granted) {
        at(EnumSet.of(EnterpriseStage.REGISTERED, EnterpriseStage.ACTIVE));
        ordered("/validTo", granted.validFrom(), granted.validTo());
        if (granted.validFrom().isBefore(today)) {
            add(FaultCode.REGISTRY_DATES, "/validFrom", text(granted.validFrom()), ">= " + today);
        }
        if (enterprise != null) {
            if (enterprise.file().enteredBy().equals(by)) {
                add(FaultCode.SECOND_PERSON_NEEDED, "/by", by, null);
            }
            if (!RequiredLicences.held(
                    enterprise, granted.role(), granted.validFrom(), parameters)) {
                add(FaultCode.LICENCE_MISSING, "/role", granted.role().json(), needed(granted));
            }
        }
        return new RegistryEvent.RoleGranted(
                granted.role(), granted.validFrom(), granted.validTo());
    }

    private String needed(RegistryCommand.GrantRole granted) {
        return RequiredLicences.of(granted.role(), granted.validFrom(), parameters).stream()
                .sorted()
                .map(LicenceKind::json)
                .reduce((some, more) -> some + "|" + more)
                .orElse("");
    }

    private RegistryEvent withdraw(Role role) {
        at(GRANTED);
        if (enterprise != null && !holdsFrom(enterprise, role)) {
            add(FaultCode.ROLE_NOT_HELD, "/role", role.json(), null);
        }
        return new RegistryEvent.RoleWithdrawn(role, yesterday());
    }

    private boolean holdsFrom(Enterprise one, Role role) {
        return one.registrations().stream()
                .anyMatch(held -> held.role() == role && !isOver(held.validTo()));
    }

    private boolean isOver(@Nullable LocalDate lastDay) {
        return lastDay != null && lastDay.isBefore(today);
    }

    private RegistryEvent suspend(RegistryCommand.Suspend suspend) {
        at(EnumSet.of(EnterpriseStage.ACTIVE));
        given("/note", suspend.note());
        return new RegistryEvent.Suspended(suspend.reason(), suspend.note(), today);
    }

    /// Who was suspended for a licence comes back with one that holds.
    private RegistryEvent reinstate() {
        at(EnumSet.of(EnterpriseStage.SUSPENDED));
        if (enterprise != null) {
            for (Registration held : enterprise.registrations()) {
                if (held.holdsOn(today)
                        && RequiredLicences.expired(enterprise, held.role(), today, parameters)) {
                    add(FaultCode.LICENCE_MISSING, "/licence", held.role().json(), null);
                }
            }
        }
        return new RegistryEvent.Reinstated(yesterday());
    }

    private RegistryEvent rate(CreditRating rating) {
        at(OPEN);
        given("/rating/documentNo", rating.documentNo());
        if (!parameters.holds(CREDIT_KEY, rating.validFrom())) {
            add(FaultCode.CREDIT_CLASS_DATE, "/rating/validFrom", text(rating.validFrom()), null);
        }
        if (enterprise != null && !enterprise.file().ratings().isEmpty()) {
            LocalDate last = enterprise.file().ratings().getLast().validFrom();
            if (rating.validFrom().isBefore(last)) {
                String found = text(rating.validFrom());
                add(FaultCode.REGISTRY_DATES, "/rating/validFrom", found, ">= " + last);
            }
        }
        return new RegistryEvent.Rated(rating);
    }

    private RegistryEvent mandate(Mandate mandate) {
        at(OPEN);
        ordered("/mandate/validTo", mandate.validFrom(), mandate.validTo());
        if (mandate.validFrom().isBefore(today)) {
            String found = text(mandate.validFrom());
            add(FaultCode.REGISTRY_DATES, "/mandate/validFrom", found, ">= " + today);
        }
        boolean agent =
                registry.find(mandate.agent())
                        .filter(one -> holdsFrom(one, Role.AGENT))
                        .isPresent();
        if (!agent) {
            add(FaultCode.ROLE_NOT_HELD, "/mandate/agent", mandate.agent(), Role.AGENT.json());
        }
        return new RegistryEvent.MandateGiven(mandate);
    }

    private RegistryEvent revoke(String agent) {
        boolean known =
                enterprise != null
                        && enterprise.file().mandates().stream()
                                .anyMatch(
                                        one -> one.agent().equals(agent) && !isOver(one.validTo()));
        if (!known) {
            add(FaultCode.MANDATE_UNKNOWN, "/agent", agent, null);
        }
        return new RegistryEvent.MandateRevoked(agent, yesterday());
    }

    /// One stage after the other; a test that failed or an address that changed begins anew.
    private RegistryEvent rawData(RegistryCommand.RawData raw) {
        at(OPEN);
        given("/note", raw.note());
        if (enterprise != null) {
            if (!holdsFrom(enterprise, Role.PLATFORM)) {
                add(FaultCode.ROLE_NOT_HELD, "/code", code, Role.PLATFORM.json());
            }
            List<RawDataInterface> before = enterprise.file().rawData();
            RawDataInterface.Stage now = before.isEmpty() ? null : before.getLast().stage();
            boolean fits =
                    now == null
                            ? raw.stage() == RawDataInterface.Stage.REGISTERED
                            : now.leadsTo(raw.stage());
            if (!fits) {
                add(
                        FaultCode.RAW_DATA_STAGE,
                        "/stage",
                        raw.stage().name(),
                        now == null ? "REGISTERED" : "after " + now);
            }
        }
        return new RegistryEvent.RawDataMoved(new RawDataInterface(raw.stage(), raw.note(), today));
    }

    private void at(Set<EnterpriseStage> stages) {
        if (enterprise == null) {
            add(FaultCode.ENTERPRISE_UNKNOWN, "/code", code, null);
        } else if (!stages.contains(enterprise.file().stage())) {
            String stage = enterprise.file().stage().name();
            add(FaultCode.ENTERPRISE_STAGE, "/stage", stage, stages.toString());
        }
    }

    private void given(String path, String value) {
        if (value.isBlank()) {
            add(FaultCode.REGISTRY_VALUE_MISSING, path, null, null);
        }
    }

    private void ordered(String path, LocalDate from, @Nullable LocalDate to) {
        if (to != null && to.isBefore(from)) {
            add(FaultCode.REGISTRY_DATES, path, text(to), ">= " + from);
        }
    }

    private LocalDate yesterday() {
        return today.minusDays(1);
    }

    private static String text(LocalDate date) {
        return date.toString();
    }

    private void add(
            FaultCode fault, String path, @Nullable String found, @Nullable String expected) {
        faults.add(Fault.of(fault, path, found, expected));
    }
}
