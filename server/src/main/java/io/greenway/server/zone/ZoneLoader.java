package io.greenway.server.zone;

import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.server.intake.ApiKey;
import io.greenway.server.intake.Participants;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.store.ParticipantTables.Account;
import io.greenway.server.store.ParticipantTables.Guarantee;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Writes a zone to the registry and hands out keys and passwords. Loading the same zone again
/// changes nothing; keys and passwords that were handed out and are still valid stay.
public final class ZoneLoader {
    private static final int PASSWORD_BYTES = 8;

    private final ParticipantTables tables;
    private final Participants participants;
    private final PasswordEncoder encoder;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public ZoneLoader(
            ParticipantTables tables,
            Participants participants,
            PasswordEncoder encoder,
            InstantSource clock) {
        this.tables = tables;
        this.participants = participants;
        this.encoder = encoder;
        this.clock = clock;
    }

    /// Loads a zone.
    ///
    /// @param handedOut the file with what was handed out before; need not exist
    /// @return what is handed out now, to be written to that file
    public Credentials load(Zone zone, Path handedOut) {
        Credentials before = Credentials.readOrEmpty(handedOut);
        Zone.Name name = zone.zone().name();
        tables.putZone(zone.zone().code(), name.zh(), name.en(), name.sw());
        var keys = new ArrayList<Credentials.Key>();
        for (Zone.Participant participant : zone.enterprises()) {
            tables.put(enterprise(participant));
        }
        participants.reload();
        for (Zone.Participant participant : zone.enterprises()) {
            keys.addAll(keys(participant, before));
        }
        for (Zone.Promise promise : zone.guarantees()) {
            long fen = promise.limit().movePointRight(2).longValueExact();
            tables.put(new Guarantee(promise.code(), fen, promise.validTo()));
        }
        var logins = zone.users().stream().map(user -> login(user, before)).toList();
        participants.reload();
        return new Credentials("", keys, logins);
    }

    private static Enterprise enterprise(Zone.Participant participant) {
        return new Enterprise(
                participant.code(),
                participant.name(),
                participant.roles().stream()
                        .map(role -> Role.named(role).orElseThrow())
                        .collect(Collectors.toSet()));
    }

    private List<Credentials.Key> keys(Zone.Participant participant, Credentials before) {
        String key =
                before.enterprises().stream()
                        .filter(entry -> entry.code().equals(participant.code()))
                        .map(Credentials.Key::apiKey)
                        .filter(text -> opensFor(text, participant.code()))
                        .findFirst()
                        .orElseGet(() -> newKey(participant.code()));
        return participant.roles().stream()
                .map(
                        role ->
                                new Credentials.Key(
                                        role,
                                        participant.code(),
                                        participant.name(),
                                        key,
                                        null,
                                        null))
                .toList();
    }

    private boolean opensFor(String key, String code) {
        return participants.holder(new ApiKey(key)).filter(e -> e.code().equals(code)).isPresent();
    }

    private String newKey(String code) {
        ApiKey key = ApiKey.random(random);
        tables.put(new ParticipantTables.Key(key.hash(), code), key.prefix(), clock.instant());
        return key.text();
    }

    /// Whom the file knows already may have chosen another password since: that one stays. A new
    /// one
    /// is made for who is new, and for who is missing in the file.
    private Credentials.Login login(Zone.User user, Credentials before) {
        Optional<Account> known = tables.account(user.username());
        Optional<String> told =
                before.users().stream()
                        .filter(login -> login.username().equals(user.username()))
                        .map(Credentials.Login::password)
                        .filter(text -> known.isPresent())
                        .findFirst();
        String password = told.orElseGet(this::newPassword);
        String hash =
                told.flatMap(text -> known.map(Account::passwordHash))
                        .orElseGet(() -> Objects.requireNonNull(encoder.encode(password)));
        tables.put(new Account(user.username(), user.displayName(), user.role(), hash));
        String enterprise = user.enterprise();
        if (known.isEmpty() && enterprise != null) {
            tables.place(user.username(), enterprise, user.rights());
        }
        return new Credentials.Login(user.username(), password, user.role());
    }

    private String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
