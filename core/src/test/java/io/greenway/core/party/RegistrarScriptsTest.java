package io.greenway.core.party;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: an enterprise goes the ways of flows 12 and no others. Method: scripts of what people ask
/// on given days (`DAY WHO COMMAND …`) go in, and what happened, or every fault, comes out and is
/// held against a golden file. Run with `-Dgolden.update=true` to write the files anew.
class RegistrarScriptsTest {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "io", "greenway", "core", "party");
    private static final String CODE = "5101960R31";
    private static final Parameters PARAMETERS = Reference.bundled().parameters();

    private final List<Enterprise> enterprises = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"comes-in", "suspended", "credit", "raw-data"})
    void scriptsGiveTheirGoldenAnswers(String name) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name + ".in.txt"))) {
            if (!line.isBlank()) {
                answers.add(line + "\n    " + run(line.split(" ")));
            }
        }
        String found = String.join("\n", answers) + "\n";
        Path golden = FOLDER.resolve(name + ".out.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, found);
        }
        assertThat(found).isEqualTo(Files.readString(golden));
    }

    private String run(String[] words) {
        LocalDate today = LocalDate.parse(words[0]);
        Registry registry = Registry.of(enterprises);
        Enterprise before = registry.find(CODE).orElse(null);
        return switch (Registrar.decide(
                CODE, command(words), registry, PARAMETERS, words[1], today)) {
            case Outcome.Accepted<RegistryEvent>(RegistryEvent event, List<Fault> none) -> {
                Enterprise after = Amendment.apply(CODE, before, event);
                enterprises.clear();
                enterprises.add(after);
                yield event.getClass().getSimpleName() + " -> " + stands(after, today);
            }
            case Outcome.Refused<RegistryEvent>(List<Fault> faults) ->
                    faults.stream()
                            .map(
                                    fault ->
                                            "refused %d %s found %s expected %s"
                                                    .formatted(
                                                            fault.code().number(),
                                                            fault.place().path(),
                                                            fault.found(),
                                                            fault.expected()))
                            .collect(Collectors.joining("; "));
        };
    }

    private String stands(Enterprise one, LocalDate today) {
        Obstacle obstacle =
                Registry.of(enterprises).obstacle(CODE, Role.LOGISTICS, today, PARAMETERS);
        String stands =
                "%s, credit %s, as carrier %s"
                        .formatted(
                                one.file().stage(),
                                one.credit(today),
                                obstacle == null ? "may act" : obstacle);
        return one.file().rawData().isEmpty()
                ? stands
                : stands
                        + ", as platform "
                        + (required(today) == null ? "may act" : required(today));
    }

    /// Where a platform must answer customs' questions for raw payment data.
    private Obstacle required(LocalDate today) {
        Parameters required = Reference.bundled().with("RAW_DATA_REQUIRED", "true").parameters();
        return Registry.of(enterprises).obstacle(CODE, Role.PLATFORM, today, required);
    }

    private static RegistryCommand command(String[] words) {
        return switch (words[2]) {
            case "apply" -> new RegistryCommand.Apply("Carrier", null, Set.of(Role.LOGISTICS));
            case "licence" ->
                    new RegistryCommand.FileLicence(
                            new Licence(
                                    LicenceKind.valueOf(words[3]),
                                    words[4],
                                    "Chengdu",
                                    LocalDate.parse(words[5]),
                                    words.length > 6 ? LocalDate.parse(words[6]) : null));
            case "check" -> new RegistryCommand.CheckDocuments();
            case "register" -> new RegistryCommand.Register();
            case "grant" ->
                    new RegistryCommand.GrantRole(Role.LOGISTICS, LocalDate.parse(words[3]), null);
            case "withdraw" -> new RegistryCommand.WithdrawRole(Role.LOGISTICS);
            case "suspend" ->
                    new RegistryCommand.Suspend(Suspension.Reason.valueOf(words[3]), "case 7");
            case "reinstate" -> new RegistryCommand.Reinstate();
            case "cancel" -> new RegistryCommand.Cancel();
            case "rate" ->
                    new RegistryCommand.Rate(
                            new CreditRating(
                                    CreditClass.valueOf(words[3]),
                                    LocalDate.parse(words[4]),
                                    "decision"));
            case "apply-platform" ->
                    new RegistryCommand.Apply("Platform", null, Set.of(Role.PLATFORM));
            case "grant-platform" ->
                    new RegistryCommand.GrantRole(Role.PLATFORM, LocalDate.parse(words[3]), null);
            case "raw-data" ->
                    new RegistryCommand.RawData(
                            RawDataInterface.Stage.valueOf(words[3]), "https://platform.example");
            default -> throw new IllegalArgumentException(words[2]);
        };
    }
}
