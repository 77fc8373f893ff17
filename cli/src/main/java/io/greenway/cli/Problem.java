package io.greenway.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why the door refused a message: a problem document (RFC 9457) as far as it is shown.
///
/// @param title the kind of problem in words
/// @param detail this occurrence in words
/// @param faults every fault; empty when the problem is of another kind
record Problem(String title, String detail, List<Item> faults) {
    Problem(@Nullable String title, @Nullable String detail, @Nullable List<Item> faults) {
        this.title = Objects.requireNonNullElse(title, "");
        this.detail = Objects.requireNonNullElse(detail, "");
        this.faults = faults == null ? List.of() : List.copyOf(faults);
    }

    /// One fault.
    ///
    /// @param name name of its permanent code
    /// @param path element path
    /// @param line line of the file, from 1; 0 when unknown
    /// @param column column of the line, from 1; 0 when unknown
    /// @param found what stands there
    /// @param expected what should stand there
    record Item(
            String name,
            String path,
            int line,
            int column,
            @Nullable String found,
            @Nullable String expected) {}
}
