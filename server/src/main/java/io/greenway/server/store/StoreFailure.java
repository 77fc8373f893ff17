package io.greenway.server.store;

import java.sql.SQLException;

/// The database failed where the caller cannot go on: the transaction is over.
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreFailure(SQLException cause) {
        super(cause);
    }
}
