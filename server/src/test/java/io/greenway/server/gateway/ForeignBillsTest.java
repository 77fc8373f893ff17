package io.greenway.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.Message;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Root;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestDatabase;
import io.greenway.server.journal.Appended;
import io.greenway.server.journal.Arrival;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.JournalLimits;
import io.greenway.server.pump.BillReader;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.reading.Read;
import io.greenway.server.store.BillStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.JournalTable;
import io.greenway.server.store.Letter;
import io.greenway.server.store.Letter.State;
import io.greenway.server.store.LetterTable;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.WaitingBills;
import io.greenway.server.vault.KeyFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: a bill of a real authority reaches the declaration that the authority means, once,
/// whatever comes when. Method: an authority that gives declarations the numbers which the platform
/// gave to others, and says its bills, its payments and its numbers in any order, several together
/// and some of them twice; in the end each declaration has its own tax and nothing waits.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignBillsTest {
    private static final int DECLARATIONS = 12;
    private static final String AGENT = "5101980005";
    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
    private static final LocalDateTime MADE = LocalDateTime.of(2026, 11, 25, 12, 0);

    private final Path folder = TestDatabase.folder();
    private final AtomicLong pumped = new AtomicLong();
    private Database database;
    private Journal journal;
    private LetterTable letters;
    private WaitingBills waiting;
    private BillReader reader;

    @BeforeAll
    void open() throws Exception {
        database = TestDatabase.open();
        journal =
                new Journal(
                        new JournalTable(database.source()),
                        database.lock(),
                        KeyFile.open(folder.resolve("vault.key")),
                        JournalLimits.DEFAULT);
        letters = new LetterTable(database.source());
        waiting = new WaitingBills(database.source());
        var documents = new JournalDocuments(journal, XmlReader.of(Message.class));
        Reference reference = Reference.bundled();
        var bills =
                new BillStore(
                        database.source(),
                        () -> reference,
                        buyer -> buyer,
                        new EventCodec(documents),
                        true);
        reader =
                new BillReader(
                        bills,
                        journal,
                        new JournalDocuments(journal, XmlReader.of(Message.class)),
                        pumped::get,
                        Optional.of(waiting));
    }

    @AfterAll
    void close() {
        journal.close();
        database.close();
    }

    /// Something that happens.
    private interface Step {
        void happen() throws Exception;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyBillReachesTheDeclarationThatIsMeant(long seed) throws Exception {
        var random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        List<CEB816Message.Tax> made = new ArrayList<>();
        List<CEB818Message.Tax> became = new ArrayList<>();
        Map<String, String> expected = new TreeMap<>();
        for (int index = 0; index < DECLARATIONS; index++) {
            String copNo = "S%d-%d".formatted(seed, index);
            String ours = ours(seed, index);
            String theirs = ours(seed, (index + 1) % DECLARATIONS);
            hand(seed * 100 + index, copNo, ours);
            steps.add(() -> letters.numbered(AGENT, copNo, theirs));
            made.add(bill(theirs, index + 1));
            boolean paid = random.nextBoolean();
            if (paid) {
                became.add(payment(theirs));
            }
            expected.put(
                    ours, theirs + "_1 1 %d.00 %s".formatted(index + 1, paid ? "PAID" : "ISSUED"));
        }
        Collections.shuffle(made, random);
        Collections.shuffle(became, random);
        for (int begin = 0; begin < made.size(); begin += 3) {
            List<CEB816Message.Tax> some = made.subList(begin, Math.min(made.size(), begin + 3));
            steps.add(() -> arrive(new CEB816Message(guid(), "1.0", some)));
        }
        for (int begin = 0; begin < became.size(); begin += 2) {
            List<CEB818Message.Tax> some =
                    became.subList(begin, Math.min(became.size(), begin + 2));
            steps.add(() -> arrive(new CEB818Message(guid(), "1.0", some)));
        }
        steps.add(() -> arrive(new CEB816Message(guid(), "1.0", List.of(made.getFirst()))));
        Collections.shuffle(steps, random);
        for (Step step : steps) {
            step.happen();
            if (random.nextInt(3) == 0) {
                reader.read();
            }
        }
        reader.read();
        assertThat(bills(seed)).as("seed %d", seed).isEqualTo(expected);
        assertThat(waiting.page(9)).as("seed %d", seed).isEmpty();
        assertThat(waiting.paid(100).stream().filter(one -> one.startsWith(series(seed))))
                .as("dossiers that must hear of it, seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        expected.keySet().stream()
                                .filter(one -> expected.get(one).endsWith("PAID"))
                                .toList());
    }

    /// Nobody may take it for a declaration of the same number, which it is not about.
    @ParameterizedTest
    @ValueSource(strings = {"79212026I900000001", "79212026I900000777"})
    void aBillThatNobodyKnowsWaits(String number) throws Exception {
        hand(9_001, "W-" + number, "79212026I900000001");
        arrive(new CEB816Message(guid(), "1.0", List.of(bill(number, 5))));
        reader.read();
        assertThat(waiting.page(9)).extracting(WaitingBills.Waiting::authorityNo).contains(number);
        assertThat(waiting.standing().count()).isPositive();
        letters.numbered(AGENT, "W-" + number, number);
        reader.read();
        assertThat(waiting.page(9)).isEmpty();
    }

    private static String series(long seed) {
        return "7920202%dI".formatted(seed);
    }

    private static String ours(long seed, int index) {
        return series(seed) + "%09d".formatted(index);
    }

    private static CEB816Message.Tax bill(String number, int yuan) {
        BigDecimal vat = BigDecimal.valueOf(yuan);
        return new CEB816Message.Tax(
                new CEB816Message.TaxHeadRd(
                        guid(),
                        MADE,
                        number,
                        number + "_1",
                        BigDecimal.ZERO,
                        vat,
                        BigDecimal.ZERO,
                        "1",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                List.of(
                        new CEB816Message.TaxListRd(
                                1,
                                "3304990039",
                                BigDecimal.TEN,
                                BigDecimal.ZERO,
                                vat,
                                BigDecimal.ZERO)));
    }

    private static CEB818Message.Tax payment(String number) {
        return new CEB818Message.Tax(
                new CEB818Message.TaxHeadStatus(
                        guid(), MADE.plusDays(35), number, number + "_1", "2", null, null));
    }

    private <M extends Record & CustomsMessage> void arrive(M message) throws Exception {
        byte[] bytes = XmlWriter.write(message, XmlWriter.Style.DEFAULT_NAMESPACE);
        Root root = message.getClass().getAnnotation(Root.class);
        var arrival =
                new Arrival(
                        "CUSTOMS",
                        message.guid(),
                        root.type(),
                        message.documents().size(),
                        new Read(message, null),
                        bytes,
                        NOW);
        pumped.set(((Appended.Stored) journal.append(arrival)).position());
    }

    private void hand(long row, String copNo, String ours) throws Exception {
        letters.enter(
                new OutboxTable.Row(row, NOW, "[]"),
                List.of(
                        new Letter(
                                "GW%014d-%s".formatted(row, copNo),
                                row,
                                0,
                                "CEB621",
                                AGENT,
                                copNo,
                                "5101960D01",
                                copNo,
                                ours,
                                "B20261125000000001",
                                null,
                                State.WAITING,
                                0,
                                NOW,
                                null,
                                null,
                                null,
                                "",
                                "")));
    }

    private Map<String, String> bills(long seed) throws Exception {
        Map<String, String> found = new TreeMap<>();
        try (Connection connection = database.source().getConnection();
                Statement select = connection.createStatement();
                ResultSet rows =
                        select.executeQuery(
                                "SELECT invt_no, tax_no, version, vat_fen, stage FROM tax_bill"
                                        + " WHERE invt_no LIKE '"
                                        + series(seed)
                                        + "%'")) {
            while (rows.next()) {
                found.put(
                        rows.getString(1),
                        "%s %d %d.00 %s"
                                .formatted(
                                        rows.getString(2),
                                        rows.getInt(3),
                                        rows.getLong(4) / 100,
                                        rows.getString(5)));
            }
        }
        return found;
    }

    private static String guid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }
}
