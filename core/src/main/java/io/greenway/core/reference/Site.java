package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One version of one site 监管场所/特殊区域 and what it is approved for. Messages name
/// the customs district, so that is what a site is found by.
///
/// @param code permanent key of the row
/// @param name its name
/// @param district customs district, four digits
/// @param modes supervision modes approved there
/// @param returns whether it is a returns centre 退货中心仓, which takes back goods of any mode
/// @param validFrom first day
/// @param validTo last day; null when it has no end yet
/// @param documentNo document it stands in
/// @param certainty how sure the row is
public record Site(
        String code,
        String name,
        String district,
        List<String> modes,
        boolean returns,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String documentNo,
        Certainty certainty)
        implements Dated {
    static final ReferenceTable TABLE =
            new ReferenceTable(
                    "site",
                    "code",
                    List.of("code", "name", "district", "returns", "valid_from", "document_no"),
                    List.of("modes", "valid_to", "certainty"),
                    null);
    private static final Pattern DISTRICT = Pattern.compile("[0-9]{4}");
    private static final Set<String> MODES = Set.of("9610", "1210", "1239", "9710", "9810");

    public Site {
        modes = List.copyOf(modes);
    }

    @Override
    public String key() {
        return code;
    }

    static Site read(Table.Row row) {
        String district = row.text("district");
        if (!DISTRICT.matcher(district).matches()) {
            throw new IllegalArgumentException("district " + DISTRICT.pattern());
        }
        List<String> modes = Commodities.words(row.text("modes"), " ");
        if (!MODES.containsAll(modes)) {
            throw new IllegalArgumentException("modes 9610 1210 1239 9710 9810");
        }
        String returns = row.text("returns");
        if (!returns.equals("true") && !returns.equals("false")) {
            throw new IllegalArgumentException("returns true|false");
        }
        return new Site(
                row.text("code"),
                row.text("name"),
                district,
                modes,
                returns.equals("true"),
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                row.text("document_no"),
                Certainty.of(row.text("certainty")));
    }
}
