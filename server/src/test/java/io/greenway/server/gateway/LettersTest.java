package io.greenway.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.bonded.BookRegister;
import io.greenway.core.message.CEB412Message;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.Message;
import io.greenway.core.party.CreditClass;
import io.greenway.core.party.Registry;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.receipt.Receipts;
import io.greenway.core.reference.Reference;
import io.greenway.core.signature.SignaturePolicy;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.MovableClock;
import io.greenway.server.Samples;
import io.greenway.server.TestDatabase;
import io.greenway.server.intake.EnvelopeDesk;
import io.greenway.server.intake.Intake;
import io.greenway.server.intake.Limits;
import io.greenway.server.intake.Permits;
import io.greenway.server.journal.Appended;
import io.greenway.server.journal.Arrival;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.JournalLimits;
import io.greenway.server.observe.Flow;
import io.greenway.server.observe.Reason;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.reading.SignatureDesk;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.ClearanceContext;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.JournalTable;
import io.greenway.server.store.Letter;
import io.greenway.server.store.Letter.State;
import io.greenway.server.store.LetterFinder;
import io.greenway.server.store.LetterTable;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.WaitingBills;
import io.greenway.server.vault.KeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Goal: a letter goes as often as its time comes, then lies where an operator sees it, and goes
/// again when he asks. Method: a gateway on a database of its own, at a time that the test gives.
class LettersTest {
    private static final String ID = "DXPENT0000000001";
    private static final String PAYER = "5101960D21";
    private static final String AGENT = "5101980005";
    private static final Instant BEGIN = Instant.parse("2026-11-25T04:00:00Z");
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private final Path folder = TestDatabase.folder();
    private final MovableClock clock = new MovableClock(BEGIN);
    private final CountDownLatch never = new CountDownLatch(1);
    private Database database;
    private Journal journal;
    private LetterTable letters;
    private ActionTable actions;
    private Gateway gateway;
    private GatewayDesk desk;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.open();
        journal =
                new Journal(
                        new JournalTable(database.source()),
                        database.lock(),
                        KeyFile.open(folder.resolve("vault.key")),
                        JournalLimits.DEFAULT);
        letters = new LetterTable(database.source());
        actions = new ActionTable(database.source());
        var documents = new JournalDocuments(journal, XmlReader.of(Message.class));
        var codec = new EventCodec(documents);
        var store =
                new ClearanceStore(
                        database.source(),
                        new ClearanceContext(
                                documents,
                                codec,
                                codec,
                                new Receipts(Phrases.bundled()),
                                (type, number) -> number,
                                () -> BookRegister.EMPTY,
                                (one, other, day) -> CreditClass.ORDINARY));
        Reference reference = Reference.bundled();
        var intake =
                new Intake(
                        journal,
                        Limits.DEFAULT,
                        clock,
                        new EnvelopeDesk((text, at) -> List.of()),
                        new SignatureDesk(SignaturePolicy.OFF, folder, Flow.unwatched()),
                        Flow.unwatched(),
                        new Permits(() -> Registry.of(List.of()), reference::parameters),
                        Samples::guid);
        gateway =
                new Gateways(
                                new OutboxTable(database.source()),
                                codec,
                                letters,
                                new LetterFinder(database.source()),
                                new WaitingBills(database.source()),
                                store,
                                journal,
                                intake,
                                () -> reference,
                                clock)
                        .open(
                                folder.resolve("post"),
                                1 << 20,
                                ID,
                                Optional.empty(),
                                Optional.empty(),
                                true,
                                Optional.empty(),
                                (text, at) -> List.of());
        desk =
                new GatewayDesk(
                        gateway, letters, new WaitingBills(database.source()), actions, clock);
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.close();
        journal.close();
        database.close();
    }

    @Test
    void whatIsNeverAnsweredIsSetAsideAndGoesAgainWhenAsked() throws Exception {
        String number = letter(1, "T1");
        for (int sending = 1; sending <= 8; sending++) {
            int sent = sending;
            until(() -> find(number).attempts() == sent && taken(number));
            clock.forward(Duration.ofHours(1));
        }
        until(() -> find(number).state() == State.DEAD);
        assertThat(find(number).remark()).contains("8");
        until(() -> reasons().contains("gateway-dead"));

        assertThat(desk.resend(number, "operator")).isPresent();
        until(() -> find(number).attempts() == 1 && taken(number));
        assertThat(actions.page("gateway", number, 0, 9).getFirst().kind())
                .isEqualTo("letter-resent");

        answer("T1", "2");
        until(() -> find(number).state() == State.ANSWERED);
        assertThat(desk.resend(number, "operator").orElseThrow())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.faults().toString())
                                        .contains(FaultCode.GATEWAY_LETTER_STATE.toString()));
        assertThat(desk.resend("GW-none", "operator")).isEmpty();
    }

    @Test
    void whatTheAuthorityRefusesStandsThereWithItsWords() throws Exception {
        String number = letter(1, "T1");
        until(() -> taken(number));
        answer("T1", "-401003");
        until(() -> find(number).state() == State.REFUSED);
        assertThat(find(number).status()).isEqualTo("-401003");
    }

    @Test
    void aLineThatIsDownDelaysALetterAndAnUnknownReceiverStopsIt() throws Exception {
        String slow = letter(1, "T1");
        String lost = letter(2, "T2");
        until(() -> find(slow).attempts() == 1 && find(lost).attempts() == 1);
        report(slow, "3003");
        report(lost, "2001");
        until(() -> find(lost).state() == State.DEAD && find(slow).status().equals("3003"));
        assertThat(find(slow).state()).isEqualTo(State.SENT);
        clock.forward(Duration.ofMinutes(2));
        until(() -> find(slow).attempts() == 2);
        assertThat(find(lost).status()).isEqualTo("2001");
    }

    /// Without a key of the zone only what need not be changed can go.
    @Test
    void anApplicationGoesUnderTheNumberThatTheAuthorityGave() throws Exception {
        String ours = "79202026I000000001";
        String same = "79202026I000000002";
        letter(1, "CEB621", AGENT, "D1", ours, sample("CEB621"));
        letter(2, "CEB621", AGENT, "D2", same, sample("CEB621"));
        String stopped = letter(3, "CEB623", AGENT, "C1", ours, sample("CEB623"));
        String goes = letter(4, "CEB625", AGENT, "C2", same, sample("CEB625"));
        until(() -> find(stopped).remark().startsWith("Waits"));
        until(() -> find(goes).remark().startsWith("Waits"));
        assertThat(find(goes).attempts()).isZero();
        released("D1", "79992026I000000077");
        released("D2", same);
        until(() -> desk.letters(State.ANSWERED, "", 9).size() == 2);
        clock.forward(Duration.ofMinutes(2));
        until(() -> find(stopped).state() == State.DEAD && taken(goes));
        assertThat(find(stopped).remark()).contains("GW6802");
        until(() -> find(goes).state() == State.SENT);
        assertThat(find(goes).remark()).isEmpty();
    }

    /// In an answer the declarant may be left out (facts: messages), and a number of a declarant's
    /// own says little without it.
    @Test
    void anAnswerWithoutItsDeclarantIsForTheOneLetterThatFits() throws Exception {
        String first = letter(1, "CEB621", AGENT, "D1", "79202026I000000001", sample("CEB621"));
        String second = letter(2, "CEB621", AGENT, "D2", "79202026I000000002", sample("CEB621"));
        String other = letter(3, "CEB621", "5101980099", "D2", "79202026I3", sample("CEB621"));
        until(() -> taken(first));
        until(() -> taken(second));
        until(() -> taken(other));
        answered(null, "D1", "79992026I000000071");
        until(() -> find(first).state() == State.ANSWERED);
        assertThat(find(first).authorityNo()).isEqualTo("79992026I000000071");

        answered(null, "D2", "79992026I000000072");
        until(() -> desk.refused(9).size() == 1);
        assertThat(desk.refused(9).getFirst().reason()).contains("GW6804");
        assertThat(find(second).state()).isEqualTo(State.SENT);
        assertThat(find(other).state()).isEqualTo(State.SENT);

        answered(AGENT, "D2", "79992026I000000072");
        until(() -> find(second).state() == State.ANSWERED);
        assertThat(desk.retry(desk.refused(9).getFirst().name(), "operator")).isTrue();
        until(() -> desk.refused(9).isEmpty());
        assertThat(find(other).state()).as("it is not his").isEqualTo(State.SENT);
    }

    /// The authority may give a declaration the number that the platform gave to another.
    @Test
    void anAnswerUnderTheNumberOfAnotherIsNotTaken() throws Exception {
        String ours = "79202026I000000001";
        String first = letter(1, "CEB621", AGENT, "D1", ours, sample("CEB621"));
        until(() -> taken(first));
        answered("5101980099", "D9", ours);
        answered(null, "D9", ours);
        until(() -> desk.refused(9).size() == 2);
        assertThat(find(first).state()).isEqualTo(State.SENT);
        answered(null, "D9", "79202026I000000555");
        answered("5101980099", "D9", "79202026I000000556");
        until(() -> folder.resolve("post/done").toFile().list().length == 2);
    }

    @Test
    void whoeverIsNotCustomsIsNotHeard() throws Exception {
        put("order.xml", Samples.payments(Samples.guid(), PAYER, PAYER, 1));
        until(() -> !desk.refused(9).isEmpty());
        assertThat(desk.refused(9).getFirst().reason()).contains("GW6801");
        assertThat(desk.retry("order.xml", "operator")).isTrue();
        until(() -> actions.page("gateway", "order.xml", 0, 9).size() == 1);
        until(() -> desk.refused(9).size() == 1);
    }

    /// What is awaited.
    private interface Awaited {
        boolean holds() throws Exception;
    }

    private void until(Awaited condition) throws Exception {
        long began = System.nanoTime();
        while (!condition.holds()) {
            assertThat(System.nanoTime() - began).isLessThan(PATIENCE);
            gateway.wake();
            assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private List<String> reasons() {
        return gateway.reasons().stream().map(Reason::code).toList();
    }

    private Letter find(String number) {
        return letters.find(number).orElseThrow();
    }

    /// Takes a letter, as the far side does.
    private boolean taken(String number) throws IOException {
        return Files.deleteIfExists(folder.resolve("post/out").resolve(number + ".xml"));
    }

    /// A payment of the journal, as a letter.
    private String letter(int row, String transaction) throws Exception {
        String text =
                Samples.payments(Samples.guid(), PAYER, PAYER, 1)
                        .replace(">T1<", ">" + transaction + "<");
        return letter(row, "CEB411", PAYER, transaction, "", text);
    }

    /// A message of the journal, as a letter.
    private String letter(
            int row, String type, String keyCode, String keyNumber, String invtNo, String text)
            throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var arrival = new Arrival(PAYER, Samples.guid(), type, 1, Samples.read(), bytes, BEGIN);
        long position = ((Appended.Stored) journal.append(arrival)).position();
        String number = "GW%014d-000".formatted(position);
        letters.enter(
                new OutboxTable.Row(row, BEGIN, "[]"),
                List.of(
                        new Letter(
                                number,
                                position,
                                0,
                                type,
                                keyCode,
                                keyNumber,
                                "5101960D01",
                                "O1",
                                invtNo,
                                "B20261125000000001",
                                null,
                                State.WAITING,
                                0,
                                clock.instant(),
                                null,
                                null,
                                null,
                                "",
                                "")));
        return number;
    }

    /// A published sample.
    private static String sample(String type) throws IOException {
        return Files.readString(Path.of("..", "samples", "import", type + ".xml"));
    }

    private void released(String copNo, String invtNo) throws IOException {
        answered(AGENT, copNo, invtNo);
    }

    private void answered(@Nullable String agent, String copNo, String invtNo) throws IOException {
        var answer =
                new CEB622Message.InventoryReturn(
                        Samples.guid(),
                        "7920",
                        "5101960D01",
                        "5101980002",
                        agent,
                        copNo,
                        "B20261125000000009",
                        invtNo,
                        "120",
                        LocalDateTime.of(2026, 11, 25, 12, 0),
                        "[Code:1;Desc:x]");
        put(Samples.guid() + ".xml", text(answer.message(Samples.guid())));
    }

    private static String text(CustomsMessage message) {
        return new String(
                XmlWriter.write((Record) message, XmlWriter.Style.PREFIXED),
                StandardCharsets.UTF_8);
    }

    private void answer(String transaction, String status) throws IOException {
        var answer =
                new CEB412Message.PaymentReturn(
                        Samples.guid(),
                        PAYER,
                        transaction,
                        status,
                        LocalDateTime.of(2026, 11, 25, 12, 0),
                        "[Code:1;Desc:x]");
        put(Samples.guid() + ".xml", text(answer.message(Samples.guid())));
    }

    private void report(String number, String code) throws IOException {
        put(Samples.guid() + ".xml", TransportReport.of(number, ID, code));
    }

    private void put(String name, String text) throws IOException {
        Path in = folder.resolve("post/in");
        Path draft = in.resolve("." + name);
        Files.writeString(draft, text);
        Files.move(draft, in.resolve(name));
    }
}
