package io.greenway.server.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenway.server.start.StartRefused;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ZoneFileTest {
    @Test
    void theDemoZoneHasEveryRoleThatTakesPart() {
        Zone zone = ZoneFile.demo();
        assertThat(zone.enterprises().stream().flatMap(e -> e.roles().stream()))
                .contains("platform", "ecommerce", "payment", "logistics", "agent", "site");
        assertThat(zone.enterprises()).allMatch(e -> e.code().length() == 10);
        assertThat(zone.guarantees()).isNotEmpty();
    }

    @Test
    void saysEverythingThatIsWrong() {
        String json =
                """
                {"enterprises": [
                   {"code": "short", "name": "A", "roles": ["platform"]},
                   {"code": "5101960D01", "name": "B", "roles": ["pilot"]},
                   {"code": "5101960D01", "roles": []}],
                 "guarantees": [{"code": "5101960D99", "limit": 1.005, "validTo": "2030-01-01"}],
                 "users": [{"username": "u", "displayName": "U", "role": "king"},
                   {"username": "v", "displayName": "V", "role": "enterprise",
                    "rights": ["everything"]},
                   {"username": "w", "displayName": "W", "role": "tax",
                    "enterprise": "5101960D01"}]}
                """;
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll(
                        "zone: code and name",
                        "code short",
                        "5101960D01 needs roles",
                        "5101960D01 stands there twice",
                        "5101960D01 has no name",
                        "5101960D99 is not among the enterprises",
                        "a limit in yuan",
                        "u needs a role",
                        "v needs an enterprise of the file",
                        "v needs rights of [administrator, declarant, finance]",
                        "w needs an enterprise of the file");
    }

    @Test
    void refusesAMisspeltFieldAndWhatIsNoJson() {
        assertThatThrownBy(() -> read("{\"enterprizes\": []}"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("enterprizes");
        assertThatThrownBy(() -> read("zone: x")).isInstanceOf(StartRefused.class);
    }

    private static Zone read(String json) {
        return ZoneFile.read(json.getBytes(StandardCharsets.UTF_8), "test");
    }
}
