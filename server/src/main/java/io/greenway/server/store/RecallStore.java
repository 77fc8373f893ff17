package io.greenway.server.store;

import io.greenway.core.clearance.Terms;
import io.greenway.core.inspection.NoticeStage;
import io.greenway.core.inspection.RecallRules;
import io.greenway.core.inspection.RecallScope;
import io.greenway.core.inspection.RecallStage;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// Recalls: from a batch or from goods to every released parcel and its buyer in one
/// query, and a notice to each enterprise until it is finished.
public final class RecallStore {
    /// The one query. A bonded parcel belongs to each batch of its book and record that had
    /// entered when it was released: a recall may tell of too many, and must not miss one.
    private static final String PARCELS =
            """
            SELECT r.invt_no, r.order_no, r.ebc_code, r.buyer, r.released_on, sum(l.quantity)
            FROM recall c
            LEFT JOIN inspection_batch b ON b.batch_no = c.batch_no
                AND (c.batch_owner IS NULL OR b.owner = c.batch_owner)
            JOIN release r ON r.released_on BETWEEN c.from_day AND c.to_day
                AND (c.seller IS NULL OR r.ebc_code = c.seller)
                AND (c.batch_no IS NULL
                    OR r.ems_no = b.ems_no AND r.released_on >= b.entered_on)
            JOIN release_line l ON l.dossier = r.dossier
                AND (c.batch_no IS NULL OR l.item_record_no = b.item_record_no)
                AND (c.gcode IS NULL OR starts_with(l.gcode, c.gcode))
                AND (c.producer IS NULL
                    OR strpos(upper(l.gname || ' ' || l.model), upper(c.producer)) > 0
                    OR EXISTS (SELECT FROM inspection_batch p
                        WHERE p.ems_no = r.ems_no AND p.item_record_no = l.item_record_no
                            AND p.entered_on <= r.released_on
                            AND strpos(upper(p.producer), upper(c.producer)) > 0))
            WHERE c.id = ?
            GROUP BY r.invt_no, r.order_no, r.ebc_code, r.buyer, r.released_on
            ORDER BY r.released_on, r.invt_no LIMIT ?
            """;

    private static final String NOTICE =
            """
            INSERT INTO recall_notice (recall, seller, stage, parcels, answer_by, issued_at, remark)
            SELECT ?, seller, 'ISSUED', count(*), ?, ?, '' FROM recall_parcel WHERE recall = ?
            GROUP BY seller
            ON CONFLICT (recall, seller) DO UPDATE SET stage = 'ISSUED',
                parcels = excluded.parcels, answer_by = excluded.answer_by,
                issued_at = excluded.issued_at
            WHERE recall_notice.parcels <> excluded.parcels
            """;

    /// Most parcels of one recall.
    private static final int PARCELS_MAX = 1_000_000;

    private final DataSource source;
    private final Supplier<Reference> reference;

    public RecallStore(DataSource source, Supplier<Reference> reference) {
        this.source = source;
        this.reference = reference;
    }

    /// A released parcel.
    ///
    /// @param buyer pseudonym of the buyer's identity document
    public record Parcel(
            String invtNo,
            String orderNo,
            String seller,
            String buyer,
            LocalDate releasedOn,
            BigDecimal quantity) {}

    /// A recall.
    ///
    /// @param openNotices notices that are not finished
    /// @param overdueNotices notices that were not acknowledged by their last day
    public record Recall(
            long id,
            RecallScope scope,
            String reason,
            RecallStage stage,
            Instant createdAt,
            String createdBy,
            int notices,
            int openNotices,
            int overdueNotices) {}

