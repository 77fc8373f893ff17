package io.greenway.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestDatabase;
import io.greenway.server.start.Progress;
import io.greenway.server.store.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: the doctor names what is wrong, in the language asked for, and its exit code says whether
/// anything is bad.
class DoctorTest {
    /// Nothing listens on the port of the discard service.
    private static final String NOBODY = "http://127.0.0.1:9";

    private final Path data = TestDatabase.folder();
    private final StringWriter said = new StringWriter();

    private int doctor(String... more) {
        var commandLine = Operations.commandLine();
        commandLine.setOut(new PrintWriter(said, true));
        String[] arguments = {"doctor", "--data", data.toString(), "--url", NOBODY};
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return commandLine.execute(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "sw"})
    void aMissingKeyIsBad(String language) {
        assertThat(doctor("--lang", language)).isEqualTo(Operations.WRONG);
        assertThat(said.toString()).contains("BAD").contains("vault.key").doesNotContain("%s");
    }

    @Test
    void anOpenKeyIsBad() throws Exception {
        Path key = Files.createDirectory(data.resolve("keys")).resolve("vault.key");
        Files.writeString(key, "a key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(doctor()).isEqualTo(Operations.WRONG);
        assertThat(said.toString()).contains("open to others").contains("chmod 600");
    }

    @Test
    void aDatabaseIsExamined() throws Exception {
        Path key = Files.createDirectory(data.resolve("keys")).resolve("vault.key");
        Files.copy(Path.of("src", "test", "resources", "upgrade", "V3", "vault.key"), key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        var address = TestDatabase.fresh();
        Database.open(address, Progress.silent()).close();
        String login = "&user=" + address.user() + "&password=" + address.password();
        assertThat(doctor("--json", "--database", address.url() + login))
                .as(said.toString())
                .isEqualTo(Operations.WELL);
        assertThat(said.toString())
                .contains("\"check\" : \"durability\"")
                .contains("\"check\" : \"ledgers\"")
                .doesNotContain("BAD");
    }
}
