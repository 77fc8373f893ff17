package io.greenway.server.store;

import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Regulator;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// Takes out what nobody may look at any more: of releases and their tax the pseudonyms of
/// the buyer, and the numbers that lead to a person, once the time of every regulator is over,
/// entries of the access log, and arrivals of parcels whose numbers may come again. One step
/// touches a bounded number of rows, so that nobody waits for it.
public final class Erasure {
    private static final String BUYERS =
            """
            WITH due AS (
                SELECT dossier, invt_no FROM release WHERE released_on < ? AND buyer <> ''
                ORDER BY released_on LIMIT ?),
            taxed AS (
                UPDATE tax_bill SET buyer = '' FROM due WHERE tax_bill.invt_no = due.invt_no)
            UPDATE release SET buyer = '' WHERE dossier IN (SELECT dossier FROM due)
            """;

    private static final String NUMBERS =
            """
            UPDATE particulars SET pay_no = '', logistics_no = '', region = '' WHERE dossier IN (
                SELECT dossier FROM release JOIN particulars USING (dossier)
                WHERE released_on < ? AND pay_no <> '' ORDER BY released_on LIMIT ?)
            """;

    private static final String LOOKS =
            """
            DELETE FROM access_log WHERE id IN (
                SELECT id FROM access_log WHERE at < ? ORDER BY id LIMIT ?)
            """;

    private static final String ARRIVALS =
            """
            DELETE FROM parcel_arrival WHERE (logistics_no, logistics_code) IN (
                SELECT logistics_no, logistics_code FROM parcel_arrival
                WHERE received_at < ? ORDER BY received_at LIMIT ?)
            """;

    private static final String DUE =
            """
            SELECT EXISTS (SELECT FROM release WHERE released_on < ? AND buyer <> '')
                OR EXISTS (SELECT FROM release JOIN particulars USING (dossier)
                    WHERE released_on < ? AND pay_no <> '')
                OR EXISTS (SELECT FROM access_log WHERE at < ?)
                OR EXISTS (SELECT FROM parcel_arrival WHERE received_at < ?)
            """;

    private final DataSource source;
    private final Supplier<Reference> reference;

    public Erasure(DataSource source, Supplier<Reference> reference) {
        this.source = source;
        this.reference = reference;
    }

    /// The moment, when there is something to erase at it; empty otherwise.
    ///
    /// @param limit most moments, which are never more than one
    public List<Instant> due(Instant now, int limit) throws SQLException {
        Limits limits = limits(now);
        List<Instant> due = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            Query.run(
                    connection,
                    DUE,
                    select -> {
                        select.setDate(1, limits.released());
                        select.setDate(2, limits.released());
                        select.setTimestamp(3, limits.looked());
                        select.setTimestamp(4, limits.arrived());
                    },
                    row -> {
                        if (row.getBoolean(1)) {
                            due.add(now);
                        }
                    });
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
        return due;
    }

    /// @param released day of release before which nobody may look any more
    /// @param looked moment before which looks go
    /// @param arrived moment before which arrivals go
    /// @param most rows of a kind
    private record Limits(Date released, Timestamp looked, Timestamp arrived, int most) {}

    private Limits limits(Instant now) {
        LocalDate today = Terms.dayOf(now);
        Parameters parameters = reference.get().parameters();
        int years =
                Arrays.stream(Regulator.values())
                        .mapToInt(one -> parameters.days(one.retention(), today))
                        .max()
                        .orElseThrow();
        int log = parameters.days("ACCESS_LOG_RETENTION_YEARS", today);
        return new Limits(
                Date.valueOf(today.minusYears(years)),
                Timestamp.from(today.minusYears(log).atStartOfDay(Terms.CHINA).toInstant()),
                Timestamp.from(
                        today.minusMonths(parameters.days("WAYBILL_REUSE_MONTHS", today))
                                .atStartOfDay(Terms.CHINA)
                                .toInstant()),
                parameters.days("ERASURE_ROWS", today));
    }

    /// Does one step.
    ///
    /// @return how many rows it touched; as long as it is not 0 there may be more
    public int step(Instant now) throws SQLException {
        Limits limits = limits(now);
        try (Connection connection = source.getConnection()) {
            int done = 0;
            for (String sql : new String[] {BUYERS, NUMBERS}) {
                try (PreparedStatement update = connection.prepareStatement(sql)) {
                    update.setDate(1, limits.released());
                    update.setInt(2, limits.most());
                    done += update.executeUpdate();
                }
            }
            done += delete(connection, LOOKS, limits.looked(), limits.most());
            done += delete(connection, ARRIVALS, limits.arrived(), limits.most());
            return done;
        }
    }

    private static int delete(Connection connection, String sql, Timestamp before, int most)
            throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setTimestamp(1, before);
            delete.setInt(2, most);
            return delete.executeUpdate();
        }
    }
}
