package io.greenway.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Made-up identity numbers: checksum, region, no repetition.
class IdentityNumbersTest {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @Test
    void theCheckCharacterIsRightAndTheRegionIsNobodys() {
        for (long ordinal = 0; ordinal < IdentityNumbers.COUNT; ordinal += 9973) {
            String number = IdentityNumbers.valid(ordinal);
            assertThat(number).matches("990101(19|20)\\d{6}\\d{3}[0-9X]");
            assertThat(isValid(number)).as(number).isTrue();
            assertThat(isValid(IdentityNumbers.broken(number))).as(number).isFalse();
            assertThat(isValid(IdentityNumbers.neighbour(number))).as(number).isTrue();
            assertThat(IdentityNumbers.neighbour(number)).isNotEqualTo(number);
        }
    }

    @Test
    void buyersOfASetAreDifferentPersons() {
        Set<String> numbers = new HashSet<>();
        for (long number = 0; number < 100_000; number++) {
            assertThat(numbers.add(Person.of(42, number).identityNumber())).isTrue();
        }
    }

    private static boolean isValid(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return number.charAt(17) == "10X98765432".charAt(sum % 11);
    }
}
