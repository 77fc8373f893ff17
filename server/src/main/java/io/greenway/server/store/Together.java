package io.greenway.server.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Work on the books that asks the database itself too.
@FunctionalInterface
interface Together {
    void with(Connection asked, WorkingSet books) throws SQLException;
}
