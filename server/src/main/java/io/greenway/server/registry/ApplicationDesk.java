package io.greenway.server.registry;

import io.greenway.core.clearance.Terms;
import io.greenway.core.party.Admission;
import io.greenway.core.party.Application;
import io.greenway.core.party.ApplicationDecision;
import io.greenway.core.party.ApplicationForm;
import io.greenway.core.party.ApplicationForm.TypedPaper;
import io.greenway.core.party.ApplicationState;
import io.greenway.core.party.Contact;
import io.greenway.core.party.Licence;
import io.greenway.core.party.LicenceKind;
import io.greenway.core.party.Role;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.schedule.TimedStep;
import io.greenway.server.store.ApplicationStore;
import io.greenway.server.store.ApplicationStore.Entry;
import io.greenway.server.store.ApplicationStore.Filed;
import io.greenway.server.vault.Digest;
import io.greenway.server.vault.DrawnCode;
import io.greenway.server.vault.Sealed;
import io.greenway.server.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Takes applications of enterprises that are not in the registry, and what people of the zone
/// decide about them. To the applicant every application is taken in the same way, whether or not
/// the enterprise is known or has applied before: nobody learns of an enterprise by typing its
/// code.
public final class ApplicationDesk {
    /// The area of applications in the log of actions.
    public static final String AREA = "application";

    private static final int MOST = 500;
    private static final int NUMBER_LENGTH = 16;
    private static final int GROUP = 4;

    /// Who refuses what nobody hands in papers for.
    private static final String PLATFORM = "greenway";

    private static final String LAPSED =
            "补交材料期限已过。 The papers did not come in time. Karatasi hazikuja kwa wakati.";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Licence>> LICENCES = new TypeReference<>() {};

    private final ApplicationStore store;
    private final RegistryDesk registry;
    private final Vault vault;
    private final Supplier<Reference> reference;
    private final InstantSource clock;
    private final SecureRandom random;

    public ApplicationDesk(
            ApplicationStore store,
            RegistryDesk registry,
            Vault vault,
            Supplier<Reference> reference,
            InstantSource clock,
            SecureRandom random) {
        this.store = store;
        this.registry = registry;
        this.vault = vault;
        this.reference = reference;
        this.clock = clock;
        this.random = random;
    }

    /// An application in the queue of the zone.
    ///
    /// @param others how many more are open under the same social credit code, behind it
    public record Queued(Filed filed, int others) {}

    private Parameters parameters() {
        return reference.get().parameters();
    }

    /// Of the seconds of a day, how many an application takes up: so that an address files no more
    /// in a day than it may.
    public int secondsBetween() {
        int most = parameters().days("APPLICATIONS_A_DAY", registry.today());
        return (int) (Duration.ofDays(1).toSeconds() / Math.max(most, 1));
    }

    /// Says everything that is not right about an application, and keeps nothing.
    public List<Fault> check(ApplicationForm form) {
        return switch (Admission.read(form, parameters(), registry.today())) {
            case Outcome.Accepted<Application>(Application _, List<Fault> faults) -> faults;
            case Outcome.Refused<Application>(List<Fault> faults) -> faults;
        };
    }

    /// Which kinds of papers each role needs today, one of them being enough.
    public Map<Role, Set<LicenceKind>> needed() {
        LocalDate today = registry.today();
        Map<Role, Set<LicenceKind>> needed = new LinkedHashMap<>();
        Admission.ROLES.forEach(
                role -> needed.put(role, Admission.needed(role, today, parameters())));
        return needed;
    }

    /// Takes an application.
    public synchronized Outcome<Filed> file(ApplicationForm form) {
        Instant now = clock.instant();
        LocalDate today = Terms.dayOf(now);
        return switch (Admission.read(form, parameters(), today)) {
            case Outcome.Refused<Application>(List<Fault> faults) -> new Outcome.Refused<>(faults);
            case Outcome.Accepted<Application>(Application application, List<Fault> _) -> {
                if (isFull(application, today)) {
                    yield new Outcome.Refused<>(
                            List.of(Fault.of(FaultCode.APPLICATIONS_TOO_MANY, "/", null, null)));
                }
                Filed filed = filed(application, now);
                store.add(filed);
                yield new Outcome.Accepted<>(filed, List.of());
            }
        };
    }

