package io.greenway.server.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Terms;
import io.greenway.core.clearance.Valuation;
import io.greenway.core.reference.Reference;
import io.greenway.server.TestDatabase;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.start.Progress;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.JournalTable;
import io.greenway.server.vault.KeyFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
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
            Path data = data(version);
            code = DataCheck.run(database.source(), data, new PrintWriter(said));
            taxesAreStillExplained(database, data);
        }
        assertThat(code).as(said.toString()).isEqualTo(Operations.WELL);
        assertThat(said.toString())
                .isEqualTo(Files.readString(FOLDER.resolve(version).resolve("compared.txt")));
    }

    /// Steps are told only when today's code comes to the stored figures, to the last decimal.
    private static void taxesAreStillExplained(Database database, Path data) throws Exception {
        JournalTable journal = new JournalTable(database.source());
        var documents = new StoredDocuments(journal, KeyFile.open(KeyFile.of(data)));
        int explained = 0;
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT events FROM history")) {
            while (row.next()) {
                Document.Inventory inventory = null;
                for (Event event : new EventCodec(documents).read(row.getString(1))) {
                    if (event instanceof Event.DocumentFiled filed
                            && filed.document() instanceof Document.Inventory filedInventory) {
                        inventory = filedInventory;
                    } else if (event instanceof Event.TaxAssessed taxes && inventory != null) {
                        LocalDate day = Terms.dayOf(inventory.header().receivedAt());
                        assertThat(
                                        Valuation.steps(
                                                inventory.content(),
                                                day,
                                                taxes.assessment(),
                                                Reference.bundled()))
                                .isNotEmpty();
                        explained++;
                    }
                }
            }
        }
        assertThat(explained).isPositive();
    }

    private static Path data(String version) throws Exception {
        Path keys = Files.createDirectory(TestDatabase.folder().resolve("keys"));
        Path key =
                Files.copy(FOLDER.resolve(version).resolve("vault.key"), keys.resolve("vault.key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return keys.getParent();
    }
}
