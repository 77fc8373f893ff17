package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes the record of a message, or of a part of one, from its elements by their published names.
/// A head has thirty components, which nobody gives in order without a mistake.
public final class Draft {
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Object> values = new TreeMap<>();

    private Draft(Object[] namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("A name has no value");
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = namesAndValues[i].toString();
            if (values.put(name, namesAndValues[i + 1]) != null) {
                wrong.add(name + ": twice");
            }
        }
    }

    /// A record of these values. What is left out is absent.
    ///
    /// @param type a message, or a record inside one
    /// @param namesAndValues by turns the name of an attribute or element and its value: a text in
    ///     its published form (`"12.00"`, `"20260302093015"`) or a value of the component's own
    ///     type; where an element may be repeated, a list
    /// @throws IllegalArgumentException naming every element that is missing, unknown or has a
    ///     value that its published form does not allow
    public static <R extends Record> R of(Class<R> type, Object... namesAndValues) {
        return new Draft(namesAndValues).make(type);
    }

    private <R extends Record> R make(Class<R> type) {
        Plan plan = Plan.of(type);
        List<Plan.Element> parts = new ArrayList<>(plan.attributes());
        parts.addAll(plan.elements());
        @Nullable Object[] made = new @Nullable Object[parts.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = value(parts.get(i));
        }
        values.keySet().forEach(name -> wrong.add(name + ": unknown"));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " cannot be made: " + String.join("; ", wrong));
        }
        try {
            return type.cast(plan.construct(made));
        } catch (IllegalStateException notItsType) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " cannot be made of values of other types", notItsType);
        }
    }

    private @Nullable Object value(Plan.Element part) {
        Object value = values.remove(part.name());
        if (value == null) {
            if (part.min() > 0) {
                wrong.add(part.name() + ": missing");
            }
            return null;
        }
        return part instanceof Plan.Leaf leaf && value instanceof String text && leaf.max() == 1
                ? read(leaf, text)
                : value;
    }

    private Object read(Plan.Leaf leaf, String text) {
        Object read = leaf.form().read(text);
        if (read instanceof FaultCode) {
            String shown = leaf.personal() ? "its value" : "\"" + text + "\"";
            wrong.add(leaf.name() + ": " + shown + " is not " + leaf.form().expected());
        }
        return read;
    }
}
