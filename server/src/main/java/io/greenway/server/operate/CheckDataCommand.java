package io.greenway.server.operate;

import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.postgres.EmbeddedPostgres;
import io.greenway.server.postgres.RunningPostgres;
import io.greenway.server.store.ReadOnlyDatabase;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `greenway check-data`: holds what is stored against what it must follow from.
@Command(
        name = "check-data",
        description = {
            "Replays every dossier from its history, sums every balance from its moves, and tells",
            "what does not agree. Changes nothing; the platform may work meanwhile."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CheckDataCommand implements Callable<Integer> {
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @SuppressWarnings("FieldCanBeFinal")
    @Option(names = "--database", paramLabel = "URL", description = "An external database.")
    private @Nullable String database = null;

    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path folder = data.toAbsolutePath().normalize();
        try (RunningPostgres postgres = postgres(folder);
                ReadOnlyDatabase reading = ReadOnlyDatabase.open(postgres.address())) {
            return DataCheck.run(reading.source(), folder, spec.commandLine().getOut());
        }
    }

    private RunningPostgres postgres(Path folder) {
        return database == null
                ? EmbeddedPostgres.reach(folder.resolve("postgresql"), Operations.progress(spec))
                : new RunningPostgres.External(DatabaseAddress.parse(database, System.getenv()));
    }
}
