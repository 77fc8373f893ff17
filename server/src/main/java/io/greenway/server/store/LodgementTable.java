package io.greenway.server.store;

import io.greenway.core.clearance.DocumentRef;
import io.greenway.core.clearance.Lodged;
import io.greenway.core.clearance.Lodgement;
import io.greenway.core.clearance.Lodging;
import io.greenway.core.clearance.Terms;
import io.greenway.core.spec.FaultCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table `lodgement`: what was decided about every document that is kept and not carried out.
/// Rows are only added; what holds under a key is folded from them.
final class LodgementTable {
    private static final String COLUMNS =
            "position, index, at, message_type, sender, guid, part, pre_no, app_type, app_time,"
                    + " draft, faults";

    private LodgementTable() {}

    /// What is kept under these keys. A key under which nothing is kept is left out.
    static Map<Lodgement.Key, Lodgement.Version> load(
            Connection connection, Collection<Lodgement.Key> keys) {
        Map<Lodgement.Key, Lodgement.Version> found = new HashMap<>();
        Query.run(
                connection,
                "SELECT "
                        + COLUMNS
                        + " FROM lodgement WHERE guid = ANY (?) AND faults = ''"
                        + " ORDER BY position, index",
                select -> select.setArray(1, Query.texts(connection, keys, Lodgement.Key::guid)),
                row -> put(found, key(row), Lodging.apply(version(row))));
        return found;
    }

    private static void put(
            Map<Lodgement.Key, Lodgement.Version> found,
            Lodgement.Key key,
            Lodgement.@Nullable Version version) {
        if (version == null) {
            found.remove(key);
        } else {
            found.put(key, version);
        }
    }

    private static Lodgement.Key key(ResultSet row) throws SQLException {
        return new Lodgement.Key(
                row.getString("message_type"),
                row.getString("sender"),
                row.getString("guid"),
                row.getInt("part"));
    }

    private static Lodgement.Version version(ResultSet row) throws SQLException {
        return new Lodgement.Version(
                row.getString("pre_no"),
                row.getString("app_type"),
                row.getTimestamp("app_time").toInstant().atZone(Terms.CHINA).toLocalDateTime(),
                row.getBoolean("draft"));
    }

    static CopyRows rows() {
        return new CopyRows("lodgement (" + COLUMNS + ")");
    }

    static void add(CopyRows rows, Lodged lodged, Instant at) {
        DocumentRef ref = lodged.document().ref();
        Lodgement.Key key = lodged.document().key();
        Lodgement.Version version = lodged.version();
        rows.add(ref.position())
                .small(ref.index())
                .time(at)
                .add(key.messageType())
                .add(key.sender())
                .add(key.guid())
                .small(key.part())
                .add(version.preNo())
                .add(version.appType())
                .time(version.appTime().atZone(Terms.CHINA).toInstant())
                .add(version.draft())
                .add(numbers(lodged))
                .end();
    }

    private static String numbers(Lodged lodged) {
        return lodged.faults().stream()
                .map(fault -> Integer.toString(fault.code().number()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /// Decides again what follows for each document from those before it under its key, and says
    /// where another decision stands.
    static void replay(Connection connection, List<String> found) {
        var history = new History(found);
        Query.run(
                connection,
                "SELECT "
                        + COLUMNS
                        + " FROM lodgement"
                        + " ORDER BY guid, sender, message_type, part, position, index",
                select -> {},
                history::next);
    }

    /// The documents under one key after the other.
    private static final class History {
        private static final List<FaultCode> BY_HISTORY =
                List.of(
                        FaultCode.LODGEMENT_EXISTS,
                        FaultCode.LODGEMENT_UNKNOWN,
                        FaultCode.LODGEMENT_OUTDATED);

        private final List<String> found;
        private Lodgement.@Nullable Key key;
        private Lodgement.@Nullable Version known;

        History(List<String> found) {
            this.found = found;
        }

        void next(ResultSet row) throws SQLException {
            Lodgement.Key next = key(row);
            if (!next.equals(key)) {
                key = next;
                known = null;
            }
            Lodgement.Version version = version(row);
            List<String> faults = Arrays.asList(row.getString("faults").split(" ", -1));
            List<String> stored =
                    BY_HISTORY.stream()
                            .map(code -> Integer.toString(code.number()))
                            .filter(faults::contains)
                            .toList();
            List<String> decided =
                    Lodging.refusal(known, version).stream()
                            .map(code -> Integer.toString(code.number()))
                            .toList();
            if (!stored.equals(decided)) {
                found.add(
                        "lodged document at %d %d: %s, decided again: %s"
                                .formatted(
                                        row.getLong("position"),
                                        row.getInt("index"),
                                        stored,
                                        decided));
            }
            if (row.getString("faults").isEmpty()) {
                known = Lodging.apply(version);
            }
        }
    }
}
