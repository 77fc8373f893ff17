package io.greenway.server.paper;

import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.CodeList;
import java.time.LocalDate;

/// Codes with their names of a day, as they stand on prints.
///
/// @param day day of the declaration
public record CodeNames(CodeTables tables, LocalDate day) {
    /// The code and its Chinese name; the code alone where there is no name.
    String of(CodeList list, String code) {
        return tables.find(list, code, day).map(one -> code + " " + one.nameZh()).orElse(code);
    }

    /// The name alone; the code where there is none.
    String name(CodeList list, String code) {
        return tables.find(list, code, day).map(one -> one.nameZh()).orElse(code);
    }
}
