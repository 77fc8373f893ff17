package io.greenway.core.bill;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.tax.Deadlines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: every path of a tax bill (facts: flows 8) goes as written. Method: scripts
/// of releases, messages of customs and days go in, what happened comes out and is held against a
/// golden file; after every step the events are replayed and must give the same bill, and the same
/// command again must change nothing. Run with `-Dgolden.update=true` to write the files anew.
class BillScriptsTest {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "io", "greenway", "core", "bill");

    private final Parameters parameters = Reference.bundled().parameters();
    private final Map<String, Bill> bills = new TreeMap<>();
    private final Map<String, List<BillEvent>> events = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paid",
                "overdue",
                "void",
                "returned",
                "returned-in-part",
                "differs",
                "amended",
                "disorder"
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

    /// Day, verb, declaration, and what the verb needs.
    private String run(String[] words) {
        LocalDate day = LocalDate.parse(words[0]);
        String invtNo = words[2];
        BillCommand command =
                switch (words[1]) {
                    case "release" -> new BillCommand.Expect(estimate(day, invtNo, words[3]));
                    case "bill" -> new BillCommand.Issue(notice(day, words[3], words[4], words[5]));
                    case "status" ->
                            new BillCommand.Report(
                                    new BillStatus(
                                            words[3],
                                            words[4],
                                            words.length > 5 ? words[5] : null,
                                            day.atTime(10, 0)));
                    case "return" ->
                            new BillCommand.GiveBack(
                                    new Returned(words[3], day.atTime(15, 0), lines(words[4])));
                    case "day" -> new BillCommand.Turn(day);
                    default -> throw new IllegalArgumentException(words[1]);
                };
        Bill before = bills.getOrDefault(invtNo, Bill.NOTHING);
        List<BillEvent> happened = BillLifecycle.decide(before, command, parameters, day);
        Bill after = before;
        for (BillEvent event : happened) {
            after = BillLifecycle.apply(after, event);
        }
        keep(invtNo, happened, after);
        if (!(command instanceof BillCommand.Expect)) {
            assertThat(BillLifecycle.decide(after, command, parameters, day)).isEmpty();
        }
        return words(happened, after, day);
    }

    private void keep(String invtNo, List<BillEvent> happened, Bill after) {
        bills.put(invtNo, after);
        events.computeIfAbsent(invtNo, one -> new ArrayList<>()).addAll(happened);
        Bill replayed = Bill.NOTHING;
        for (BillEvent event : events.get(invtNo)) {
            replayed = BillLifecycle.apply(replayed, event);
        }
        assertThat(replayed).isEqualTo(after);
        assertThat(after.due().isNegative()).isFalse();
        BillNotice notice = after.notice();
        if (notice != null) {
            // What is billed is due, paid or not levied, and what is paid too much may be asked
            // for.
            assertThat(after.due().plus(after.paid()).plus(after.offset()))
                    .isEqualTo(notice.total().plus(after.refundable()));
        }
    }

    private Estimate estimate(LocalDate day, String invtNo, String lines) {
        Deadlines deadlines = Deadlines.of(day, parameters);
        return new Estimate(
                invtNo,
                "ORDER-" + invtNo,
                "5101000002",
                day,
                deadlines.firstTaxPayment(),
                deadlines.lastTaxPayment(),
                lines(lines));
    }

    private static BillNotice notice(LocalDate day, String taxNo, String payer, String text) {
        List<TaxLine> lines = lines(text);
        return new BillNotice(
                taxNo,
                day.atTime(9, 0),
                Money.sum(lines.stream().map(TaxLine::duty).toList()),
                Money.sum(lines.stream().map(TaxLine::vat).toList()),
                Money.sum(lines.stream().map(TaxLine::consumptionTax).toList()),
                payer,
                lines);
    }

    /// `gnum:code:value:duty:vat:consumption tax`, with commas between.
    private static List<TaxLine> lines(String text) {
        return Arrays.stream(text.split(","))
                .map(one -> one.split(":"))
                .map(
                        one ->
                                new TaxLine(
                                        Integer.parseInt(one[0]),
                                        one[1],
                                        Money.of(one[2]),
                                        Money.of(one[3]),
                                        Money.of(one[4]),
                                        Money.of(one[5])))
                .toList();
    }

    private String words(List<BillEvent> happened, Bill bill, LocalDate day) {
        List<String> parts = new ArrayList<>();
        parts.add(
                happened.isEmpty()
                        ? "nothing"
                        : happened.stream()
                                .map(event -> event.getClass().getSimpleName())
                                .collect(Collectors.joining(", ")));
        parts.add(
                "-> %s version %d due %s paid %s late fee %s running %s offset %s refundable %s"
                        .formatted(
                                bill.stage(),
                                bill.version(),
                                bill.due(),
                                bill.paid(),
                                bill.lateFee(),
                                LateFee.running(bill, day, parameters),
                                bill.offset(),
                                bill.refundable()));
        bill.differences()
                .forEach(
                        one ->
                                parts.add(
                                        "\n      "
                                                + text(one.fault())
                                                + " by "
                                                + one.by()
                                                + (one.tolerated() ? " tolerated" : "")));
        bill.remarks().forEach(one -> parts.add("\n      remark " + text(one)));
        return String.join(" ", parts).replace(" \n", "\n");
    }

    private static String text(Fault fault) {
        return fault.code().number()
                + " "
                + fault.place().path()
                + " "
                + Objects.toString(fault.found())
                + " / "
                + fault.expected();
    }
}
