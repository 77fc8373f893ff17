package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.bill.BillStatus;
import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Declaration;
import io.greenway.core.desk.RulingMessage;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.MovableClock;
import io.greenway.server.Samples;
import io.greenway.server.TestPlatform;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.store.Database;
import io.greenway.server.store.ParticipantTables;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// Goal: a bill that is too far from the platform's computation comes to the tax desk, what an
/// officer rules about it is seen by who pays, and a task goes by itself when the bill is made anew
/// or void. Method: declarations whose order numbers make the built-in tax authority bill one yuan
/// too much, at times that the test gives.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TaxDeskTest {
    private static final int PATIENCE = 60;

    private final MovableClock clock = new MovableClock(Instant.now());
    private final TestPlatform platform = TestPlatform.on(clock);
    private final SilentTrades differing = new SilentTrades(platform, "-TAX-DIFFERS");
    private final Scheduler scheduler = platform.part(Scheduler.class);
    private final LocalDate today = Terms.dayOf(clock.instant());
    private final String officer = differing.login("tax");
    private final String agent = differing.key("5101960D41");
    private String customs;
    private List<SilentTrades.Sent> paidLater = List.of();

    @BeforeAll
    void registerCustoms() {
        var authority = new Enterprise("7900000064", "示范海关 Demo Customs", Set.of(Role.AUTHORITY));
        platform.part(ParticipantTables.class).put(authority);
        customs = platform.newKey(authority.code());
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    @Order(1)
    void whatAnOfficerRulesIsSeenByWhoPays() throws Exception {
        SilentTrades.Sent accepted = released(differing, 8601);
        SilentTrades.Sent disputed = released(differing, 8602);
        SilentTrades.Sent corrected = released(differing, 8603);
        SilentTrades.Sent fine = released(new SilentTrades(platform, "-TAX-LATE"), 8604);
        pass(Duration.ofDays(2), accepted, disputed, corrected, fine);

        assertThat(bill(fine).get("enquiries")).isEmpty();
        assertThat(enquiry(accepted)).isEqualTo("OPEN");
        JsonNode task = task(accepted);
        assertThat(task.get("grounds").toString()).contains("6306", "6309");
        assertThat(task.get("facts").propertyNames()).contains("TAX").doesNotContain("ORDER_NO");
        rule(accepted, "accept", "T21");
        assertThat(enquiry(accepted)).isEqualTo("ACCEPTED");
        rule(disputed, "dispute", "T31");
        assertThat(enquiry(disputed)).isEqualTo("DISPUTED");
        assertThat(listed(disputed).get("enquiry").asString()).isEqualTo("DISPUTED");
        assertThat(listed(fine).get("enquiry").isNull()).isTrue();
        JsonNode schemas = differing.json(agent, "/api/v1/openapi.json", 200).get("components");
        Schema.check(
                schemas.get("schemas"),
                schemas.get("schemas").get("TaxBill"),
                bill(accepted),
                "TaxBill");

        String wrong = bill(corrected).get("taxNo").asString();
        rule(corrected, "correct", "T41");
        until(corrected, 2);
        JsonNode right = bill(corrected);
        assertThat(right.get("differences")).isEmpty();
        assertThat(right.get("taxNo").asString()).isNotEqualTo(wrong);
        assertThat(enquiry(corrected)).isEqualTo("CORRECTING");
        assertThat(
                        rows(
                                "SELECT sender FROM journal WHERE message_type = 'CEB816' AND sender = 'TAX'"))
                .isEqualTo("TAX");
        paidLater = List.of(accepted, corrected);
    }

    /// The last one: it lets more time go than the lists of revoked certificates hold.
    @Test
    @Order(4)
    void whatWasCorrectedIsPaidUnderItsNewNumber() throws Exception {
        SilentTrades.Sent accepted = paidLater.getFirst();
        SilentTrades.Sent corrected = paidLater.getLast();
        pass(Duration.ofDays(45), accepted, corrected);
        for (int tries = 0; !stage(corrected).equals("PAID"); tries++) {
            assertThat(tries).isLessThan(PATIENCE);
            pause();
            scheduler.round();
        }
        assertThat(bill(corrected).get("taxNo").asString()).endsWith("C");
        assertThat(enquiry(accepted)).as("nothing changed").isEqualTo("ACCEPTED");
    }

    private String stage(SilentTrades.Sent sent) throws Exception {
        return bill(sent).get("stage").asString();
    }

    @Test
    @Order(2)
    void aTaskGoesWhenTheBillIsMadeAnew() throws Exception {
        SilentTrades.Sent amended = released(new SilentTrades(platform, "-TAX-AMEND"), 8605);
        SilentTrades.Sent voided = released(differing, 8606);
        pass(Duration.ofDays(2), amended, voided);
        assertThat(enquiry(amended)).isEqualTo("OPEN");
        long id = task(amended).get("id").asLong();
        report(voided, BillStatus.VOID);
        pass(Duration.ofDays(6), amended, voided);
        untilWithdrawn(amended);
        untilWithdrawn(voided);
        assertThat(differing.json(officer, "/api/v1/desk/tasks/" + id, 200).get("stage").asString())
                .isEqualTo("WITHDRAWN");
    }

    /// Customs may say that the tax is paid before it says that the goods are released.
    @Test
    @Order(3)
    void aTaxThatIsPaidBeforeTheReleaseFreesTheGuaranteeAfterIt() throws Exception {
        SilentTrades.Sent sent = new SilentTrades(platform).sent(8607, 0);
        String invtNo = sent.invtNo();
        String bill = OtherBill.first(sent.declaration().inventory(), invtNo);
        assertThat(platform.post(customs, bill).statusCode()).isEqualTo(202);
        send(status(invtNo, OtherBill.number(invtNo), "2"));
        send(
                RulingMessage.of(
                        "released " + invtNo, numbers(sent), List.of("800"), "", clock.instant()));
        differing.receipt(sent.guid(), "800");
        assertThat(occupied(invtNo)).isNotEqualTo("0");
        pass(Duration.ofDays(2), sent);
        for (int tries = 0; !occupied(invtNo).equals("0"); tries++) {
            assertThat(tries).isLessThan(PATIENCE);
            scheduler.round();
        }
    }

    /// A declaration that is released before time goes on.
    private static SilentTrades.Sent released(SilentTrades trades, long seed) throws Exception {
        SilentTrades.Sent sent = trades.sent(seed, 0);
        trades.receipt(sent.guid(), "800");
        return sent;
    }

    private Declaration numbers(SilentTrades.Sent sent) {
        var head = sent.declaration().inventory().head();
        return new Declaration(
                head.customsCode(),
                head.ebpCode(),
                head.orderNo(),
                head.ebcCode(),
                head.agentCode(),
                String.valueOf(head.copNo()),
                "B20261125000000001",
                sent.invtNo());
    }

    private void report(SilentTrades.Sent sent, String status) throws Exception {
        send(status(sent.invtNo(), bill(sent).get("taxNo").asString(), status));
    }

    private CEB818Message status(String invtNo, String taxNo, String status) {
        LocalDateTime at =
                clock.instant()
                        .atZone(Terms.CHINA)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MILLIS);
        var head =
                new CEB818Message.TaxHeadStatus(
                        Samples.guid(), at, invtNo, taxNo, status, null, null);
        return new CEB818Message(Samples.guid(), "1.0", List.of(new CEB818Message.Tax(head)));
    }

    private <M extends Record & CustomsMessage> void send(M message) throws Exception {
        byte[] xml = XmlWriter.write(message, XmlWriter.Style.DEFAULT_NAMESPACE);
        assertThat(platform.post(customs, new String(xml, StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(202);
    }

    /// Lets time go, and everything that becomes due by it happen.
    private void pass(Duration time, SilentTrades.Sent... all) throws Exception {
        clock.forward(time);
        for (int tries = 0; tries < PATIENCE; tries++) {
            scheduler.round();
            boolean billed = true;
            for (SilentTrades.Sent one : all) {
                var answer = differing.get(agent, "/api/v1/tax/bills/" + one.invtNo());
                billed &= answer.statusCode() == 200 && answer.body().contains("\"Issued\"");
            }
            if (billed) {
                scheduler.round();
                return;
            }
            pause();
        }
        throw new AssertionError("not billed");
    }

    private void until(SilentTrades.Sent sent, int version) throws Exception {
        for (int tries = 0; bill(sent).get("version").asInt() < version; tries++) {
            assertThat(tries).isLessThan(PATIENCE);
            pause();
            scheduler.round();
        }
        scheduler.round();
    }

    private void untilWithdrawn(SilentTrades.Sent sent) throws Exception {
        for (int tries = 0; !enquiry(sent).equals("WITHDRAWN"); tries++) {
            assertThat(tries).isLessThan(PATIENCE);
            pause();
            scheduler.round();
        }
    }

    /// Waits a second, or until something was decided.
    private void pause() throws Exception {
        differing.json(agent, "/api/v1/receipts?limit=1&wait=1&after=999999999999", 200);
    }

    private JsonNode bill(SilentTrades.Sent sent) throws Exception {
        return differing.json(agent, "/api/v1/tax/bills/" + sent.invtNo(), 200);
    }

    private String enquiry(SilentTrades.Sent sent) throws Exception {
        JsonNode enquiries = bill(sent).get("enquiries");
        return enquiries.get(enquiries.size() - 1).get("state").asString();
    }

    private JsonNode listed(SilentTrades.Sent sent) throws Exception {
        String days = "?from=" + today + "&to=" + today.plusDays(120) + "&limit=500";
        for (JsonNode bill : differing.json(agent, "/api/v1/tax/bills" + days, 200).get("bills")) {
            if (bill.get("invtNo").asString().equals(sent.invtNo())) {
                return bill;
            }
        }
        throw new AssertionError(sent);
    }

    private JsonNode task(SilentTrades.Sent sent) throws Exception {
        String path = "/api/v1/desk/tasks?kind=tax-difference&subject=" + sent.invtNo();
        JsonNode tasks = differing.json(officer, path, 200).get("tasks");
        assertThat(tasks.size()).isEqualTo(1);
        return differing.json(officer, "/api/v1/desk/tasks/" + tasks.get(0).get("id"), 200);
    }

    private void rule(SilentTrades.Sent sent, String ruling, String reason) throws Exception {
        String path = "/api/v1/desk/tasks/" + task(sent).get("id") + "/actions";
        SilentTrades.json(differing.post(officer, path, "{'action':'claim'}"), 200);
        String decide = "{'action':'decide','ruling':'%s','reason':'%s'}".formatted(ruling, reason);
        JsonNode ruled = SilentTrades.json(differing.post(officer, path, decide), 200);
        assertThat(ruled.get("stage").asString()).isEqualTo("RULED");
    }

    private String occupied(String invtNo) throws Exception {
        return rows("SELECT occupied_fen FROM dossier WHERE invt_no = '" + invtNo + "'");
    }

    private String rows(String sql) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
