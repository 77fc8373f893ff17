package io.greenway.baseline;

import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Role;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The enterprises and their keys, from the file that the demo zone hands out.
@Component
class Zone {
    private final Map<String, String> codes = new HashMap<>();
    private final Registry registry;

    Zone(@Value("${baseline.zone}") Path file, JsonMapper json) {
        Map<String, Set<Role>> roles = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (JsonNode enterprise : json.readTree(file.toFile()).get("enterprises")) {
            String code = enterprise.get("code").asString();
            codes.put("Bearer " + enterprise.get("apiKey").asString(), code);
            names.put(code, enterprise.get("name").asString());
            Role role = Role.named(enterprise.get("role").asString()).orElseThrow();
            roles.computeIfAbsent(code, one -> new HashSet<>()).add(role);
        }
        List<Enterprise> enterprises =
                names.entrySet().stream()
                        .map(
                                one ->
                                        new Enterprise(
                                                one.getKey(),
                                                one.getValue(),
                                                roles.getOrDefault(one.getKey(), Set.of())))
                        .toList();
        registry = Registry.of(enterprises);
    }

    /// The enterprise that holds a key.
    Optional<String> caller(String authorization) {
        return Optional.ofNullable(codes.get(authorization));
    }

    Registry registry() {
        return registry;
    }
}
