package io.greenway.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestDatabase;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.start.Progress;
import io.greenway.server.store.Database;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Goal: what an earlier version of the tables holds is moved to the newest one without loss, and
/// still agrees with itself. Method: `upgrade/V*` holds, for every released version, a dump of a
/// small zone that went through the platform of that version, the key of its vault, and what must
/// be found in it; a version is added when it is released (CONTRIBUTING.md) and never changed or
/// removed.
class UpgradeTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "upgrade");

    static Stream<String> versions() throws Exception {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void keepsEverythingAndAgreesWithItself(String version) throws Exception {
        DatabaseAddress address = TestDatabase.fresh();
        String schema = address.parameter("currentSchema").orElseThrow();
        String dump = Files.readString(FOLDER.resolve(version).resolve("database.dump"));
        TestDatabase.run(dump.replace("@schema@", schema));
        var said = new StringWriter();
        int code;
        try (Database database = Database.open(address, Progress.silent())) {
            code = DataCheck.run(database.source(), data(version), new PrintWriter(said));
        }
        assertThat(code).as(said.toString()).isEqualTo(Operations.WELL);
        assertThat(said.toString())
                .isEqualTo(Files.readString(FOLDER.resolve(version).resolve("compared.txt")));
    }

    private static Path data(String version) throws Exception {
        Path keys = Files.createDirectory(TestDatabase.folder().resolve("keys"));
        Path key =
                Files.copy(FOLDER.resolve(version).resolve("vault.key"), keys.resolve("vault.key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return keys.getParent();
    }
}
