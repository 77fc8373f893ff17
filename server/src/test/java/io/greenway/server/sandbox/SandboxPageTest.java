package io.greenway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.bill.BillNotice;
import io.greenway.core.bill.BillStatus;
import io.greenway.core.bill.Estimate;
import io.greenway.core.bill.SimulatedTax;
import io.greenway.core.bill.TaxLine;
import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.SandboxBuyer;
import io.greenway.core.clearance.SandboxCourse;
import io.greenway.core.clearance.SandboxCourse.Planned;
import io.greenway.core.clearance.SandboxParty;
import io.greenway.core.clearance.SimulatedCustoms.Ending;
import io.greenway.core.exchange.RemittanceRequest;
import io.greenway.core.exchange.SimulatedExchange;
import io.greenway.core.money.Money;
import io.greenway.core.party.IdentityService;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.sample.Kind;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.tax.Deadlines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Goal: the page lists what the code does, all of it and nothing else. Method: its tables are made
/// of the code that implements the values; `-Dgolden.update=true` writes them.
class SandboxPageTest {
    private static final Path PAGE = Path.of("..", "docs", "sandbox.md");
    private static final String BEGIN = "<!-- From here on made by SandboxPageTest. -->\n";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final Duration SLOW = Duration.ofMinutes(1);
    private static final Parameters PARAMETERS = Reference.bundled().parameters();

    @Test
    void thePageListsEveryMagicValue() throws IOException {
        String page = Files.readString(PAGE);
        String written = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        String made = written + String.join("\n", tables()) + "\n";
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(made);
    }

    private static List<String> tables() {
        List<String> lines = new ArrayList<>();
        lines.addAll(
                List.of(
                        "",
                        "## Order numbers: what customs answers",
                        "",
                        "Any order number that ends so; where two endings fit, the longer one. Else the answer is 800.",
                        "An application to cancel (CEB623) or to return (CEB625) is answered by the order number of",
                        "its declaration.",
                        "",
                        "| ending | the declaration | a cancellation | a return |",
                        "|---|---|---|---|"));
        Stream.concat(
                        Stream.of(Ending.values()).map(Ending::suffix),
                        Stream.of(SandboxCourse.More.values()).map(SandboxCourse.More::suffix))
                .forEach(
                        suffix -> lines.add("| `%s` | %s |".formatted(suffix, allAnswers(suffix))));
        lines.add("| any other | %s |".formatted(allAnswers("")));
        for (SandboxCourse.Forced forced : SandboxCourse.Forced.values()) {
            String example = forced.prefix() + forced.example();
            lines.add(
                    "| `%sN`, such as `%s` | %s |"
                            .formatted(forced.prefix(), example, allAnswers(example)));
        }
        lines.add(
                "| any of these and `%s` | the same, each %d minutes later than the one before | likewise | likewise |"
                        .formatted(SandboxCourse.SLOW, number("SANDBOX_SLOW_MINUTES")));
        lines.addAll(taxes());
        lines.addAll(payments());
        lines.addAll(buyers());
        lines.addAll(names());
        lines.addAll(guarantors());
        lines.addAll(amounts());
        lines.addAll(disagreements());
        lines.addAll(limits());
        return lines;
    }

    private static String allAnswers(String suffix) {
        return answers(suffix, null)
                + " | "
                + answers(suffix, Ask.Matter.CANCELLATION)
                + " | "
                + answers(suffix, Ask.Matter.RETURN);
    }

    private static String answers(String suffix, Ask.@Nullable Matter matter) {
        List<Planned> planned = SandboxCourse.of("A-1" + suffix, matter, SLOW, code -> "…");
        return planned.isEmpty()
                ? "none, ever"
                : planned.stream().map(one -> words(one)).collect(Collectors.joining(", "));
    }

    private static String words(Planned planned) {
        String info = planned.answer().info();
        int at = info.indexOf("Desc:");
        String words = at < 0 ? info : info.substring(at + 5, info.length() - 1);
        String code = planned.answer().status();
        return words.equals("…") && at > 0
                ? code + " `" + info + "`"
                : words.equals("…") ? code : code + " " + words;
    }

