package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.bill.BillCommand;
import io.greenway.core.bill.BillNotice;
import io.greenway.core.bill.BillStatus;
import io.greenway.core.bill.Estimate;
import io.greenway.core.bill.Returned;
import io.greenway.core.bill.TaxLine;
import io.greenway.core.clearance.Terms;
import io.greenway.core.money.Money;
import io.greenway.server.TestPlatform;
import io.greenway.server.store.BillRecord;
import io.greenway.server.store.BillStore;
import io.greenway.server.zone.Credentials;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Goal: the totals by withholding agent and month are the sums of the bills as they are told one
/// by one. Method: bills that were paid, paid late, given back and left unpaid are put down
/// in the real tables, and both answers are held against each other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaxTotalsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String ONE = "5101960D12";
    private static final String OTHER = "5101960D31";

    /// Amounts of a total that each bill has under the same name.
    private static final List<String> SUMMED =
            List.of("due", "paid", "lateFee", "lateFeeRunning", "offset", "refundable");

    private static final BigDecimal SINGLE = new BigDecimal("1.00");
    private static final BigDecimal NONE = new BigDecimal("0.00");

    private final TestPlatform platform =
            TestPlatform.driven(
                    Clock.fixed(TODAY.atTime(4, 0).toInstant(ZoneOffset.UTC), Terms.CHINA),
                    new byte[32]);
    private final List<String> numbers = new ArrayList<>();

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void totalsAreTheSumsOfTheBillsOneByOne() throws Exception {
        LocalDate august = TODAY.minusDays(100);
        LocalDate september = TODAY.minusDays(70);
        assertThat(bill(ONE, september, "56.78", paid(40))).isEqualTo("PAID");
        assertThat(bill(ONE, september, "123.45", paid(55))).isEqualTo("PAID");
        assertThat(bill(ONE, september, "45.67", returned("45.67"))).isEqualTo("OFFSET");
        assertThat(bill(ONE, september, "33.33", _ -> {})).isEqualTo("OVERDUE");
        assertThat(bill(ONE, september, "33.33", _ -> {})).isEqualTo("OVERDUE");
        assertThat(bill(ONE, august, "77.77", returned("11.11"))).isEqualTo("OVERDUE");
        assertThat(bill(ONE, TODAY.minusDays(3), "20.00", _ -> {})).isEqualTo("ISSUED");
        assertThat(bill(OTHER, august, "99.99", _ -> {})).isEqualTo("OVERDUE");
        Map<String, Map<String, BigDecimal>> sums = new TreeMap<>();
        for (String number : numbers) {
            JsonNode bill = officer("/bills/" + number + "?purpose=test");
            String month = bill.get("releasedOn").asString().substring(0, 7);
            Map<String, BigDecimal> sum =
                    sums.computeIfAbsent(
                            bill.get("payerCode").asString() + " " + month, _ -> new TreeMap<>());
            SUMMED.forEach(name -> sum.merge(name, amount(bill, name), BigDecimal::add));
            sum.merge("estimated", amount(bill, "estimatedTotal"), BigDecimal::add);
            sum.merge("declarations", SINGLE, BigDecimal::add);
            boolean late = bill.get("stage").asString().equals("OVERDUE");
            sum.merge("overdue", late ? amount(bill, "due") : NONE, BigDecimal::add);
            sum.merge("overdueBills", late ? SINGLE : NONE, BigDecimal::add);
        }
        JsonNode told = officer("/totals?from=2026-01-01&to=2026-12-31&purpose=test");
        Map<String, Map<String, BigDecimal>> totals = new TreeMap<>();
        for (JsonNode total : told.get("totals")) {
            Map<String, BigDecimal> amounts = new TreeMap<>();
            sums.values()
                    .iterator()
                    .next()
                    .keySet()
                    .forEach(name -> amounts.put(name, amount(total, name)));
            totals.put(
                    total.get("payerCode").asString() + " " + total.get("month").asString(),
                    amounts);
        }
        assertThat(totals).isEqualTo(sums);
        Map<String, BigDecimal> late = totals.get(ONE + " 2026-09");
        assertThat(late.get("lateFee")).as("ten days of 123.45").isEqualByComparingTo("0.62");
        assertThat(late.get("lateFeeRunning"))
                .as("25 days of 33.33, rounded for each of the two")
                .isEqualByComparingTo("0.84");
        assertThat(totals.get(ONE + " 2026-08").get("lateFeeRunning"))
                .as("55 days of what did not come back")
                .isEqualByComparingTo("1.83");
        JsonNode schemas = json(send("/api/v1/openapi.json")).get("components").get("schemas");
        Schema.check(schemas, schemas.get("TaxTotals"), told, "TaxTotals");
    }

    private interface More {
        void add(Draft draft);
    }

    /// A bill that is being made.
    private record Draft(LocalDate released, TaxLine line, List<BillCommand> commands) {}

    private static More paid(int day) {
        return draft ->
                draft.commands()
                        .add(
                                new BillCommand.Report(
                                        new BillStatus(
                                                "T" + draft.line().gcode(),
                                                "2",
                                                null,
                                                draft.released().plusDays(day).atTime(9, 0))));
    }

    /// Goods of so much tax come back; all of them when it is all of the tax.
    private static More returned(String tax) {
        return draft -> {
            boolean all = Money.of(tax).equals(draft.line().vat());
            TaxLine back = line(tax, all ? draft.line().value() : Money.of("100"), draft.line());
            draft.commands()
                    .add(
                            new BillCommand.GiveBack(
                                    new Returned(
                                            "B1",
                                            draft.released().plusDays(20).atTime(9, 0),
                                            List.of(back))));
        };
    }

    private static TaxLine line(String tax, Money value, TaxLine of) {
        return new TaxLine(1, of.gcode(), value, Money.ZERO, Money.of(tax), Money.ZERO);
    }

    /// Puts a bill down and what happened to it.
    ///
    /// @return how far it has come
    private String bill(String payer, LocalDate released, String tax, More more) throws Exception {
        String code = "33049900%02d".formatted(numbers.size());
        String number = "79162026I%09d".formatted(numbers.size() + 1);
        numbers.add(number);
        TaxLine line =
                new TaxLine(1, code, Money.of("1000"), Money.ZERO, Money.of(tax), Money.ZERO);
        Estimate estimate =
                new Estimate(
                        number,
                        "A" + code,
                        payer,
                        released,
                        released.plusDays(31),
                        released.plusDays(45),
                        List.of(line));
        BillNotice notice =
                new BillNotice(
                        "T" + code,
                        released.plusDays(1).atTime(9, 0),
                        Money.ZERO,
                        Money.of(tax),
                        Money.ZERO,
                        payer,
                        List.of(line));
        List<BillCommand> commands = new ArrayList<>();
        commands.add(new BillCommand.Expect(estimate));
        commands.add(new BillCommand.Issue(notice));
        more.add(new Draft(released, line, commands));
        BillStore bills = platform.part(BillStore.class);
        bills.take(
                List.of(new BillRecord(number, notice.taxNo(), commands)),
                bills.position(),
                bills.position(),
                TODAY.atTime(4, 0).toInstant(ZoneOffset.UTC));
        return officer("/bills/" + number + "?purpose=test").get("stage").asString();
    }

    private static BigDecimal amount(JsonNode node, String name) {
        return new BigDecimal(node.get(name).asString()).setScale(2);
    }

    private JsonNode officer(String path) throws Exception {
        return json(send("/api/v1/tax" + path));
    }

    private static JsonNode json(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestPlatform.json(response);
    }

    private HttpResponse<String> send(String path) throws Exception {
        Credentials.Login login =
                platform.logins().stream()
                        .filter(one -> one.role().equals("tax"))
                        .findFirst()
                        .orElseThrow();
        String both = login.username() + ":" + login.password();
        String basic =
                "Basic "
                        + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        return platform.send(platform.request(path).header("Authorization", basic).build());
    }
}
