package io.greenway.server.dispatch;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.inspection.Goods;
import io.greenway.core.inspection.Hold;
import io.greenway.core.inspection.ReleaseGuard;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Frozen;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.Warning;
import io.greenway.server.store.BatchStore;
import io.greenway.server.store.BookStore;
import io.greenway.server.store.BuiltInInspection;
import io.greenway.server.store.DossierReader;
import io.greenway.server.store.StopStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the inspection behind the pump: takes down what was held, stops what a new warning
/// speaks of, lets go on what nothing holds any more, lets the built-in inspection work, thaws the
/// stock of batches that passed, and brings decisions to the door.
public final class InspectionPump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InspectionPump.class);
    private static final int DOSSIERS_AT_ONCE = 200;
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// With customs, and not stopped yet. Those that are not there will be stopped at their
    /// release.
    private static final List<String> UNDECIDED =
            List.of(Stage.CHECKED.name(), Stage.REVIEW.name(), Stage.APPROVED.name());

    private final DossierReader dossiers;
    private final StopStore stops;
    private final BatchStore batches;
    private final BookStore books;
    private final BuiltInInspection inspection;
    private final InspectionDoor door;
    private final InspectionWatch reference;
    private final Supplier<Registry> registry;
    private final Clock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("inspection").unstarted(this::run);
    private Set<String> swept = Set.of();

    public InspectionPump(
            DossierReader dossiers,
            StopStore stops,
            BatchStore batches,
            BookStore books,
            BuiltInInspection inspection,
            InspectionDoor door,
            InspectionWatch reference,
            Supplier<Registry> registry,
            Clock clock) {
        this.dossiers = dossiers;
        this.stops = stops;
        this.batches = batches;
        this.books = books;
        this.inspection = inspection;
        this.door = door;
        this.reference = reference;
        this.registry = registry;
        this.clock = clock;
    }

    /// Learns what is frozen, before anything is released.
    public void prepare() {
        try {
            batches.refresh();
        } catch (SQLException away) {
            throw new IllegalStateException("What is frozen could not be read.", away);
        }
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (closing.getCount() > 0) {
            try {
                if (!step()) {
                    pause();
                }
            } catch (SQLException away) {
                LOG.warn("Database away, will try again: {}", away.toString());
                pause();
            } catch (RuntimeException bug) {
                LOG.error("The inspection failed, will try again", bug);
                pause();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /// Does all that there is to do now. Whoever moved the clock calls it instead of waiting
    /// for the next look.
    public void round() throws SQLException, InterruptedException {
        boolean more;
        do {
            more = step();
        } while (more);
    }

    /// @return whether there is more to do at once
    private synchronized boolean step() throws SQLException, InterruptedException {
        Instant now = clock.instant();
        batches.refresh();
        Set<String> warnings = warnings(now);
        boolean more = follow();
        sweep(warnings, now);
        Set<String> frozen =
                reference.frozen().stream().map(Frozen::batchNo).collect(Collectors.toSet());
        more |= stops.lift(warnings, frozen, now) > 0;
        more |= inspection.work(now) > 0;
        more |= books.thaw(now) > 0;
        more |= door.deliver();
        return more;
    }

    private Set<String> warnings(Instant now) {
        LocalDate today = Terms.dayOf(now);
        return reference.get().restrictions().warnings(today).stream()
                .filter(warning -> warning.effect() == Warning.Effect.STOP)
                .map(Warning::code)
                .collect(Collectors.toSet());
    }

    /// Takes down what was held.
    private boolean follow() throws SQLException {
        List<StopStore.Fresh> fresh = stops.fresh(DOSSIERS_AT_ONCE);
        if (fresh.isEmpty()) {
            return false;
        }
        stops.take(fresh, dossiers.of(fresh.stream().map(StopStore.Fresh::dossier).toList()));
        return fresh.size() == DOSSIERS_AT_ONCE;
    }

    /// Stops what a new warning speaks of while customs has it, so that its sender hears at once
    /// . Nothing depends on it: whatever it has not reached yet is stopped at its release.
    private void sweep(Set<String> warnings, Instant now) throws SQLException {
        Set<String> fresh = new HashSet<>(warnings);
        fresh.removeAll(swept);
        if (!fresh.isEmpty()) {
            long last = 0;
            List<DossierReader.Told> page;
            do {
                page = dossiers.at(last, UNDECIDED, DOSSIERS_AT_ONCE);
                for (DossierReader.Told told : page) {
                    stop(told.dossier(), fresh, now);
                    last = told.id();
                }
            } while (page.size() == DOSSIERS_AT_ONCE);
        }
        swept = Set.copyOf(warnings);
    }

    private void stop(Dossier dossier, Set<String> fresh, Instant now) throws SQLException {
        Reference current = reference.get();
        Goods goods =
                Goods.of(
                        Objects.requireNonNull(dossier.inventory()).document().content(),
                        Objects.requireNonNull(dossier.invtNo()));
        // As if it came from an inspection: nothing is drawn here.
        List<Hold> holds =
                ReleaseGuard.holds(goods, true, current, registry.get(), Terms.dayOf(now)).stream()
                        .filter(hold -> hold.kind() == Hold.Kind.STOP)
                        .toList();
        if (holds.stream().anyMatch(hold -> fresh.contains(hold.by()))) {
            Hold first = holds.getFirst();
            String info =
                    "[Code:GW%d;Desc:商品被警示通报[%s]暂停放行，依据[%s]]"
                            .formatted(
                                    first.fault().code().number(), first.by(), first.documentNo());
            stops.stop(dossier, holds, info, now);
        }
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Closing");
            }
        } catch (InterruptedException stopped) {
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.getState() != Thread.State.NEW) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
