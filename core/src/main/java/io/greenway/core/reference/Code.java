package io.greenway.core.reference;

import io.greenway.core.spec.CodeList;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One row of a code table.
///
/// @param list table it stands in
/// @param code as written in messages
/// @param nameZh name; of `ELEMENT` the elements, parted by `|`
/// @param nameEn name, empty when the table has none
/// @param note what the table says besides, see `CodeList`; may be empty
/// @param validFrom first day
/// @param validTo last day, or null when it has no end yet
/// @param source where the row was read
/// @param certainty how sure the row is
public record Code(
        CodeList list,
        String code,
        String nameZh,
        String nameEn,
        String note,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String source,
        Certainty certainty)
        implements Dated {

    @Override
    public String key() {
        return code;
    }

    static Code read(CodeList list, Table.Row row) {
        return new Code(
                list,
                row.text("code"),
                row.text("name_zh"),
                row.has("name_en") ? row.text("name_en") : "",
                row.has("note") ? row.text("note") : "",
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                row.text("source"),
                Certainty.of(row.text("certainty")));
    }
}
