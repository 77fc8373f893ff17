package io.greenway.server.dispatch;

import io.greenway.server.observe.Reason;
import java.util.List;

/// Empties the outbox, whatever stands behind it: an authority inside the platform or the way to
/// a real one.
public interface Courier extends AutoCloseable {
    void start();

    /// There is something in the outbox.
    void wake();

    /// What is not well with it; empty when all is.
    default List<Reason> reasons() {
        return List.of();
    }

    @Override
    void close();
}
