package io.greenway.core.sample;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A copy of a record in which some components have other values.
public final class Altered {
    private Altered() {}

    /// Copies.
    ///
    /// @param values new values by component name; each name must be a component
    public static <R extends Record> R copy(R original, Map<String, Object> values) {
        Map<String, @Nullable Object> components = components(original);
        if (!components.keySet().containsAll(values.keySet())) {
            throw new IllegalArgumentException(
                    original.getClass() + " lacks one of " + values.keySet());
        }
        components.putAll(values);
        Class<?>[] types =
                Stream.of(original.getClass().getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked")
            Class<R> type = (Class<R>) original.getClass();
            return type.getDeclaredConstructor(types).newInstance(components.values().toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Values by component name, in the order of the components.
    static Map<String, @Nullable Object> components(Record original) {
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        try {
            for (RecordComponent component : original.getClass().getRecordComponents()) {
                components.put(component.getName(), component.getAccessor().invoke(original));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return components;
    }
}
