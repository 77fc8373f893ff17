package io.greenway.core.party;

import io.greenway.core.party.ApplicationForm.TypedPaper;
import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the application of an enterprise that nobody knows yet, and decides what becomes of it
/// (R-080…R-082; facts: flows 12). Whether there is such an enterprise or another application is
/// not looked at while it is read: whoever types a code must not learn it.
public final class Admission {
    /// Roles that an enterprise may ask for; an authority does not come in through the form.
    public static final Set<Role> ROLES = EnumSet.complementOf(EnumSet.of(Role.AUTHORITY));

    /// Days outside are slips of the pen, and no database holds all that can be written.
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 9999;
    private static final int NAME_MAX = 100;
    private static final int TEXT_MAX = 60;
    private static final int NOTE_MIN = 4;
    private static final int NOTE_MAX = 500;

    private final LocalDate today;
    private final Parameters parameters;
    private final List<Fault> faults = new ArrayList<>();

    private Admission(Parameters parameters, LocalDate today) {
        this.parameters = parameters;
        this.today = today;
    }

    /// Reads an application.
    ///
    /// @param today day of the zone, by which the limits are taken
    /// @return the application, or everything that is not right
    public static Outcome<Application> read(
            ApplicationForm form, Parameters parameters, LocalDate today) {
        Admission admission = new Admission(parameters, today);
        Application application = admission.application(form);
        return admission.faults.isEmpty()
                ? new Outcome.Accepted<>(application, List.of())
                : new Outcome.Refused<>(admission.faults);
    }

    /// Reads papers that were asked for.
    public static Outcome<List<Licence>> papers(
            List<TypedPaper> papers, Parameters parameters, LocalDate today) {
        Admission admission = new Admission(parameters, today);
        List<Licence> read = admission.licences(papers);
        if (papers.isEmpty()) {
            admission.add(FaultCode.REGISTRY_VALUE_MISSING, "/papers", null, null);
        }
        return admission.faults.isEmpty()
                ? new Outcome.Accepted<>(read, List.of())
                : new Outcome.Refused<>(admission.faults);
    }

    /// Which kinds of papers a role needs, one of them being enough.
    public static Set<LicenceKind> needed(Role role, LocalDate date, Parameters parameters) {
        return RequiredLicences.of(role, date, parameters);
    }

    /// What speaks against a decision.
    ///
    /// @param state where the application stands
    public static List<Fault> faults(ApplicationState state, ApplicationDecision decision) {
        List<Fault> faults = new ArrayList<>();
        if (!state.isOpen()) {
            faults.add(state(state, ApplicationState.WAITING, ApplicationState.PAPERS));
        }
        switch (decision) {
            case ApplicationDecision.AskPapers(String note) -> note(note, faults);
            case ApplicationDecision.Refuse(String note) -> note(note, faults);
            case ApplicationDecision.Approve approve -> {}
        }
        return faults;
    }

    /// What speaks against handing in papers: nobody has asked for any.
    public static List<Fault> papersFaults(ApplicationState state) {
        return state == ApplicationState.PAPERS
                ? List.of()
                : List.of(state(state, ApplicationState.PAPERS));
    }

    private static Fault state(ApplicationState state, ApplicationState... wanted) {
        String expected = String.join("|", Stream.of(wanted).map(ApplicationState::json).toList());
        return Fault.of(FaultCode.APPLICATION_STATE, "/state", state.json(), expected);
    }

    private static void note(String note, List<Fault> faults) {
        if (note.contains("\0")) {
            faults.add(Fault.of(FaultCode.APPLICATION_VALUE, "/note", null, "text"));
        }
        int length = note.strip().length();
        if (length < NOTE_MIN || length > NOTE_MAX) {
            faults.add(
                    Fault.of(
                            FaultCode.APPLICATION_VALUE,
                            "/note",
                            Integer.toString(length),
                            NOTE_MIN + "-" + NOTE_MAX));
        }
    }