    /// Which of the two limits it was is told to nobody.
    private boolean isFull(Application application, LocalDate today) {
        return store.open() >= parameters().days("APPLICATIONS_WAITING", today)
                || store.open(application.creditCode()).size()
                        >= parameters().days("APPLICATIONS_OF_ONE", today);
    }

    private Filed filed(Application one, Instant now) {
        String number = number();
        return new Filed(
                number,
                now,
                one.creditCode(),
                one.customsCode(),
                one.name(),
                one.roles().stream().sorted().map(Role::json).collect(Collectors.joining(" ")),
                JSON.writeValueAsString(one.licences()),
                keptSecret(number, one.contact()),
                ApplicationState.WAITING,
                "",
                null,
                null);
    }

    /// Eighty bits: whoever has it may look, and nobody finds it by trying.
    private String number() {
        return DrawnCode.grouped(DrawnCode.of(NUMBER_LENGTH, random), GROUP);
    }

    private Sealed keptSecret(String number, Contact contact) {
        String body = JSON.writeValueAsString(contact);
        return vault.seal(body.getBytes(StandardCharsets.UTF_8), context(number));
    }

    private static String context(String number) {
        return "application " + number;
    }

    /// The contact of an application; empty once it was erased.
    public Optional<Contact> contact(Filed filed) {
        return Optional.ofNullable(filed.contact())
                .map(
                        secret ->
                                JSON.readValue(
                                        vault.open(secret, context(filed.number())),
                                        Contact.class));
    }

    /// The papers of an application.
    public List<Licence> papers(Filed filed) {
        return JSON.readValue(filed.papers(), LICENCES);
    }

    /// The roles an application asks for.
    public Set<Role> roles(Filed filed) {
        return Arrays.stream(filed.roles().split(" "))
                .flatMap(name -> Role.named(name).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /// The application of that number.
    public Optional<Filed> find(String number) {
        return store.find(number);
    }

    /// Others that are open under the same social credit code.
    public List<Filed> beside(Filed filed) {
        return store.open(filed.creditCode()).stream()
                .filter(one -> !one.number().equals(filed.number()))
                .toList();
    }

    /// Takes the papers that an application was asked for; those on file stay, and one of the same
    /// kind and number is replaced.
    public synchronized Outcome<Filed> papers(String number, List<TypedPaper> typed) {
        Filed before = store.find(number).orElseThrow();
        List<Fault> faults = Admission.papersFaults(before.state());
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(faults);
        }
        return switch (Admission.papers(typed, parameters(), registry.today())) {
            case Outcome.Refused<List<Licence>>(List<Fault> wrong) -> new Outcome.Refused<>(wrong);
            case Outcome.Accepted<List<Licence>>(List<Licence> read, List<Fault> _) -> {
                List<Licence> all = new ArrayList<>(papers(before));
                all.removeIf(one -> read.stream().anyMatch(other -> isSame(one, other)));
                all.addAll(read);
                int most = parameters().days("APPLICATION_PAPERS", registry.today());
                if (all.size() > most) {
                    String found = Integer.toString(all.size());
                    yield new Outcome.Refused<>(
                            List.of(
                                    Fault.of(
                                            FaultCode.APPLICATION_VALUE,
                                            "/papers",
                                            found,
                                            "<= " + most)));
                }
                yield after(before, store.putPapers(number, JSON.writeValueAsString(all)));
            }
        };
    }

    private static boolean isSame(Licence one, Licence other) {
        return one.kind() == other.kind() && one.number().equals(other.number());
    }

    /// The queue: of those in a state under one social credit code the oldest, and of decided ones
    /// all.
    public List<Queued> queue(ApplicationState state) {
        List<Queued> queue = new ArrayList<>();
        for (Filed one : store.of(state, MOST)) {
            List<Filed> open = state.isOpen() ? store.open(one.creditCode()) : List.of(one);
            boolean isFirst =
                    open.stream()
                            .filter(other -> other.state() == state)
                            .findFirst()
                            .map(other -> other.number().equals(one.number()))
                            .orElse(true);
            if (isFirst) {
                queue.add(new Queued(one, Math.max(open.size() - 1, 0)));
            }
        }
        return queue;
    }

    /// What people of the zone decide.
    ///
    /// @throws SQLException when the database fails; nothing is changed then
    public Outcome<Filed> decide(Filed before, ApplicationDecision decision, String by)
            throws SQLException {
        List<Fault> faults = Admission.faults(before.state(), decision);
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(faults);
        }
        Instant now = clock.instant();
        return switch (decision) {
            case ApplicationDecision.AskPapers(String note) ->
                    noted(before, ApplicationState.PAPERS, "papers-asked", note.strip(), by, now);
            case ApplicationDecision.Refuse(String note) ->
                    noted(before, ApplicationState.REFUSED, "refused", note.strip(), by, now);
            case ApplicationDecision.Approve(String seen) -> {
                String digest = digest(before);
                yield seen.equals(digest)
                        ? approved(before, by, now)
                        : new Outcome.Refused<>(
                                List.of(
                                        Fault.of(
                                                FaultCode.APPLICATION_PAPERS_CHANGED,
                                                "/papers",
                                                seen,
                                                digest)));
            }
        };
    }

