package io.greenway.server.zone;

import io.greenway.core.account.Right;
import io.greenway.core.party.Role;
import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads a zone file and says everything that is wrong with it at once.
public final class ZoneFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final Set<String> ROLES =
            Arrays.stream(Role.values()).map(Role::json).collect(Collectors.toUnmodifiableSet());
    private static final String ENTERPRISE = "enterprise";
    private static final Set<String> USER_ROLES =
            Set.of(
                    "operator",
                    "administrator",
                    "customs",
                    "inspection",
                    "tax",
                    "exchange",
                    ENTERPRISE);

    private static final Set<String> RIGHTS =
            Arrays.stream(Right.values()).map(Right::json).collect(Collectors.toUnmodifiableSet());

    private final List<String> faults = new ArrayList<>();

    private ZoneFile() {}

    /// The demo zone that the platform carries. Every name in it is made up.
    public static Zone demo() {
        return bundled("demo-zone.json");
    }

    /// The zone of a sandbox: its people, and no enterprises, which enrol themselves.
    public static Zone sandbox() {
        return bundled("sandbox-zone.json");
    }

    private static Zone bundled(String name) {
        try (InputStream file = ZoneFile.class.getResourceAsStream("/zone/" + name)) {
            return read(Objects.requireNonNull(file).readAllBytes(), name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Reads a file.
    ///
    /// @throws StartRefused when the file cannot be read, or naming everything wrong in it
    public static Zone read(Path file) {
        try {
            return read(Files.readAllBytes(file), file.toString());
        } catch (IOException failed) {
            throw new StartRefused("The zone file " + file + " cannot be read.", failed);
        }
    }

    static Zone read(byte[] json, String name) {
        Zone zone;
        try {
            zone = JSON.readValue(json, Zone.class);
        } catch (JacksonException wrong) {
            throw new StartRefused(
                    "The zone file " + name + " is not right: " + wrong.getOriginalMessage(),
                    wrong);
        }
        var check = new ZoneFile();
        check.check(zone);
        if (!check.faults.isEmpty()) {
            throw new StartRefused(
                    "The zone file "
                            + name
                            + " is not right:\n  "
                            + String.join("\n  ", check.faults));
        }
        return zone;
    }

    private void check(Zone zone) {
        if (missing(zone.zone()) || missing(zone.zone().name())) {
            faults.add("zone: code and name {zh, en, sw} are needed");
        }
        var codes = new HashSet<String>();
        for (Zone.Participant participant : zone.enterprises()) {
            check(participant, codes);
        }
        for (Zone.Promise promise : zone.guarantees()) {
            if (!codes.contains(promise.code())) {
                faults.add("guarantees: " + promise.code() + " is not among the enterprises");
            }
            if (missing(promise.validTo()) || !isAmount(promise.limit())) {
                faults.add(
                        "guarantees: "
                                + promise.code()
                                + " needs validTo and a limit in yuan, with at most two decimals");
            }
        }
        for (Zone.Book book : zone.books()) {
            if (!codes.contains(book.owner()) || !codes.contains(book.site())) {
                faults.add("books: owner and site must be among the enterprises");
            }
            if (missing(book.validTo()) || book.units() <= 0) {
                faults.add("books: " + book.owner() + " needs validTo and units above 0");
            }
        }
        for (Zone.User user : zone.users()) {
            if (missing(user.username()) || missing(user.displayName())) {
                faults.add("users: username and displayName are needed");
            }
            if (missing(user.role()) || !USER_ROLES.contains(user.role())) {
                faults.add("users: " + user.username() + " needs a role of " + sorted(USER_ROLES));
            }
            String enterprise = user.enterprise();
            if (Objects.equals(user.role(), ENTERPRISE)
                    ? enterprise == null || !codes.contains(enterprise)
                    : enterprise != null) {
                faults.add(
                        "users: "
                                + user.username()
                                + " needs an enterprise of the file for the role enterprise, and"
                                + " none for others");
            }
            if (!RIGHTS.containsAll(user.rights())) {
                faults.add("users: " + user.username() + " needs rights of " + sorted(RIGHTS));
            }
        }
    }

    private void check(Zone.Participant participant, Set<String> codes) {
        String code = Objects.requireNonNullElse(participant.code(), "");
        if (!code.matches("[0-9A-Z]{10}|[0-9A-Z]{18}")) {
            faults.add("enterprises: code " + code + " has not 10 or 18 digits and capitals");
        }
        if (!codes.add(code)) {
            faults.add("enterprises: " + code + " stands there twice");
        }
        if (missing(participant.name())) {
            faults.add("enterprises: " + code + " has no name");
        }
        if (participant.roles().isEmpty() || !ROLES.containsAll(participant.roles())) {
            faults.add("enterprises: " + code + " needs roles of " + sorted(ROLES));
        }
    }

    /// What the file leaves out is null, whatever the type says.
    private static boolean missing(@Nullable Object value) {
        return value == null;
    }

    private static boolean isAmount(@Nullable BigDecimal limit) {
        return limit != null && limit.signum() >= 0 && limit.stripTrailingZeros().scale() <= 2;
    }

    private static List<String> sorted(Set<String> values) {
        return values.stream().sorted().toList();
    }
}
