package io.greenway.core.sample;

import java.lang.reflect.RecordComponent;
import java.util.Map;

/// A copy of a record in which some components have other values.
final class Altered {
    private Altered() {}

    /// @param values new values by component name; each name must be a component
    static <R extends Record> R copy(R original, Map<String, Object> values) {
        RecordComponent[] components = original.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        int replaced = 0;
        try {
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                types[i] = components[i].getType();
                if (values.containsKey(name)) {
                    arguments[i] = values.get(name);
                    replaced++;
                } else {
                    arguments[i] = components[i].getAccessor().invoke(original);
                }
            }
            if (replaced != values.size()) {
                throw new IllegalArgumentException(
                        original.getClass() + " lacks one of " + values.keySet());
            }
            @SuppressWarnings("unchecked")
            Class<R> type = (Class<R>) original.getClass();
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
