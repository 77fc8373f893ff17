package io.greenway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Role;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: every path of a payment abroad (facts: flows 11) goes as written. Method: scripts of
/// commands on given days go in, what happened comes out and is held against a golden file; after
/// every step the events are replayed and must give the same payment. Run with
/// `-Dgolden.update=true` to write the files anew.
class RemittanceScriptsTest {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "io", "greenway", "core", "exchange");

    private final Reference reference = Reference.bundled();
    private final Registry registry =
            Registry.of(List.of(new Enterprise("5101000003", "示范支付", Set.of(Role.PAYMENT))));
    private final Map<String, Declared> declarations = new LinkedHashMap<>();
    private final Map<String, Remittance> payments = new LinkedHashMap<>();
    private final Map<String, List<RemittanceEvent>> events = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"paid-in-dollars", "refusals", "review", "paid-in-yuan", "returns"})
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

    /// Day, verb, and what the verb needs.
    private String run(String[] words) {
        LocalDate day = LocalDate.parse(words[0]);
        return switch (words[1]) {
            case "release" -> release(day, words[2], words[3], true);
            case "left" -> release(day, words[2], words[3], true);
            case "return" -> release(day, words[2], words[3], false);
            default -> pay(day, words[1], words[2], Arrays.asList(words).subList(3, words.length));
        };
    }

    private String release(LocalDate day, String invtNo, String value, boolean standing) {
        declarations.put(
                invtNo,
                new Declared(
                        invtNo,
                        "5101000002",
                        Set.of("5101000002"),
                        "9610",
                        day,
                        standing,
                        Money.of(value),
                        Set.of("502"),
                        null));
        return standing ? "released" : "returned";
    }

    private String pay(LocalDate day, String verb, String name, List<String> words) {
        RemittanceCommand command = command(day, verb, name, words);
        Remittance before = payments.get(name);
        return switch (RemittanceLifecycle.decide(before, command, terms(command, name, day))) {
            case Outcome.Refused<List<RemittanceEvent>>(List<Fault> faults) ->
                    "not possible: " + text(faults);
            case Outcome.Accepted<List<RemittanceEvent>>(
                            List<RemittanceEvent> happened,
                            List<Fault> _) -> {
                Remittance after = before;
                for (RemittanceEvent event : happened) {
                    after = RemittanceLifecycle.apply(after, event);
                }
                keep(name, day, happened, after);
                yield happened.stream()
                                .map(event -> event.getClass().getSimpleName())
                                .collect(Collectors.joining(", "))
                        + " -> "
                        + after.stage()
                        + (after.faults().isEmpty() ? "" : ": " + text(after.faults()));
            }
        };
    }

    private void keep(
            String name, LocalDate day, List<RemittanceEvent> happened, Remittance after) {
        payments.put(name, after);
        days.putIfAbsent(name, day);
        events.computeIfAbsent(name, one -> new ArrayList<>()).addAll(happened);
        Remittance replayed = null;
        for (RemittanceEvent event : events.get(name)) {
            replayed = RemittanceLifecycle.apply(replayed, event);
        }
        assertThat(replayed).isEqualTo(after);
    }

    private static RemittanceCommand command(
            LocalDate day, String verb, String name, List<String> words) {
        return switch (verb) {
            case "request" ->
                    new RemittanceCommand.Request(
                            new RemittanceRequest(
                                    name,
                                    words.get(3),
                                    "示范电商",
                                    "5101000003",
                                    "Overseas Seller",
                                    words.get(1),
                                    words.get(0),
                                    parts(words.get(2)).stream()
                                            .map(
                                                    part ->
                                                            new RemittanceRequest.Line(
                                                                    part.code(), part.amount()))
                                            .toList()));
            case "approve" -> new RemittanceCommand.Approve(words.get(0), "");
            case "refuse" -> new RemittanceCommand.Refuse(words.get(0), "");
            case "settle" -> new RemittanceCommand.Settle(words.get(0));
            case "withdraw" -> new RemittanceCommand.Withdraw();
            case "buy" ->
                    new RemittanceCommand.Buy(
                            new BigDecimal(words.get(0)), new BigDecimal(words.get(1)), "B-1");
            case "remit" -> new RemittanceCommand.Remit(LocalDate.parse(words.get(0)), "B-2");
            case "report" ->
                    new RemittanceCommand.Report(
                            "R-1", true, words.get(0), parts(words.get(1)), "");
            default -> throw new IllegalArgumentException(verb + " on " + day);
        };
    }

    private static List<BalanceRecord.Part> parts(String text) {
        return Arrays.stream(text.split(","))
                .map(one -> one.split(":"))
                .map(one -> new BalanceRecord.Part(one[0], new BigDecimal(one[1])))
                .toList();
    }

    /// As the store would tell it: who holds what, and what went on the same day.
    private ExchangeTerms terms(RemittanceCommand command, String name, LocalDate day) {
        Map<String, Declared> known = new HashMap<>();
        declarations.forEach(
                (invtNo, one) ->
                        known.put(
                                invtNo,
                                new Declared(
                                        invtNo,
                                        one.ebcCode(),
                                        one.parties(),
                                        one.tradeMode(),
                                        one.releasedOn(),
                                        one.standing(),
                                        one.goodsValue(),
                                        one.countries(),
                                        holder(invtNo))));
        BigDecimal sameDay = BigDecimal.ZERO;
        if (command instanceof RemittanceCommand.Request) {
            for (Map.Entry<String, Remittance> other : payments.entrySet()) {
                Worth worth = other.getValue().worth();
                if (!other.getKey().equals(name)
                        && worth != null
                        && other.getValue().stage().holds()
                        && day.equals(days.get(other.getKey()))) {
                    sameDay = sameDay.add(worth.dollars());
                }
            }
        }
        return new ExchangeTerms(reference, registry, known, sameDay, day);
    }

    private String holder(String invtNo) {
        return payments.entrySet().stream()
                .filter(one -> one.getValue().stage().holds())
                .filter(
                        one ->
                                one.getValue().request().lines().stream()
                                        .anyMatch(line -> line.invtNo().equals(invtNo)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static String text(List<Fault> faults) {
        return faults.stream()
                .map(
                        fault ->
                                fault.code().number()
                                        + " "
                                        + fault.place().path()
                                        + " "
                                        + fault.found()
                                        + " / "
                                        + fault.expected())
                .collect(Collectors.joining("; "));
    }
}