    /// Opens a recall. Nobody is told before it is issued.
    public Outcome<Long> open(RecallScope scope, String reason, String by, Instant now)
            throws SQLException {
        List<Fault> faults = scope.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(faults);
        }
        return Transactions.in(
                source,
                connection ->
                        new Outcome.Accepted<>(
                                RecallTable.insert(connection, scope, reason, by, now), List.of()));
    }

    /// The newest recalls.
    ///
    /// @param before only those older than this one; the greatest number for the newest
    public List<Recall> latest(long before, int limit, LocalDate today) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return RecallTable.latest(connection, before, limit, today);
        }
    }

    /// One recall.
    public Optional<Recall> find(long id, LocalDate today) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return RecallTable.find(connection, id, today);
        }
    }

    /// Every released parcel of a recall.
    public List<Parcel> parcels(long id, int limit) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return parcels(connection, id, limit);
        }
    }

    private static List<Parcel> parcels(Connection connection, long id, int limit) {
        List<Parcel> found = new ArrayList<>();
        Query.run(
                connection,
                PARCELS,
                select -> {
                    select.setLong(1, id);
                    select.setInt(2, limit);
                },
                row ->
                        found.add(
                                new Parcel(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getDate(5).toLocalDate(),
                                        row.getBigDecimal(6))));
        return found;
    }

    /// Takes a recall a step on.
    ///
    /// @return empty when there is none
    public Optional<Outcome<Recall>> step(
            long id, RecallStage wanted, String remark, String by, Instant now)
            throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    LocalDate today = Terms.dayOf(now);
                    Optional<Recall> known = RecallTable.lock(connection, id, today);
                    if (known.isEmpty()) {
                        return Optional.empty();
                    }
                    Recall recall = known.get();
                    return Optional.of(
                            switch (RecallRules.step(
                                    recall.stage(), wanted, recall.openNotices())) {
                                case Outcome.Refused<RecallStage>(List<Fault> faults) ->
                                        new Outcome.Refused<>(faults);
                                case Outcome.Accepted<RecallStage>(
                                                RecallStage stage,
                                                List<Fault> _) -> {
                                    if (stage == RecallStage.ISSUED) {
                                        issue(connection, id, now);
                                    }
                                    RecallTable.update(connection, id, stage, now);
                                    RecallTable.record(
                                            connection, id, by, stage.name(), remark, now);
                                    yield new Outcome.Accepted<>(
                                            RecallTable.lock(connection, id, today).orElseThrow(),
                                            List.of());
                                }
                            });
                });
    }

    private void issue(Connection connection, long id, Instant now) throws SQLException {
        LocalDate today = Terms.dayOf(now);
        int days = reference.get().parameters().days("RECALL_ANSWER_DAYS", today);
        try (PreparedStatement parcel =
                        connection.prepareStatement(
                                """
                                INSERT INTO recall_parcel VALUES (?, ?, ?, ?, ?)
                                ON CONFLICT DO NOTHING
                                """);
                PreparedStatement notice = connection.prepareStatement(NOTICE)) {
            for (Parcel one : parcels(connection, id, PARCELS_MAX)) {
                parcel.setLong(1, id);
                parcel.setString(2, one.invtNo());
                parcel.setString(3, one.seller());
                parcel.setString(4, one.orderNo());
                parcel.setBigDecimal(5, one.quantity());
                parcel.addBatch();
            }
            parcel.executeBatch();
            notice.setLong(1, id);
            notice.setDate(2, Date.valueOf(today.plusDays(days)));
            notice.setTimestamp(3, Timestamp.from(now));
            notice.setLong(4, id);
            notice.executeUpdate();
        }
    }

    /// Takes the notice of an enterprise a step on.
    ///
    /// @return empty when it has none in this recall
    public Optional<Outcome<NoticeTable.Notice>> step(
            long id, String seller, NoticeStage wanted, int recovered, String remark, Instant now)
            throws SQLException {
        return Transactions.in(
                source,
                connection -> {
                    LocalDate today = Terms.dayOf(now);
                    // The recall before its notices, as when it is issued anew.
                    RecallTable.lock(connection, id, today);
                    Optional<NoticeTable.Notice> known =
                            NoticeTable.lock(connection, id, seller, today).stream().findFirst();
                    if (known.isEmpty()) {
                        return Optional.empty();
                    }
                    NoticeTable.Notice notice = known.get();
                    return Optional.of(
                            switch (RecallRules.step(
                                    notice.stage(), wanted, recovered, notice.parcels())) {
                                case Outcome.Refused<NoticeStage>(List<Fault> faults) ->
                                        new Outcome.Refused<>(faults);
                                case Outcome.Accepted<NoticeStage>(
                                                NoticeStage stage,
                                                List<Fault> _) -> {
                                    NoticeTable.update(
                                            connection, id, seller, stage, recovered, remark, now);
                                    RecallTable.record(
                                            connection, id, seller, stage.name(), remark, now);
                                    yield new Outcome.Accepted<>(
                                            NoticeTable.lock(connection, id, seller, today)
                                                    .getFirst(),
                                            List.of());
                                }
                            });
                });
    }

    /// Notices of a recall, those first that nobody acknowledged in time.
    public List<NoticeTable.Notice> notices(long id, LocalDate today) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return NoticeTable.of(connection, id, today);
        }
    }

    /// Notices to an enterprise: first those that it did not acknowledge in time, then the newest.
    public List<NoticeTable.Notice> notices(String seller, int limit, LocalDate today)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            return NoticeTable.to(connection, seller, limit, today);
        }
    }

    /// The parcels of a notice: the enterprise's own orders.
    public List<NoticeTable.Order> orders(long id, String seller, int limit) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return NoticeTable.orders(connection, id, seller, limit);
        }
    }
}
