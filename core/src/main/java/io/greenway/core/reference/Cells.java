package io.greenway.core.reference;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;

/// A row as its columns and what stands in them, for people to read and for comparison.
final class Cells {
    private Cells() {}

    static Map<String, String> of(Record row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(row);
                cells.put(component.getName(), value == null ? "" : value.toString());
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return cells;
    }
}
