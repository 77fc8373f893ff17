package io.greenway.server.store;

import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Release.Moment;
import io.greenway.core.message.DossierKey;
import io.greenway.core.regulator.Buyer;
import io.greenway.core.regulator.Course;
import io.greenway.core.regulator.Lane;
import io.greenway.core.regulator.Regulator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One dossier, four lanes: how a submission stands with each regulator.
public final class Lanes {
    private static final String BY_KEY =
            """
            SELECT d.invt_no, h.at, h.events FROM dossier d JOIN history h ON h.dossier = d.id
            WHERE d.order_no = ? AND d.ebp_code = ?
                AND (?::text IS NULL OR ? IN (d.ebp_code, d.ebc_code, d.agent_code))
            ORDER BY h.seq
            """;

    private static final String KEY = "SELECT ebp_code, order_no FROM dossier WHERE invt_no = ?";

    private final DataSource source;
    private final EventCodec codec;
    private final List<LaneSource> sources;

    /// @param codec reads events; its documents should not be those of the pump, which would wait
    /// @param sources one for each regulator
    public Lanes(DataSource source, EventCodec codec, List<LaneSource> sources) {
        this.source = source;
        this.codec = codec;
        this.sources = List.copyOf(sources);
    }

    /// The lanes of a submission.
    ///
    /// @param version the same in every view; 0 before it was declared
    /// @param invtNo inventory number; null before it was declared
    public record Submission(int version, @Nullable String invtNo, List<Lane> lanes) {
        public Submission {
            lanes = List.copyOf(lanes);
        }
    }

    /// How a submission stands.
    ///
    /// @param party enterprise that must be platform, seller or declarant; empty for the others
    /// @param wanted lanes to tell
    /// @return empty when there is none that the party may see
    public Optional<Submission> of(DossierKey key, Optional<String> party, Set<Regulator> wanted)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            Optional<Told> found = told(connection, key, party);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Told told = found.get();
            Course course = Course.of(key, told.history());
            List<Lane> lanes = new ArrayList<>();
            for (LaneSource one : sources) {
                if (wanted.contains(one.regulator())) {
                    lanes.add(one.lane(connection, told.invtNo(), course));
                }
            }
            return Optional.of(new Submission(course.version(), told.invtNo(), lanes));
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    /// The buyer of a declaration, masked, from its sealed document.
    public Optional<Buyer> buyer(String invtNo) throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<DossierKey> keys = new ArrayList<>();
            Query.run(
                    connection,
                    KEY,
                    select -> select.setString(1, invtNo),
                    row -> keys.add(new DossierKey(row.getString(1), row.getString(2))));
            if (keys.isEmpty()) {
                return Optional.empty();
            }
            return told(connection, keys.getFirst(), Optional.empty())
                    .map(told -> Course.of(keys.getFirst(), told.history()).dossier())
                    .flatMap(Buyer::of);
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    private record Told(@Nullable String invtNo, List<Moment> history) {}

    private Optional<Told> told(Connection connection, DossierKey key, Optional<String> party) {
        List<Moment> history = new ArrayList<>();
        List<Optional<String>> number = new ArrayList<>();
        Query.run(
                connection,
                BY_KEY,
                select -> {
                    select.setString(1, key.orderNo());
                    select.setString(2, key.ebpCode());
                    select.setString(3, party.orElse(null));
                    select.setString(4, party.orElse(null));
                },
                row -> {
                    number.add(Optional.ofNullable(row.getString(1)));
                    Instant at = row.getTimestamp(2).toInstant();
                    for (Event event : codec.read(row.getString(3))) {
                        history.add(new Moment(at, event));
                    }
                });
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(new Told(number.getFirst().orElse(null), history));
    }
}
