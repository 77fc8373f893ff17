package io.greenway.server.api;

import io.greenway.core.party.IdentityNumber;
import io.greenway.server.reading.IdentityDesk.Proof;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What a buyer asks about the own data, with the proof of who asks.
///
/// @param year calendar year; this one when absent
record BuyerQuestion(
        @Nullable String challenge,
        @Nullable String idType,
        @Nullable String idNumber,
        @Nullable String signature,
        @Nullable Integer year) {
    private static final int LONGEST_NUMBER = 60;

    /// The annual limit is no older (财关税〔2016〕18号).
    static final int FIRST_YEAR = 2016;

    /// Stands in no log.
    @Override
    public String toString() {
        return "BuyerQuestion";
    }

    /// The year asked for; empty when it is none that can be.
    OptionalInt yearUpTo(LocalDate today) {
        int wanted = year == null ? today.getYear() : year;
        return wanted < FIRST_YEAR || wanted > today.getYear()
                ? OptionalInt.empty()
                : OptionalInt.of(wanted);
    }

    /// The proof; empty when something is missing, or type and number do not fit each other.
    Optional<Proof> proof(LocalDate today) {
        if (challenge == null || idType == null || idNumber == null || signature == null) {
            return Optional.empty();
        }
        String plain = idNumber.strip().toUpperCase(Locale.ROOT);
        boolean fits =
                switch (idType) {
                    case "1" -> IdentityNumber.isValid(plain, today);
                    case "2" -> !plain.isEmpty() && plain.length() <= LONGEST_NUMBER;
                    default -> false;
                };
        return fits
                ? Optional.of(new Proof(challenge, idType, plain, signature))
                : Optional.empty();
    }
}
