package io.greenway.server.quarter;

import io.greenway.server.TestPlatform;
import io.greenway.server.dispatch.InspectionPump;
import io.greenway.server.journal.Journal;
import io.greenway.server.pump.Pump;
import io.greenway.server.pump.RiskPump;
import io.greenway.server.pump.SettlementPump;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.store.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Drives the platform until nothing is left to do at the hour that the clock shows.
final class Driver {
    /// An answer ends the waiting at once; only what brings none is waited for so long.
    private static final Duration MOMENT = Duration.ofMillis(5);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What threads of the platform carry by themselves.
    private static final String AT_AUTHORITIES =
            """
            SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM desk_outbox)
            """;

    private static final String ON_THE_WAY =
            """
            SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM desk_outbox)
                 + (SELECT count(*) FROM inspection_message WHERE sent_at IS NULL)
            """;

    private final Database database;
    private final Journal journal;
    private final Pump pump;
    private final SettlementPump settlement;
    private final RiskPump risk;
    private final InspectionPump inspection;
    private final Scheduler scheduler;

    /// What must hold whenever everything that was sent is decided.
    private Runnable check = () -> {};

    /// How far the journal went when nothing was left to do.
    private long rested;

    Driver(TestPlatform platform) {
        database = platform.part(Database.class);
        journal = platform.part(Journal.class);
        pump = platform.part(Pump.class);
        settlement = platform.part(SettlementPump.class);
        risk = platform.part(RiskPump.class);
        inspection = platform.part(InspectionPump.class);
        scheduler = platform.part(Scheduler.class);
    }

    /// Until nothing is left to do that messages or the mere passing of time bring.
    void toRest() throws Exception {
        do {
            drain();
            rested = journal.committed();
            settlement.round();
            risk.round();
            inspection.round();
            scheduler.round();
        } while (!isAtRest());
    }

    /// Whether nothing happened since it was at rest.
    boolean isAtRest() {
        // What leaves an outbox is in the journal before, so the journal is looked at last.
        return rows(ON_THE_WAY).equals(List.of("0")) && journal.committed() == rested;
    }

    /// Until every message is decided and every authority has answered. It waits for the next
    /// message, and not for long.
    void drain() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long seen;
        do {
            seen = journal.committed();
            while (pump.position() < seen || !rows(AT_AUTHORITIES).equals(List.of("0"))) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not at rest in time");
                }
                boolean more = journal.awaitAfter(seen, MOMENT);
                if (more) {
                    seen = journal.committed();
                }
            }
        } while (journal.committed() > seen);
        check.run();
    }

    /// From now on this is looked at after each step.
    void afterEachStep(Runnable holds) {
        check = holds;
    }

    /// The same, for those who cannot say what went wrong.
    void settle() {
        try {
            drain();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /// The first column of a question to the database.
    List<String> rows(String sql) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        } catch (SQLException failed) {
            throw new AssertionError(sql, failed);
        }
        return rows;
    }

    /// Changes the database behind the platform's back.
    int change(String sql) {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new AssertionError(sql, failed);
        }
    }
}
