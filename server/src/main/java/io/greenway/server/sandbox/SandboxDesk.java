package io.greenway.server.sandbox;

import io.greenway.core.clearance.SandboxBuyer;
import io.greenway.core.clearance.SandboxParty;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB900Message;
import io.greenway.core.money.Money;
import io.greenway.core.party.Enterprise;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.intake.ApiKey;
import io.greenway.server.intake.Participants;
import io.greenway.server.journal.Appended;
import io.greenway.server.journal.Arrival;
import io.greenway.server.journal.Journal;
import io.greenway.server.reading.Read;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.store.SandboxStore;
import io.greenway.server.store.SandboxStore.Group;
import io.greenway.server.store.SandboxStore.Opening;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Where whoever wants to rehearse helps himself: enrols, moves the clock, starts again.
public final class SandboxDesk {
    private static final int LONGEST_NAME = 40;
    private static final LocalDate FOREVER = LocalDate.of(2099, 12, 31);
    private static final int MOST_WIPES = 20;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MOVES_OF_A_GROUP = 100_000;

    private final SandboxStore store;
    private final ParticipantTables tables;
    private final Participants participants;
    private final Journal journal;
    private final Terms.Buyers buyers;
    private final Supplier<Reference> reference;
    private final SandboxClock clock;
    private final SandboxFence fence;
    private final Warehouses warehouses;
    private final Followed followed;
    private final Runnable moved;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock guard = new ReentrantLock();
    /// Waited for and never opened; unlike a condition of the guard it does not let go of it.
    private final CountDownLatch never = new CountDownLatch(1);

    /// Says how far the journal is handled by all who make rows of what it brings.
    @FunctionalInterface
    public interface Followed {
        long position() throws SQLException;
    }

    /// Opens the account book of a warehouse and fills it with what sample trades declare; one that
    /// lies full stays as it is.
    @FunctionalInterface
    public interface Warehouses {
        void fill(String warehouse, String site, int units) throws SQLException;
    }

    /// @param warehouses where bonded goods lie
    /// @param followed how far everybody is who follows the journal
    /// @param moved does what has become due when the clock was moved
    public SandboxDesk(
            SandboxStore store,
            ParticipantTables tables,
            Participants participants,
            Journal journal,
            Terms.Buyers buyers,
            Supplier<Reference> reference,
            SandboxClock clock,
            SandboxFence fence,
            Warehouses warehouses,
            Followed followed,
            Runnable moved) {
        this.store = store;
        this.tables = tables;
        this.participants = participants;
        this.journal = journal;
        this.buyers = buyers;
        this.reference = reference;
        this.clock = clock;
        this.fence = fence;
        this.warehouses = warehouses;
        this.followed = followed;
        this.moved = moved;
        clock.ahead(Duration.ofSeconds(store.ahead()));
    }

    /// How the sandbox stands.
    ///
    /// @param now what its clock says
    /// @param ahead how far it is ahead of the machine's
    /// @param groups how many are enrolled
    /// @param most how many may be
    public record Standing(Instant now, Duration ahead, int groups, int most) {}

    /// What somebody gets who enrols.
    ///
    /// @param group its number
    /// @param name as it was given
    /// @param enterprises one for each role
    public record Enrolled(int group, String name, List<Handed> enterprises) {
        public Enrolled {
            enterprises = List.copyOf(enterprises);
        }
    }

    /// An enterprise and its key, told once.
    public record Handed(SandboxParty party, String code, String name, String apiKey) {}

    public Standing standing() {
        return new Standing(
                clock.instant(), clock.ahead(), store.groups().size(), number("SANDBOX_GROUPS"));
    }

    /// The values that force an outcome.
    public SandboxValues values() {
        return SandboxValues.of(
                reference.get().parameters(), clock.instant().atZone(Terms.CHINA).toLocalDate());
    }

