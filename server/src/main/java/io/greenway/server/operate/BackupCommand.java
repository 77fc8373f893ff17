package io.greenway.server.operate;

import io.greenway.server.backup.Backup;
import io.greenway.server.backup.BackupRefused;
import io.greenway.server.vault.KeyFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `greenway backup`: takes a backup while the platform works.
@Command(
        name = "backup",
        description = {
            "Writes everything that the platform keeps into one archive, while it works or not.",
            "The keys of the vault are in it only under a passphrase: keep them apart otherwise,",
            "for without them no message in the backup can be read."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BackupCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init")
    @Parameters(
            paramLabel = "FILE|DIR",
            description = "The archive to write, or a folder, where it gets a name with the time.")
    private Path target;

    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "For a platform with an external database: tells how it is done.")
    private @Nullable String database = null;

    @SuppressWarnings("FieldCanBeFinal")
    @Mixin
    private Passphrase passphrase = new Passphrase();

    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (database != null) {
            throw new BackupRefused(external());
        }
        Path folder = data.toAbsolutePath().normalize();
        Backup.Taken taken =
                new Backup(folder, Clock.systemUTC(), Operations.progress(spec))
                        .take(target.toAbsolutePath().normalize(), passphrase.read());
        PrintWriter out = spec.commandLine().getOut();
        out.println(taken.file());
        out.printf(
                "  %d files, %,d bytes, compressed %,d; journal up to message %d and beyond%n",
                taken.files(), taken.bytes(), taken.size(), taken.about().journalPosition());
        if (taken.about().secrets()) {
            out.println("  keys: in the archive, under the passphrase. Do not lose it.");
        } else {
            out.println();
            out.println("  THE KEYS ARE NOT IN THIS BACKUP (" + keys(taken) + ").");
            out.println("  Without them nothing that was received can be read again, by anybody.");
            out.println("  Keep a copy of this file at another place than the backup:");
            out.println("      " + KeyFile.of(folder));
            out.println("  or give a passphrase, and they go into the archive (--help).");
        }
        out.flush();
        return Operations.WELL;
    }

    private static String keys(Backup.Taken taken) {
        return String.join(", ", taken.about().keys());
    }

    private static String external() {
        return """
               an external database is backed up by those who run it, with PostgreSQL's own means:
                 pg_dump --format=custom --schema=greenway --file=greenway.dump URL
               or, for a large one, pg_basebackup and an archive of its log. Beside it keep, from
               the data folder: keys/ (apart: whoever has both can read everything), trust/,
               codes/, credentials.json. To put it back:
                 pg_restore --dbname=URL greenway.dump    into an empty database
               then ./greenway check-data --database URL --data DIR holds it against itself.""";
    }
}
