package io.greenway.server.operate;

import java.util.List;

/// What one look of the doctor found.
///
/// @param level how bad it is
/// @param check which look it was; key of its sentence
/// @param values that belong into the sentences
record Finding(Level level, String check, List<String> values) {
    enum Level {
        OK,
        WARN,
        BAD
    }

    Finding {
        values = List.copyOf(values);
    }

    static Finding of(Level level, String check, Object... values) {
        return new Finding(level, check, List.of(values).stream().map(Object::toString).toList());
    }

    /// OK when it holds, else the level given.
    static Finding unless(boolean holds, Level otherwise, String check, Object... values) {
        return of(holds ? Level.OK : otherwise, check, values);
    }
}
