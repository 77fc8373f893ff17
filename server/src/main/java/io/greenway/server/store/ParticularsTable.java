package io.greenway.server.store;

import io.greenway.core.clearance.Terms;
import io.greenway.core.regulator.Particulars;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The table `particulars`: what regulators may know of a release besides the release. Told anew at
/// every look, so that a correction is in all views at once.
final class ParticularsTable {
    private static final String PUT =
            """
            INSERT INTO particulars (dossier, version, declared_on, region, bill_no,
                logistics_code, logistics_no, pay_code, pay_no)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (dossier) DO UPDATE SET version = excluded.version,
                declared_on = excluded.declared_on, region = excluded.region,
                bill_no = excluded.bill_no, logistics_code = excluded.logistics_code,
                logistics_no = excluded.logistics_no, pay_code = excluded.pay_code,
                pay_no = excluded.pay_no
            """;

    private ParticularsTable() {}

    static void put(Connection connection, long id, Particulars particulars) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setLong(1, id);
            put.setInt(2, particulars.version());
            put.setDate(3, Date.valueOf(Terms.dayOf(particulars.declaredAt())));
            put.setString(4, particulars.region());
            put.setString(5, particulars.billNo());
            put.setString(6, particulars.logisticsCode());
            put.setString(7, particulars.logisticsNo());
            put.setString(8, particulars.payCode());
            put.setString(9, particulars.payNo());
            put.executeUpdate();
        }
    }
}