    /// What follows in the registry from the approval: it is entered with its papers, and they are
    /// found in order. Customs registers it and roles are granted by another person, as of any
    /// enterprise that was entered.
    ///
    /// @param by login of who approves
    /// @return the events in their order, or everything that speaks against them
    public static Outcome<List<RegistryEvent>> approve(
            Application application,
            Registry registry,
            Parameters parameters,
            String by,
            LocalDate today) {
        boolean known =
                registry.enterprises().stream()
                        .anyMatch(one -> isSame(application.creditCode(), null, one));
        if (known) {
            String found = application.creditCode();
            return new Outcome.Refused<>(
                    List.of(Fault.of(FaultCode.ENTERPRISE_EXISTS, "/creditCode", found, null)));
        }
        String code = application.code();
        List<RegistryEvent> events = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        List<Enterprise> others = registry.enterprises();
        Enterprise after = registry.find(code).orElse(null);
        for (RegistryCommand command : commands(application)) {
            Outcome<RegistryEvent> decided =
                    Registrar.decide(
                            code, command, with(others, code, after), parameters, by, today);
            switch (decided) {
                case Outcome.Accepted<RegistryEvent>(RegistryEvent event, List<Fault> _) -> {
                    events.add(event);
                    after = Amendment.apply(code, after, event);
                }
                case Outcome.Refused<RegistryEvent>(List<Fault> found) -> faults.addAll(found);
            }
            if (after == null || !faults.isEmpty()) {
                return new Outcome.Refused<>(faults);
            }
        }
        return new Outcome.Accepted<>(events, List.of());
    }

    /// Whether an application is of an enterprise that the registry has, under whichever of its two
    /// codes.
    public static boolean isSame(
            String creditCode, @Nullable String customsCode, Enterprise known) {
        return known.code().equals(customsCode)
                || known.code().equals(creditCode)
                || creditCode.equals(known.file().creditCode());
    }

    private static Registry with(List<Enterprise> others, String code, @Nullable Enterprise one) {
        return Registry.of(
                Stream.concat(
                                others.stream().filter(other -> !other.code().equals(code)),
                                Stream.ofNullable(one))
                        .toList());
    }

    private static List<RegistryCommand> commands(Application application) {
        List<RegistryCommand> commands = new ArrayList<>();
        String creditCode = application.customsCode() == null ? null : application.creditCode();
        commands.add(
                new RegistryCommand.Apply(application.name(), creditCode, application.roles()));
        application
                .licences()
                .forEach(licence -> commands.add(new RegistryCommand.FileLicence(licence)));
        commands.add(new RegistryCommand.CheckDocuments());
        return commands;
    }

    private Application application(ApplicationForm form) {
        String creditCode = form.creditCode().strip();
        if (creditCode.length() != 18 || !EnterpriseCode.isValid(creditCode)) {
            add(FaultCode.ENTERPRISE_CODE_INVALID, "/creditCode", shown(creditCode), null);
        }
        String customsCode = form.customsCode().strip();
        if (!customsCode.isEmpty()
                && (customsCode.length() != 10 || !EnterpriseCode.isValid(customsCode))) {
            add(FaultCode.ENTERPRISE_CODE_INVALID, "/customsCode", shown(customsCode), null);
        }
        String name = text("/name", form.name(), NAME_MAX);
        return new Application(
                creditCode,
                customsCode.isEmpty() ? null : customsCode,
                name,
                roles(form.roles()),
                licences(form.papers()),
                contact(form.contact()));
    }

    private Set<Role> roles(List<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (names.size() > ROLES.size()) {
            String found = Integer.toString(names.size());
            add(FaultCode.APPLICATION_VALUE, "/roles", found, "<= " + ROLES.size());
            return roles;
        }
        for (String name : names) {
            Optional<Role> role = Role.named(name).filter(ROLES::contains);
            role.ifPresent(roles::add);
            if (role.isEmpty()) {
                String expected = String.join("|", ROLES.stream().map(Role::json).toList());
                add(FaultCode.APPLICATION_VALUE, "/roles", shown(name), expected);
            }
        }
        if (names.isEmpty()) {
            add(FaultCode.REGISTRY_VALUE_MISSING, "/roles", null, null);
        }
        return roles;
    }

