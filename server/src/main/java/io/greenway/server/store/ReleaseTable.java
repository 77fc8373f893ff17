package io.greenway.server.store;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Release;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB311Message.OrderHead;
import io.greenway.core.message.DossierKey;
import io.greenway.core.party.CreditClass;
import io.greenway.core.regulator.Course;
import io.greenway.core.regulator.Region;
import io.greenway.core.statistics.Provinces;
import io.greenway.core.statistics.Tally;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tables `release` and `release_line`: released declarations without anything that says who or
/// where the buyer is. They are told from the histories of the dossiers, beside the way of the
/// declarations and not in it.
public final class ReleaseTable {
    private static final String MISSING =
            """
            SELECT d.id, d.ebp_code, d.order_no, h.at, h.events
            FROM dossier d JOIN history h ON h.dossier = d.id
            WHERE d.invt_no = ANY (?)
                AND NOT EXISTS (SELECT FROM release r WHERE r.dossier = d.id)
            ORDER BY d.id, h.seq
            """;

    /// One at a time takes releases down, so that nobody else's come between looking what is there
    /// and copying what is not. The number is this lock's own.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(3571046)";

    private static final String RELEASES =
            "release (dossier, invt_no, order_no, ebp_code, ebc_code, ebc_name, agent_code,"
                    + " assure_code, customs_code, trade_mode, buyer, country, ordered_on,"
                    + " released_at, released_on, goods_fen, ems_no)";

    private static final String LINES =
            "release_line (dossier, gnum, gcode, gname, quantity, unit, origin, goods_fen,"
                    + " value_fen, duty_fen, consumption_tax_fen, vat_fen, model,"
                    + " item_record_no)";

    private final EventCodec codec;
    private final Terms.Buyers buyers;
    private final Credit credit;
    private final Provinces provinces = Provinces.bundled();

    /// The lower credit class of two enterprises on a day.
    @FunctionalInterface
    public interface Credit {
        CreditClass lower(String one, String other, LocalDate day);
    }

    /// @param codec reads events; its documents should not be those of the pump, which would wait
    public ReleaseTable(EventCodec codec, Terms.Buyers buyers, Credit credit) {
        this.codec = codec;
        this.buyers = buyers;
        this.credit = credit;
    }

    private record Told(DossierKey key, List<Release.Moment> history) {}

    /// Puts those of the declarations into the tables that are released and not there yet.
    void complete(Connection connection, Collection<String> invtNos) throws SQLException {
        lock(connection);
        Map<Long, Told> found = new LinkedHashMap<>();
        Query.run(
                connection,
                MISSING,
                select -> select.setArray(1, Query.texts(connection, invtNos)),
                row -> {
                    DossierKey key = new DossierKey(row.getString(2), row.getString(3));
                    Told told =
                            found.computeIfAbsent(
                                    row.getLong(1), id -> new Told(key, new ArrayList<>()));
                    Instant at = row.getTimestamp(4).toInstant();
                    for (Event event : codec.read(row.getString(5))) {
                        told.history().add(new Release.Moment(at, event));
                    }
                });
        var rows = new Rows();
        found.forEach(
                (id, told) ->
                        Release.of(told.key(), told.history(), buyers)
                                .ifPresent(
                                        release -> {
                                            Course course = Course.of(told.key(), told.history());
                                            rows.add(id, release);
                                            count(rows.tally, release, course.dossier());
                                        }));
        rows.send(connection);
    }

    /// Puts releases into the tables that are not there yet.
    void take(Connection connection, Collection<Released> released) throws SQLException {
        lock(connection);
        Set<Long> known = new HashSet<>();
        Query.run(
                connection,
                "SELECT dossier FROM release WHERE dossier = ANY (?)",
                select ->
                        select.setArray(
                                1,
                                Query.numbers(
                                        connection, released.stream().map(Released::id).toList())),
                row -> known.add(row.getLong(1)));
        var rows = new Rows();
        for (Released one : released) {
            if (known.add(one.id())) {
                Release release = Release.of(one.dossier(), one.at(), buyers);
                rows.add(one.id(), release);
                count(rows.tally, release, one.dossier());
            }
        }
        rows.send(connection);
    }

    /// Adds a release to the sums of the zone.
    private void count(Tally tally, Release release, Dossier dossier) {
        var inventory = dossier.inventory();
        var order = dossier.order();
        if (inventory == null || order == null) {
            throw new IllegalStateException("released without papers: " + release.invtNo());
        }
        OrderHead head = order.document().content().head();
        LocalDate day = Terms.dayOf(release.releasedAt());
        tally.add(
                release,
                inventory.document().header().receivedAt(),
                provinces.of(Region.of(head.consigneeDistrict(), head.consigneeAddress())),
                credit.lower(release.ebcCode(), release.agentCode(), day));
    }

    static void lock(Connection connection) {
        Query.run(connection, LOCK, select -> {}, row -> {});
    }

    /// Rows of releases and of their lines.
    private static final class Rows {
        private final CopyRows heads = new CopyRows(RELEASES);
        private final CopyRows lines = new CopyRows(LINES);
        private final Tally tally = new Tally();
        private LocalDate first = LocalDate.MAX;

        void send(Connection connection) throws SQLException {
            heads.send(connection);
            lines.send(connection);
            ZoneSums.add(connection, tally);
            if (first.isBefore(LocalDate.MAX)) {
                Unbilled.again(connection, first);
            }
        }

        void add(long id, Release release) {
            LocalDate day = Terms.dayOf(release.releasedAt());
            first = day.isBefore(first) ? day : first;
            heads.add(id)
                    .add(release.invtNo())
                    .add(release.dossier().orderNo())
                    .add(release.dossier().ebpCode())
                    .add(release.ebcCode())
                    .add(release.ebcName())
                    .add(release.agentCode())
                    .add(release.assureCode())
                    .add(release.customsCode())
                    .add(release.tradeMode())
                    .add(release.buyer())
                    .add(release.country())
                    .day(release.orderedOn())
                    .time(release.releasedAt())
                    .day(day)
                    .add(release.goodsValue().fen())
                    .add(release.emsNo())
                    .end();
            for (Release.Line line : release.lines()) {
                lines.add(id)
                        .small(line.gnum())
                        .add(line.gcode())
                        .add(line.gname())
                        .add(line.quantity())
                        .add(line.unit())
                        .add(line.origin())
                        .add(line.goodsValue().fen())
                        .add(line.dutiableValue().fen())
                        .add(line.duty().fen())
                        .add(line.consumptionTax().fen())
                        .add(line.vat().fen())
                        .add(line.model())
                        .add(line.itemRecordNo())
                        .end();
            }
        }
    }
}
