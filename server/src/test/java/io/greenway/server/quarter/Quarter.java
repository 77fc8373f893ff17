package io.greenway.server.quarter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.greenway.core.clearance.Terms;
import io.greenway.server.TestPlatform;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/// A zone and a quarter of its life. A real platform runs with its database, its door and its
/// journal; everybody else is simulated and follows from the seed. The platform is driven until it
/// has nothing left to do before the clock moves on, so the same seed has the same course.
final class Quarter implements AutoCloseable {
    /// The quarter begins on one of these days, so that most of them see a year begin.
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 20);

    private static final int FIRST_DAYS = 80;
    private static final int TRADES_A_DAY_MAX = 3;

    /// After the quarter nobody begins anything: taxes are paid, returns lapse.
    private static final Duration STEP_AFTERWARDS = Duration.ofDays(5);

    private static final int STEPS_AFTERWARDS_MAX = 60;

    /// What costs much is looked at on each such day, and at the end.
    private static final int DAYS_BETWEEN = 3;

    private final SplittableRandom random;
    private final Hours clock;
    private final TestPlatform platform;
    private final Post post;
    private final Agenda agenda;
    private final Scene scene;
    private final Market market;
    private final Traders traders;
    private final DeskOfficers officers;
    private final Inspectors inspectors;
    private final Banks banks;
    private final Warehouse warehouse;
    private final Mailboxes mailboxes;
    private final ZonePeople people;
    private final Driver driver;
    private final Invariants invariants;
    private LocalDate today;

    Quarter(long seed) throws Exception {
        random = new SplittableRandom(seed);
        today = FIRST_DAY.plusDays(random.nextInt(FIRST_DAYS));
        clock = new Hours(today.atStartOfDay(Terms.CHINA).toInstant());
        platform = TestPlatform.driven(clock, key(seed));
        Wire wire = new Wire(platform, random.split());
        agenda = new Agenda(clock.instant());
        driver = new Driver(platform);
        post = new Post(wire, agenda, random.split(), driver::settle, clock.instant());
        scene = new Scene(wire, post, agenda, clock.instant());
        market = new Market(seed, random.split());
        traders = new Traders(scene, random.split());
        Buyers buyers = new Buyers(scene, random.split());
        Customs customs = new Customs(scene, random.split());
        TaxOffice tax = new TaxOffice(scene, random.split());
        officers = new DeskOfficers(scene, random.split());
        inspectors = new Inspectors(scene, random.split());
        banks = new Banks(scene, random.split());
        people = new ZonePeople(scene, random.split());
        warehouse = new Warehouse(scene, random.split());
        mailboxes = new Mailboxes(scene, traders, buyers, customs, tax, warehouse);
        invariants = new Invariants(platform, scene, driver, buyers, banks, people, warehouse);
    }

    private static byte[] key(long seed) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(("key " + seed).getBytes(US_ASCII));
    }

    /// Lets days go by, and everything come to its end after them.
    ///
    /// @return what there was, for people
    /// @throws AssertionError with the first day on which something is broken
    String play(int days) throws Exception {
        begin(days);
        driver.afterEachStep(() -> sound("a step at " + scene.now(), invariants.ofAStep()));
        for (int day = 0; day < days; day++) {
            try {
                day();
            } catch (AssertionError failed) {
                throw new AssertionError("day " + day + ": " + failed.getMessage(), failed);
            }
            sound(
                    "day " + day,
                    day % DAYS_BETWEEN == 0 ? invariants.broken() : invariants.ofADay());
        }
        scene.ending = true;
        int steps = 0;
        while (!agenda.isEmpty() || !invariants.isOver()) {
            if (++steps > STEPS_AFTERWARDS_MAX) {
                throw new AssertionError("it has no end: " + post.onTheWay());
            }
            moveTo(scene.now().plus(STEP_AFTERWARDS));
            evening();
        }
        sound("the end", invariants.atTheEnd());
        return "%d trades, %s; post: %s; %s; %s; %s"
                .formatted(scene.trades().size(), mailboxes, post, officers, inspectors, warehouse);
    }

    void begin(int days) {
        people.plan(days);
        warehouse.open();
    }

    /// A day with two looks of everybody at what there is.
    void day() throws Exception {
        Instant midnight = today.atStartOfDay(Terms.CHINA).toInstant();
        today = today.plusDays(1);
        moveTo(midnight.plus(Duration.ofMinutes(8 * 60 + 30 + random.nextInt(240))));
        for (int count = 1 + random.nextInt(TRADES_A_DAY_MAX); count > 0; count--) {
            traders.open(market.trade(scene.today()));
        }
        banks.day();
        driver.drain();
        mailboxes.declarants();
        moveTo(midnight.plus(Duration.ofMinutes(17 * 60 + random.nextInt(400))));
        evening();
    }

    private void evening() throws Exception {
        driver.toRest();
        mailboxes.all();
        warehouse.day();
        officers.day();
        inspectors.day();
        if (!driver.isAtRest()) {
            driver.toRest();
            mailboxes.declarants();
        }
    }

    /// Moves the clock and lets happen what was to happen until then.
    private void moveTo(Instant moment) {
        clock.moveTo(moment);
        scene.at(moment);
    }

    private static void sound(String when, List<String> broken) {
        if (!broken.isEmpty()) {
            throw new AssertionError(when + ":\n" + String.join("\n", broken));
        }
    }

    /// What is broken now.
    List<String> broken() throws Exception {
        return invariants.broken();
    }

    Driver driver() {
        return driver;
    }

    @Override
    public void close() {
        platform.close();
    }
}