    private List<Licence> licences(List<TypedPaper> papers) {
        int most = parameters.days("APPLICATION_PAPERS", today);
        if (papers.size() > most) {
            String found = Integer.toString(papers.size());
            add(FaultCode.APPLICATION_VALUE, "/papers", found, "<= " + most);
            return List.of();
        }
        List<Licence> licences = new ArrayList<>();
        for (int at = 0; at < papers.size(); at++) {
            licence("/papers/" + at, papers.get(at)).ifPresent(licences::add);
        }
        return licences;
    }

    private Optional<Licence> licence(String path, TypedPaper paper) {
        Optional<LicenceKind> kind = LicenceKind.named(paper.kind());
        if (kind.isEmpty()) {
            String expected =
                    String.join(
                            "|", Stream.of(LicenceKind.values()).map(LicenceKind::json).toList());
            add(FaultCode.APPLICATION_VALUE, path + "/kind", shown(paper.kind()), expected);
        }
        String number = text(path + "/number", paper.number(), TEXT_MAX);
        String issuedBy = text(path + "/issuedBy", paper.issuedBy(), NAME_MAX);
        Optional<LocalDate> from = day(path + "/validFrom", paper.validFrom());
        String last = paper.validTo().strip();
        Optional<LocalDate> to =
                last.isEmpty() ? Optional.empty() : day(path + "/validTo", paper.validTo());
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            add(FaultCode.REGISTRY_DATES, path + "/validTo", last, ">= " + from.get());
        }
        return kind.isEmpty() || from.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Licence(kind.get(), number, issuedBy, from.get(), to.orElse(null)));
    }

    private Optional<LocalDate> day(String path, String text) {
        if (text.isBlank()) {
            add(FaultCode.REGISTRY_VALUE_MISSING, path, null, null);
            return Optional.empty();
        }
        Optional<LocalDate> day = parsed(text.strip());
        if (day.isEmpty()) {
            add(FaultCode.APPLICATION_VALUE, path, shown(text), "2026-11-22");
        }
        return day;
    }

    private static Optional<LocalDate> parsed(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }

    /// What was typed about a person is in no fault.
    private Contact contact(Contact typed) {
        String name = typed.name().strip();
        String telephone = typed.telephone().strip();
        String mail = typed.mail().strip();
        if (name.isEmpty()) {
            add(FaultCode.REGISTRY_VALUE_MISSING, "/contact/name", null, null);
        }
        if (telephone.isEmpty() && mail.isEmpty()) {
            add(FaultCode.REGISTRY_VALUE_MISSING, "/contact/telephone", null, null);
        }
        bounded("/contact/name", name);
        bounded("/contact/telephone", telephone);
        bounded("/contact/mail", mail);
        if (!telephone.isEmpty() && !telephone.matches("[0-9+() -]{5,30}")) {
            add(FaultCode.APPLICATION_VALUE, "/contact/telephone", null, "0-9 + - ( )");
        }
        if (!mail.isEmpty() && !mail.matches("[^@\\s]+@[^@\\s]+")) {
            add(FaultCode.APPLICATION_VALUE, "/contact/mail", null, "name@host");
        }
        return new Contact(name, telephone, mail);
    }

    private void bounded(String path, String text) {
        if (text.length() > TEXT_MAX) {
            add(
                    FaultCode.APPLICATION_VALUE,
                    path,
                    Integer.toString(text.length()),
                    "<= " + TEXT_MAX);
        }
    }

    private String text(String path, String typed, int most) {
        String text = typed.strip();
        if (text.isEmpty()) {
            add(FaultCode.REGISTRY_VALUE_MISSING, path, null, null);
        } else if (text.length() > most) {
            String found = Integer.toString(text.length());
            add(FaultCode.APPLICATION_VALUE, path, found, "<= " + most);
        } else if (hasControls(text)) {
            add(FaultCode.APPLICATION_VALUE, path, null, "text");
        }
        return text;
    }

    /// Nobody types them, and the database refuses one of them.
    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /// A fault carries what was found, but not a page of it.
    private static @Nullable String shown(String text) {
        return text.isBlank() ? null : text.substring(0, Math.min(text.length(), TEXT_MAX));
    }

    private void add(
            FaultCode code, String path, @Nullable String found, @Nullable String expected) {
        faults.add(Fault.of(code, path, found, expected));
    }
}
