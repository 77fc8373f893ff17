package io.greenway.core.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTest {
    private static final Registry REGISTRY =
            Registry.of(
                    List.of(
                            new Enterprise("1105910159", "平台", Set.of(Role.PLATFORM, Role.AGENT)),
                            new Enterprise(
                                    "4601630004",
                                    "物流",
                                    List.of(
                                            new Enterprise.Registration(
                                                    Role.LOGISTICS,
                                                    LocalDate.of(2025, 1, 1),
                                                    LocalDate.of(2025, 12, 31))))));

    @ParameterizedTest
    @CsvSource({
        "1105910159, PLATFORM, 2026-11-22, true",
        "1105910159, AGENT, 2026-11-22, true",
        "1105910159, LOGISTICS, 2026-11-22, false",
        "4601630004, LOGISTICS, 2024-12-31, false",
        "4601630004, LOGISTICS, 2025-01-01, true",
        "4601630004, LOGISTICS, 2025-12-31, true",
        "4601630004, LOGISTICS, 2026-01-01, false",
        "unknown, LOGISTICS, 2025-01-01, false",
    })
    void aRoleHoldsForTheEnterpriseOnItsDays(
            String code, Role role, LocalDate date, boolean registered) {
        assertThat(REGISTRY.isRegistered(code, role, date)).isEqualTo(registered);
    }

    @Test
    void rolesHaveTheNamesOfTheDataFiles() {
        for (Role role : Role.values()) {
            assertThat(Role.named(role.json())).contains(role);
        }
        assertThat(Role.named("king")).isEmpty();
    }

    @Test
    void aCodeStandsForOneEnterprise() {
        Enterprise one = new Enterprise("1", "a", Set.of(Role.SITE));
        assertThatThrownBy(() -> Registry.of(List.of(one, one))).hasMessageContaining("1");
    }
}
