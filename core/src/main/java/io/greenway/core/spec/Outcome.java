package io.greenway.core.spec;

import java.util.List;

/// What came of an attempt: a value, or every reason why not.
public sealed interface Outcome<T> {
    /// It went well.
    ///
    /// @param value the result
    /// @param warnings faults that do not refuse
    record Accepted<T>(T value, List<Fault> warnings) implements Outcome<T> {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /// It did not.
    ///
    /// @param faults all of them, in the order of their places; never empty
    record Refused<T>(List<Fault> faults) implements Outcome<T> {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
