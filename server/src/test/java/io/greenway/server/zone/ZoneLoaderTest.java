package io.greenway.server.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestDatabase;
import io.greenway.server.intake.ApiKey;
import io.greenway.server.intake.Participants;
import io.greenway.server.store.Database;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.store.ParticipantTables.Account;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class ZoneLoaderTest {
    private static final int CHEAP = 4;

    @TempDir Path folder;

    private Database database;
    private ParticipantTables tables;
    private Participants participants;
    private ZoneLoader loader;
    private Path file;

    @BeforeEach
    void open() {
        database = TestDatabase.open();
        tables = new ParticipantTables(database.source());
        participants = new Participants(tables, UnaryOperator.identity(), InstantSource.system());
        loader =
                new ZoneLoader(
                        tables,
                        participants,
                        new BCryptPasswordEncoder(CHEAP),
                        InstantSource.fixed(Instant.EPOCH));
        file = folder.resolve("demo.json");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void handsOutOneWorkingKeyToEachEnterprise() throws Exception {
        Credentials credentials = loader.load(ZoneFile.demo(), file);
        var keys = new HashSet<String>();
        for (Credentials.Key key : credentials.enterprises()) {
            keys.add(key.apiKey());
            assertThat(participants.holder(new ApiKey(key.apiKey())))
                    .hasValueSatisfying(holder -> assertThat(holder.code()).isEqualTo(key.code()));
        }
        assertThat(keys).hasSameSizeAs(ZoneFile.demo().enterprises());
        assertThat(tables.guarantees()).hasSameSizeAs(ZoneFile.demo().guarantees());

        credentials.write(file, "http://127.0.0.1:8080");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .contains("\"baseUrl\" : \"http://127.0.0.1:8080\"", "\"keyStore\" : null");
    }

    @Test
    void keepsWhatItHandedOutBefore() {
        Credentials first = loader.load(ZoneFile.demo(), file);
        first.write(file, "");
        assertThat(loader.load(ZoneFile.demo(), file)).isEqualTo(first);
        assertThat(tables.keys()).hasSameSizeAs(ZoneFile.demo().enterprises());
    }

    @Test
    void keepsThePasswordThatSomebodyChose() {
        Credentials first = loader.load(ZoneFile.demo(), file);
        first.write(file, "");
        var user = tables.account(first.users().getFirst().username()).orElseThrow();
        String chosen = new BCryptPasswordEncoder(CHEAP).encode("chosen by its owner");
        tables.put(new Account(user.username(), user.displayName(), user.role(), chosen));
        assertThat(loader.load(ZoneFile.demo(), file)).isEqualTo(first);
        assertThat(tables.account(user.username()).orElseThrow().passwordHash()).isEqualTo(chosen);
    }

    @Test
    void replacesAKeyThatNoLongerWorks() {
        Credentials first = loader.load(ZoneFile.demo(), file);
        first.write(file, "");
        String revoked = first.enterprises().getFirst().apiKey();
        tables.revoke(new ApiKey(revoked).hash(), Instant.EPOCH);
        participants.reload();
        Credentials second = loader.load(ZoneFile.demo(), file);
        assertThat(second.enterprises().getFirst().apiKey()).isNotEqualTo(revoked);
        assertThat(second.enterprises().getLast()).isEqualTo(first.enterprises().getLast());
    }
}
