package io.greenway.server.store;

import io.greenway.core.desk.Regulator;
import io.greenway.core.regulator.Course;
import io.greenway.core.regulator.Lane;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/// Tells how a submission stands with one regulator. There is one for each; what keeps a
/// regulator's own books brings its own.
public interface LaneSource {
    Regulator regulator();

    /// How the submission stands.
    ///
    /// @param connection to ask on; nothing is written
    /// @param invtNo inventory number; null before it was declared
    /// @param course the way the dossier has come
    Lane lane(Connection connection, @Nullable String invtNo, Course course);
}
