package io.greenway.server;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/// Counts the connections that are out at once.
public final class CountedConnections {
    private final AtomicInteger out = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final DataSource source;

    public CountedConnections(DataSource source) {
        this.source = source;
    }

    /// Connections that are out now.
    public int out() {
        return out.get();
    }

    /// Most that were out at once.
    public int most() {
        return most.get();
    }

    public DataSource source() {
        return (DataSource)
                proxy(
                        DataSource.class,
                        source,
                        (method, result) -> {
                            if (!(result instanceof Connection connection)) {
                                return result;
                            }
                            most.accumulateAndGet(out.incrementAndGet(), Math::max);
                            return proxy(Connection.class, connection, this::closed);
                        });
    }

    private Object closed(String method, Object result) {
        if (method.equals("close")) {
            out.decrementAndGet();
        }
        return result;
    }

    private static Object proxy(
            Class<?> type, Object target, BiFunction<String, Object, Object> after) {
        return Proxy.newProxyInstance(
                CountedConnections.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        after.apply(method.getName(), method.invoke(target, arguments)));
    }
}
