package io.greenway.server.store;

import io.greenway.core.money.Money;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A question made from the components of a record: what the record has no component for is not
/// asked for.
///
/// @param <R> the record
final class ViewQuery<R extends Record> {
    private final Class<R> type;
    private final RecordComponent[] components;
    private final String relation;

    /// @param relation view of the database
    ViewQuery(Class<R> type, String relation) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.relation = relation;
    }

    /// @param condition what follows `WHERE`
    String sql(String condition) {
        return "SELECT "
                + String.join(", ", columns())
                + " FROM "
                + relation
                + " WHERE "
                + condition;
    }

    /// Columns in the order of the components.
    List<String> columns() {
        return Arrays.stream(components).map(ViewQuery::column).toList();
    }

    private static String column(RecordComponent component) {
        String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return component.getType() == Money.class ? name + "_fen" : name;
    }

    R read(ResultSet row) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        Class<?>[] types = new Class<?>[components.length];
        for (int at = 0; at < components.length; at++) {
            types[at] = components[at].getType();
            values.add(value(row, at + 1, types[at]));
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (InvocationTargetException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException bug) {
            throw new IllegalStateException(type.getSimpleName() + " cannot be read", bug);
        }
    }

    private static @Nullable Object value(ResultSet row, int column, Class<?> type)
            throws SQLException {
        if (type == Money.class) {
            return new Money(row.getLong(column));
        }
        if (type == int.class) {
            return row.getInt(column);
        }
        if (type == BigDecimal.class) {
            return row.getBigDecimal(column);
        }
        if (type == LocalDate.class) {
            Date day = row.getDate(column);
            return day == null ? null : day.toLocalDate();
        }
        return row.getString(column);
    }
}
