package io.greenway.server.store;

import io.greenway.core.desk.Regulator;
import io.greenway.core.message.DossierKey;
import io.greenway.core.regulator.Buyer;
import io.greenway.core.regulator.Course;
import io.greenway.core.regulator.Lane;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One dossier, four lanes: how a submission stands with each regulator.
public final class Lanes {
    private final DataSource source;
    private final CourseReader courses;
    private final LaneSources sources;

    /// Asks on connections of this source.
    public Lanes(DataSource source, CourseReader courses, LaneSources sources) {
        this.source = source;
        this.courses = courses;
        this.sources = sources;
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
            Optional<CourseReader.Told> found = courses.byKey(connection, key, party);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            CourseReader.Told told = found.get();
            Course course = told.course();
            List<Lane> lanes = new ArrayList<>();
            for (Regulator one : Regulator.values()) {
                if (wanted.contains(one)) {
                    lanes.add(sources.lane(one, connection, told.invtNo(), course));
                }
            }
            return Optional.of(new Submission(course.version(), told.invtNo(), lanes));
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    /// The buyer of a dossier in clear, for a look that is written down.
    ///
    /// @param party enterprise that must be platform, seller or declarant; empty for customs
    public Optional<Buyer> buyer(DossierKey key, Optional<String> party) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return courses.byKey(connection, key, party)
                    .map(told -> told.course().dossier())
                    .flatMap(Buyer::inClear);
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }

    /// The buyer of a declaration in clear, for a look that is written down.
    public Optional<Buyer> buyer(String invtNo) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return courses.byNumber(connection, invtNo)
                    .flatMap(told -> Buyer.inClear(told.course().dossier()));
        } catch (StoreFailure failed) {
            throw new SQLException(failed.getCause());
        }
    }
}