    private static List<String> taxes() {
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "",
                                "## Order numbers: what the tax authority says",
                                "",
                                "After a release, counted in days from it: bills (CEB816), and what became of them",
                                "(CEB818). Goods that come back before the payment amend the bill on the day after,",
                                "or make it void when nothing is left.",
                                "",
                                "| ending | what is said |",
                                "|---|---|"));
        for (SimulatedTax.Ending ending : SimulatedTax.Ending.values()) {
            lines.add("| `%s` | %s |".formatted(ending.suffix(), sayings(ending.suffix())));
        }
        lines.add("| any other | %s |".formatted(sayings("")));
        return lines;
    }

    private static String sayings(String suffix) {
        Deadlines days = Deadlines.of(DAY, PARAMETERS);
        Money tax = Money.of("91.00");
        TaxLine line = new TaxLine(1, "3304990099", Money.of("1000"), Money.ZERO, tax, Money.ZERO);
        Estimate estimate =
                new Estimate(
                        "79162026I000000001",
                        "A-1" + suffix,
                        "5101960D31",
                        DAY,
                        days.firstTaxPayment(),
                        days.lastTaxPayment(),
                        List.of(line));
        return SimulatedTax.course(estimate, List.of(), PARAMETERS).stream()
                .map(saying -> words(saying, estimate))
                .collect(Collectors.joining(", "));
    }

    private static String words(SimulatedTax.Saying saying, Estimate estimate) {
        long day = DAY.until(saying.day(), ChronoUnit.DAYS);
        return switch (saying) {
            case SimulatedTax.Saying.Bills(LocalDate _, BillNotice notice) -> {
                Money more = notice.total().minus(estimate.total());
                yield "day %d: a bill ".formatted(day)
                        + (more.isZero() ? "as computed" : more + " CNY above the computation");
            }
            case SimulatedTax.Saying.Reports(LocalDate at, BillStatus status) ->
                    status.code().equals(BillStatus.VOID)
                            ? "day %d: void".formatted(day)
                            : at.isAfter(estimate.payTo())
                                    ? "day %d: paid, with a late fee".formatted(day)
                                    : "a day from %d to %d that the inventory number picks: paid"
                                            .formatted(
                                                    DAY.until(estimate.payFrom(), ChronoUnit.DAYS),
                                                    DAY.until(estimate.payTo(), ChronoUnit.DAYS));
        };
    }

    private static List<String> payments() {
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "",
                                "## References of payments abroad: what foreign exchange does",
                                "",
                                "Any reference that ends so, of a payment within the cap; where two endings fit, the",
                                "longer one. So it is where the built-in authority rules ([exchange.md](exchange.md));",
                                "officers decide as they see fit.",
                                "",
                                "| ending | the payment |",
                                "|---|---|"));
        for (SimulatedExchange.Ending ending : SimulatedExchange.Ending.values()) {
            SimulatedExchange.Judgement judgement = judgement(ending.suffix());
            lines.add(
                    "| `%s` | is picked for review (GW%04d), and %s (%s) |"
                            .formatted(
                                    ending.suffix(),
                                    FaultCode.FX_PICKED.number(),
                                    judgement.approves() ? "goes on" : "is declined",
                                    judgement.reason()));
        }
        lines.add("| any other | goes on at once |");
        return lines;
    }

    private static SimulatedExchange.Judgement judgement(String suffix) {
        var request =
                new RemittanceRequest(
                        "A-1" + suffix,
                        "5101960D11",
                        "示范电商",
                        "5101960D21",
                        "Overseas Seller",
                        "502",
                        "502",
                        List.of());
        return SimulatedExchange.judge(request, List.of(), PARAMETERS, DAY);
    }

    private static List<String> buyers() {
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "",
                                "## Identity numbers: the annual quota",
                                "",
                                "As `buyerIdNumber` and `payerIdNumber`, with type 1. The quota is %s CNY a year; every"
                                        .formatted(PARAMETERS.money("LIMIT_ANNUAL", DAY)),
                                "group has these buyers for itself, new after each reset.",
                                "",
                                "| number | of the quota is left, CNY |",
                                "|---|---|"));
        for (SandboxBuyer buyer : SandboxBuyer.values()) {
            lines.add("| `%s` | %s |".formatted(buyer.identityNumber(), buyer.left()));
        }
        lines.add("| any other | all of it |");
        lines.add("");
        lines.add(
                "More than is left is rejected: 100 with %s."
                        .formatted(code(FaultCode.ANNUAL_LIMIT)));
        return lines;
    }

    private static List<String> names() {
        return List.of(
                "",
                "## Names: the identity service",
                "",
                "As `buyerName` of the order, and alike in payment and inventory.",
                "",
                "| name | name and number | so a declaration |",
                "|---|---|---|",
                "| ends in `%s` | belong to two persons | is rejected: 100 with %s |"
                        .formatted(IdentityService.STRANGER, code(FaultCode.NAME_NOT_OF_NUMBER)),
                "| any other | belong together | goes on |");
    }

    private static List<String> guarantors() {
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "",
                                "## Guarantors: the guarantee",
                                "",
                                "The enterprise of the group that the inventory names as `assureCode`.",
                                "",
                                "| enterprise | code ends in | guarantees, CNY | so a declaration |",
                                "|---|---|---|---|"));
        for (SandboxParty party : SandboxParty.values()) {
            lines.add(
                    "| %s | `%s` | %s | %s |"
                            .formatted(
                                    party.role().json(),
                                    party.suffix(),
                                    party.guarantee() == null ? "nothing" : party.guarantee(),
                                    outcome(party)));
        }
        return lines;
    }

    private static String outcome(SandboxParty party) {
        return switch (party) {
            case LOGISTICS -> "goes on";
            case SELLER -> "waits (status 2, both amounts) as soon as its taxes do not fit";
            case PLATFORM -> "is rejected: 100 with " + code(FaultCode.GUARANTEE_MISSING);
            case PAYMENT, AGENT, SITE, WAREHOUSE ->
                    "is rejected: 100 with " + code(FaultCode.GUARANTOR_NOT_OF_INVENTORY);
        };
    }

    private static List<String> amounts() {
        return List.of(
                "",
                "## Amounts",
                "",
                "| dutiable value, CNY | outcome |",
                "|---|---|",
                "| up to %s | goes on |".formatted(PARAMETERS.money("LIMIT_SINGLE", DAY)),
                "| more, in several items | 100 with %s |".formatted(code(FaultCode.SINGLE_LIMIT)),
                "| more, one single item, up to %s | taxed in full |"
                        .formatted(PARAMETERS.money("FULL_TAX_CEILING", DAY)));
    }

    private static List<String> disagreements() {
        List<String> lines =
                new ArrayList<>(
                        List.of(
                                "",
                                "## Disagreements: the other rejections",
                                "",
                                "The platform's own rules need no magic: documents that disagree are rejected for",
                                "what is wrong with them. `./greenway generate --kind KIND --demo mine.json` makes",
                                "each.",
                                "",
                                "| KIND | outcome |",
                                "|---|---|"));
        for (Kind kind : Kind.values()) {
            lines.add("| `%s` | %s |".formatted(kind, outcome(kind)));
        }
        return lines;
    }

    private static String outcome(Kind kind) {
        if (kind.faults().isEmpty()) {
            return kind.isReleased()
                    ? "released"
                    : "waits for the paper, and is rejected after %d days"
                            .formatted(PARAMETERS.days("PAPERS_WAIT_DAYS", DAY));
        }
        String codes =
                kind.faults().stream()
                        .sorted()
                        .map(SandboxPageTest::code)
                        .collect(Collectors.joining(", "));
        return (kind.isReleased() ? "released, with the remark " : "100 with ") + codes;
    }

    private static List<String> limits() {
        return List.of(
                "",
                "## Limits",
                "",
                "| what | at most |",
                "|---|---|",
                "| groups in a sandbox (`SANDBOX_GROUPS`) | %d |"
                        .formatted(number("SANDBOX_GROUPS")),
                "| one step of the clock (`SANDBOX_STEP_DAYS`) | %d days |"
                        .formatted(number("SANDBOX_STEP_DAYS")),
                "| clock ahead of the machine (`SANDBOX_AHEAD_DAYS`) | %d days |"
                        .formatted(number("SANDBOX_AHEAD_DAYS")));
    }

    private static String code(FaultCode fault) {
        String own = "GW%04d".formatted(fault.number());
        return fault.customs().isEmpty()
                ? own
                : "%s (%s)".formatted(fault.customs(), own.toUpperCase(Locale.ROOT));
    }

    private static int number(String key) {
        return PARAMETERS.number(key, DAY).intValueExact();
    }
}
