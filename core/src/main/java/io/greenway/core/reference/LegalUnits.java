package io.greenway.core.reference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statutory units (法定计量单位) in which a commodity is declared.
///
/// @param first code of the first unit (qty1), as in `CodeList.UNIT`
/// @param secondOrNull code of the second unit (qty2), or null when the commodity has one only
public record LegalUnits(String first, @Nullable String secondOrNull) {

    public Optional<String> second() {
        return Optional.ofNullable(secondOrNull);
    }
}