    private Outcome<Filed> noted(
            Filed before, ApplicationState state, String kind, String note, String by, Instant now)
            throws SQLException {
        String body = JSON.writeValueAsString(Map.of("note", note));
        Entry entry = new Entry(AREA, before.number(), kind, body);
        return after(before, store.decide(before, state, note, by, now, List.of(entry)));
    }

    private Outcome<Filed> approved(Filed before, String by, Instant now) throws SQLException {
        Application application =
                new Application(
                        before.creditCode(),
                        before.customsCode(),
                        before.name(),
                        roles(before),
                        papers(before),
                        contact(before).orElse(new Contact("", "", "")));
        String body = JSON.writeValueAsString(Map.of("code", application.code()));
        Outcome<Boolean> done =
                registry.admit(
                        (known, today) ->
                                Admission.approve(application, known, parameters(), by, today),
                        events -> {
                            List<Entry> entries = new ArrayList<>();
                            entries.add(new Entry(AREA, before.number(), "approved", body));
                            events.forEach(
                                    event ->
                                            entries.add(
                                                    RegistryLog.entry(application.code(), event)));
                            return store.decide(
                                    before, ApplicationState.APPROVED, "", by, now, entries);
                        });
        return switch (done) {
            case Outcome.Refused<Boolean>(List<Fault> faults) -> new Outcome.Refused<>(faults);
            case Outcome.Accepted<Boolean>(Boolean written, List<Fault> _) ->
                    after(before, written);
        };
    }

    /// Whoever decides second is told where it stands now.
    private Outcome<Filed> after(Filed before, boolean written) {
        Filed now = store.find(before.number()).orElseThrow();
        return written
                ? new Outcome.Accepted<>(now, List.of())
                : new Outcome.Refused<>(
                        List.of(
                                Fault.of(
                                        FaultCode.APPLICATION_STATE,
                                        "/state",
                                        now.state().json(),
                                        before.state().json())));
    }

    /// Refuses applications whose papers were asked for and did not come (flows 12).
    public TimedStep<Filed> papersLapse() {
        return new TimedStep<>(
                "Lapse of applications",
                (now, limit) -> {
                    int days = parameters().days("APPLICATION_PAPERS_DAYS", Terms.dayOf(now));
                    return store.askedBefore(now.minus(Duration.ofDays(days)), limit);
                },
                (due, now) -> {
                    for (Filed one : due) {
                        noted(one, ApplicationState.REFUSED, "lapsed", LAPSED, PLATFORM, now);
                    }
                });
    }

    /// Names the papers of an application as they are now: whoever approves says which were seen.
    public String digest(Filed filed) {
        return Digest.of(filed.papers());
    }

    /// Erases the contacts of applications that were decided long ago.
    public TimedStep<String> contactsExpire() {
        return new TimedStep<>(
                "Erasure of contacts",
                (now, limit) -> {
                    int days = parameters().days("APPLICATION_CONTACT_DAYS", Terms.dayOf(now));
                    return store.contactsOfBefore(now.minus(Duration.ofDays(days)), limit);
                },
                (due, now) -> store.eraseContacts(due));
    }
}