    /// Enrols a group of enterprises, one for each role.
    ///
    /// @param name 1 to 40 letters, digits, spaces and hyphens
    public Outcome<Enrolled> enrol(String name) throws SQLException {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} -]{0,%d}".formatted(LONGEST_NAME - 1))) {
            return refused(FaultCode.SANDBOX_NAME_INVALID, "/name", "…", "1-40 letters, digits, -");
        }
        guard.lock();
        try {
            List<Group> groups = store.groups();
            int most = number("SANDBOX_GROUPS");
            if (groups.size() >= most) {
                return refused(
                        FaultCode.SANDBOX_FULL,
                        "/",
                        String.valueOf(groups.size()),
                        String.valueOf(most));
            }
            Group group = new Group(groups.size() + 1, name, clock.instant(), 0);
            List<Handed> handed = register(group);
            store.add(group);
            store.open(openings(group), clock.instant());
            participants.reload();
            fill(group.number());
            return new Outcome.Accepted<>(
                    new Enrolled(group.number(), group.name(), handed), List.of());
        } finally {
            guard.unlock();
        }
    }

    private List<Handed> register(Group group) {
        List<Handed> handed = new ArrayList<>();
        for (SandboxParty party : SandboxParty.values()) {
            String code = party.code(group.number());
            String name = party.name(group.name());
            tables.put(new Enterprise(code, name, Set.of(party.role())));
            ApiKey key = ApiKey.random(random);
            tables.put(new ParticipantTables.Key(key.hash(), code), key.prefix(), clock.instant());
            Money guarantee = party.guarantee();
            if (guarantee != null) {
                tables.put(new ParticipantTables.Guarantee(code, guarantee.fen(), FOREVER));
            }
            handed.add(new Handed(party, code, name, key.text()));
        }
        return handed;
    }

    private void fill(int group) throws SQLException {
        warehouses.fill(
                SandboxParty.WAREHOUSE.code(group),
                SandboxParty.SITE.code(group),
                number("SANDBOX_BOOK_UNITS"));
    }

    /// Moves the clock forward, for everybody in the sandbox, and has done what becomes due by it.
    public Outcome<Standing> forward(Duration step) throws SQLException {
        Outcome<Standing> outcome = move(step);
        if (outcome instanceof Outcome.Accepted) {
            moved.run();
        }
        return outcome;
    }

    private Outcome<Standing> move(Duration step) throws SQLException {
        long most = number("SANDBOX_STEP_DAYS");
        if (!step.isPositive() || step.compareTo(Duration.ofDays(most)) > 0) {
            return refused(
                    FaultCode.SANDBOX_STEP_INVALID,
                    "/forward",
                    step.toString(),
                    "PT1S-P%dD".formatted(most));
        }
        guard.lock();
        try {
            Duration ahead = clock.ahead().plus(step).truncatedTo(ChronoUnit.SECONDS);
            long farthest = number("SANDBOX_AHEAD_DAYS");
            if (ahead.compareTo(Duration.ofDays(farthest)) > 0) {
                return refused(
                        FaultCode.SANDBOX_STEP_INVALID,
                        "/forward",
                        ahead.toString(),
                        "P%dD".formatted(farthest));
            }
            store.ahead(ahead.toSeconds());
            clock.ahead(ahead);
            for (Group group : store.groups()) {
                store.open(openings(group), clock.instant());
            }
            return new Outcome.Accepted<>(standing(), List.of());
        } finally {
            guard.unlock();
        }
    }

    /// Wipes out all that the group of an enterprise ever sent, and all that followed from it. Its
    /// enterprises, keys and guarantees stay.
    ///
    /// @return whether it is done; false when the platform is too busy just now
    public boolean reset(String code) throws SQLException, InterruptedException {
        int number = SandboxParty.group(code);
        Group group =
                store.groups().stream()
                        .filter(one -> one.number() == number)
                        .findFirst()
                        .orElseThrow();
        guard.lock();
        try {
            fence.close(number);
            List<String> codes =
                    Arrays.stream(SandboxParty.values()).map(one -> one.code(number)).toList();
            for (int turn = 0; turn < MOST_WIPES; turn++) {
                if (markedAndHandled(number)
                        && store.wipe(number, codes, openings(group), clock.instant())) {
                    fill(number);
                    return true;
                }
            }
            return false;
        } finally {
            fence.open(number);
            guard.unlock();
        }
    }

    /// Puts a mark behind everything that the group sent, and waits until it is handled: the newest
    /// message of the journal must not be one that goes.
    private boolean markedAndHandled(int group) throws SQLException, InterruptedException {
        String guid = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        Instant now = clock.instant();
        LocalDateTime time =
                now.atZone(Terms.CHINA).toLocalDateTime().truncatedTo(ChronoUnit.MILLIS);
        var answer =
                new CEB900Message.MessageReturn(
                        guid, "0", "sandbox reset " + group, time, "Unknown", "Unknown", "Unknown");
        CEB900Message mark = new CEB900Message(guid, "1.0", answer);
        byte[] bytes = XmlWriter.write(mark, XmlWriter.Style.DEFAULT_NAMESPACE);
        Appended appended =
                journal.append(
                        new Arrival(
                                "SANDBOX", guid, "CEB900", 1, new Read(mark, null), bytes, now));
        return appended instanceof Appended.Stored stored && isHandled(stored.position());
    }

    private boolean isHandled(long position) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        while (followed.position() < position) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                return false;
            }
            boolean _ = never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
        return true;
    }

    /// The quotas of the buyers that are known to a sandbox, for every year since the group is
    /// there and the next.
    private List<Opening> openings(Group group) {
        List<Opening> openings = new ArrayList<>();
        int first = Terms.dayOf(group.enrolledAt()).getYear();
        int last = Terms.dayOf(clock.instant()).getYear() + 1;
        for (int year = first; year <= last; year++) {
            long limit = parameters().money("LIMIT_ANNUAL", LocalDate.of(year, 12, 31)).fen();
            long move = (year % 1000) * 10L;
            for (SandboxBuyer buyer : SandboxBuyer.values()) {
                move++;
                openings.add(
                        new Opening(
                                buyers.pseudonym(
                                        SandboxParty.PLATFORM.code(group.number()),
                                        "1",
                                        buyer.identityNumber()),
                                year,
                                limit - buyer.left().fen(),
                                -(group.number() * MOVES_OF_A_GROUP + move)));
            }
        }
        return openings;
    }

    private Parameters parameters() {
        return reference.get().parameters();
    }

    private int number(String key) {
        return parameters().number(key, Terms.dayOf(clock.instant())).intValueExact();
    }

    private static <T> Outcome<T> refused(
            FaultCode code, String path, String found, String expected) {
        return new Outcome.Refused<>(List.of(Fault.of(code, path, found, expected)));
    }
}
