package io.greenway.server.store;

import io.greenway.core.clearance.Terms;
import io.greenway.core.regulator.Course;
import io.greenway.core.regulator.Particulars;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/// The table `particulars`: what regulators may know of a release besides the release.
final class ParticularsTable {
    static final String INSERT =
            """
            INSERT INTO particulars (dossier, version, declared_on, region, bill_no,
                logistics_code, logistics_no, pay_code, pay_no)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (dossier) DO NOTHING
            """;

    private ParticularsTable() {}

    static void add(PreparedStatement insert, long id, Course course) throws SQLException {
        Optional<Particulars> found = Particulars.of(course);
        if (found.isEmpty()) {
            throw new IllegalStateException("a released dossier was declared: " + id);
        }
        Particulars particulars = found.get();
        insert.setLong(1, id);
        insert.setInt(2, particulars.version());
        insert.setDate(3, Date.valueOf(Terms.dayOf(particulars.declaredAt())));
        insert.setString(4, particulars.region());
        insert.setString(5, particulars.billNo());
        insert.setString(6, particulars.logisticsCode());
        insert.setString(7, particulars.logisticsNo());
        insert.setString(8, particulars.payCode());
        insert.setString(9, particulars.payNo());
        insert.addBatch();
    }
}
