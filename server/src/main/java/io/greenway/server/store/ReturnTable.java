package io.greenway.server.store;

import io.greenway.core.clearance.ReturnedGoods;
import io.greenway.core.clearance.Terms;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// The table `release_return`: goods that buyers sent back, as the regulators see them.
final class ReturnTable {
    private ReturnTable() {}

    /// Takes down what came back; what is there already stays.
    static void put(Connection connection, List<ReturnedGoods> returns) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        INSERT INTO release_return (dossier, return_no, gnum, returned_on, quantity,
                            goods_fen, value_fen, duty_fen, consumption_tax_fen, vat_fen)
                        SELECT dossier, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM release WHERE invt_no = ?
                        ON CONFLICT DO NOTHING
                        """)) {
            for (ReturnedGoods one : returns) {
                for (ReturnedGoods.Line line : one.lines()) {
                    insert.setString(1, one.preNo());
                    insert.setInt(2, line.gnum());
                    insert.setDate(3, Date.valueOf(Terms.dayOf(one.at())));
                    insert.setBigDecimal(4, line.quantity());
                    insert.setLong(5, line.goods().fen());
                    insert.setLong(6, line.value().fen());
                    insert.setLong(7, line.duty().fen());
                    insert.setLong(8, line.consumptionTax().fen());
                    insert.setLong(9, line.vat().fen());
                    insert.setString(10, one.invtNo());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
