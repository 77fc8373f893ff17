package io.greenway.server.operate;

import io.greenway.server.backup.About;
import io.greenway.server.backup.Restore;
import io.greenway.server.postgres.EmbeddedPostgres;
import io.greenway.server.start.Progress;
import io.greenway.server.store.Database;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `greenway restore`: puts a backup into an empty folder and holds it against itself.
@Command(
        name = "restore",
        description = {
            "Puts a backup into an empty folder, starts its database, and holds every dossier",
            "against its history and every balance against its moves."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RestoreCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init")
    @Parameters(paramLabel = "FILE", description = "The archive.")
    private Path archive;

    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder to put it into; empty or not there (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "Your copy of vault.key, when the keys are not in the backup.")
    private @Nullable Path keyFile = null;

    @SuppressWarnings("FieldCanBeFinal")
    @Mixin
    private Passphrase passphrase = new Passphrase();

    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Progress progress = Operations.progress(spec);
        Path folder = data.toAbsolutePath().normalize();
        About about =
                new Restore(archive.toAbsolutePath().normalize(), folder, progress)
                        .put(passphrase.read(), keyFile);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Put back into " + folder + " as of " + about.takenAt());
        out.flush();
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(folder.resolve("postgresql"), progress);
                Database database = Database.open(postgres.address(), progress)) {
            progress.step("Holding the data against itself");
            return DataCheck.run(database.source(), folder, out);
        }
    }
}
