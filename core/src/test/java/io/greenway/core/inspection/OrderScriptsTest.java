package io.greenway.core.inspection;

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
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: every outcome of an inspection and every turn of a sample (facts: flows 10) goes
/// as written. Method: scripts of steps go in, what happened and the status of the answer come out
/// and are held against a golden file; after every step the events are replayed and must give the
/// same order. Run with `-Dgolden.update=true` to write the files anew.
class OrderScriptsTest {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "io", "greenway", "core", "inspection");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final Parameters PARAMETERS = Reference.bundled().parameters();

    private ControlOrder order =
            OrderLifecycle.created(
                    new OrderEvent.Created(
                            OrderSubject.PARCEL, "790120260000000001", OrderReason.RANDOM, "draw"));
    private final List<OrderEvent> events = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pass",
                "label",
                "return-abroad",
                "destroy",
                "treat",
                "false-declaration",
                "sample",
                "broken-seal",
                "appeal",
                "refusals"
            })
    void scriptsGiveTheirGoldenAnswers(String name) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name + ".in.txt"))) {
            if (!line.isBlank()) {
                answers.add(line + "\n    " + run(line.split(" +")));
            }
        }
        String found = String.join("\n", answers) + "\n";
        Path golden = FOLDER.resolve(name + ".out.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, found);
        }
        assertThat(found).isEqualTo(Files.readString(golden));
    }

    /// Who, step, and what the step needs.
    private String run(String[] words) {
        return switch (OrderLifecycle.decide(order, command(words), words[0])) {
            case Outcome.Refused<List<OrderEvent>>(List<Fault> faults) ->
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
            case Outcome.Accepted<List<OrderEvent>>(List<OrderEvent> made, List<Fault> none) -> {
                for (OrderEvent event : made) {
                    order = OrderLifecycle.apply(order, event);
                    events.add(event);
                }
                assertThat(replayed()).isEqualTo(order);
                yield told(made);
            }
        };
    }

    private String told(List<OrderEvent> made) {
        String answer =
                made.stream()
                        .filter(OrderEvent.OutcomeDecided.class::isInstance)
                        .map(event -> ((OrderEvent.OutcomeDecided) event).outcome())
                        .map(
                                outcome ->
                                        " -> CEB622 "
                                                + outcome.status(PARAMETERS, DAY)
                                                + " "
                                                + outcome.info(PARAMETERS, DAY))
                        .collect(Collectors.joining());
        Sample sample = order.sample();
        return order.stage()
                + (sample == null ? "" : " sample " + sample.number() + " " + sample.stage())
                + answer;
    }

    private ControlOrder replayed() {
        ControlOrder again =
                OrderLifecycle.created(
                        new OrderEvent.Created(
                                OrderSubject.PARCEL,
                                "790120260000000001",
                                OrderReason.RANDOM,
                                "draw"));
        for (OrderEvent event : events) {
            again = OrderLifecycle.apply(again, event);
        }
        return again;
    }

    private static OrderCommand command(String[] words) {
        return switch (words[1]) {
            case "assign" -> new OrderCommand.Assign(words[2]);
            case "hand-back" -> new OrderCommand.HandBack();
            case "start" -> new OrderCommand.Start();
            case "draw" ->
                    new OrderCommand.DrawSample(
                            Integer.parseInt(words[2]), Integer.parseInt(words[4]));
            case "seal" -> new OrderCommand.Seal(words[2]);
            case "send" -> new OrderCommand.Send(words[2]);
            case "receive" -> new OrderCommand.Receive(words[2].equals("whole"));
            case "test" -> new OrderCommand.Test();
            case "result" -> new OrderCommand.GiveResult(words[2].equals("passed"));
            case "appeal" -> new OrderCommand.Appeal("again");
            case "final" -> new OrderCommand.MakeFinal(words[2].equals("passed"));
            case "dispose" -> new OrderCommand.Dispose("destroyed");
            case "pass" -> new OrderCommand.Pass("");
            case "fail" -> new OrderCommand.Fail(FailCode.valueOf(words[2]), "");
            case "decide" -> new OrderCommand.Decide(OrderOutcome.valueOf(words[2]), "");
            case "confirm" -> new OrderCommand.Confirm();
            case "object" -> new OrderCommand.Disagree("no");
            case "recheck" -> new OrderCommand.Recheck();
            case "close" -> new OrderCommand.Close();
            default -> throw new IllegalArgumentException(words[1]);
        };
    }
}
