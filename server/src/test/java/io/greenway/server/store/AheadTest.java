package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.bonded.BookEvent;
import io.greenway.core.bonded.BookGoods;
import io.greenway.core.bonded.BookRegister;
import io.greenway.core.clearance.Clerk;
import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.DocumentRef;
import io.greenway.core.message.Paper;
import io.greenway.core.party.CreditClass;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Role;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.receipt.Receipts;
import io.greenway.core.reference.Reference;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.sample.SampleBook;
import io.greenway.server.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Goal: work that is decided while the work before it is not written comes to the same as work
/// that
/// waits. Method: the same traffic in small batches, shuffled, with wrong and repeated papers, once
/// in order and once ahead, where writing fails now and then; all tables are compared.
class AheadTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int DECLARATIONS = 120;

    /// Everything that work writes; times and numbers included, since they must be the same.
    private static final List<String> TABLES =
            List.of(
                    "SELECT * FROM dossier ORDER BY id",
                    "SELECT * FROM history ORDER BY dossier, seq",
                    "SELECT * FROM payment ORDER BY pay_transaction_id, pay_code",
                    "SELECT * FROM waybill ORDER BY logistics_no, logistics_code",
                    "SELECT * FROM quota ORDER BY buyer, year",
                    "SELECT * FROM guarantee_use ORDER BY enterprise_code",
                    "SELECT id, account, kind, dossiers, amounts_fen FROM ledger_move ORDER BY id",
                    "SELECT * FROM book_line ORDER BY book, item",
                    "SELECT * FROM book_move ORDER BY id",
                    "SELECT * FROM receipt_page ORDER BY owner, last",
                    "SELECT * FROM outbox ORDER BY id",
                    "SELECT * FROM progress");

    private static final Party PLATFORM = new Party("5101000001", "示范平台");
    private static final Party SELLER = new Party("5101000002", "示范电商");
    private static final Party PAYER = new Party("5101000003", "示范支付");
    private static final Party CARRIER = new Party("5101000004", "示范物流");
    private static final Party AGENT = new Party("5101000005", "示范申报");
    private static final Party WAREHOUSE = new Party("5101000006", "示范仓储");
    private static final String BOOK = SampleBook.number(WAREHOUSE.code());

    /// So little of everything that bonded trades contend for it.
    private static final int STOCK = 3;

    private final Map<DocumentRef, Document> documents = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void decidingAheadComesToTheSame(long seed) throws Exception {
        List<List<Document>> batches = batches(seed);
        List<String> inOrder;
        try (Database database = database()) {
            ClearanceStore store = store(database);
            for (int at = 0; at < batches.size(); at++) {
                store.write(decide(store, batches, at));
            }
            inOrder = tables(database);
            // The stock of this test came by no list, so no moves make it.
            assertThat(audit(database).findings().discrepancies())
                    .as("seed %d", seed)
                    .allMatch(one -> one.startsWith("line of an account book"));
        }
        for (String word : List.of("LogicChecked", "StockLocked", "STOCK_NOT_ENOUGH")) {
            assertThat(inOrder).as("seed %d", seed).anyMatch(row -> row.contains(word));
        }
        try (Database database = database()) {
            ClearanceStore store = store(database);
            ahead(store, batches, new SplittableRandom(seed));
            assertThat(tables(database)).as("seed %d", seed).containsExactlyElementsOf(inOrder);
        }
    }

    private Audit audit(Database database) {
        return new Audit(
                database.source(),
                new EventCodec((paper, ref) -> Objects.requireNonNull(documents.get(ref))));
    }

    /// Decides every batch before the one ahead of it is written. Now and then one of the two is
    /// lost instead, and what was not written is decided again.
    private void ahead(ClearanceStore store, List<List<Document>> batches, SplittableRandom random)
            throws Exception {
        ClearanceStore.Decided before = null;
        int at = 0;
        while (at < batches.size()) {
            ClearanceStore.Decided decided = decide(store, batches, at);
            if (random.nextInt(8) == 0) {
                store.drop();
                if (before != null) {
                    assertRefused(store, before);
                    at--;
                }
                before = null;
                continue;
            }
            if (before != null) {
                store.write(before);
            }
            before = decided;
            at++;
        }
        if (before != null) {
            store.write(before);
        }
    }

    private static void assertRefused(ClearanceStore store, ClearanceStore.Decided decided) {
        boolean refused = false;
        try {
            store.write(decided);
        } catch (SQLException known) {
            refused = true;
        }
        assertThat(refused).isTrue();
    }

    private ClearanceStore.Decided decide(
            ClearanceStore store, List<List<Document>> batches, int at)
            throws SQLException, InterruptedException {
        List<Document> batch = batches.get(at);
        Instant now = NOON.plusSeconds(at);
        return store.decide(
                at + 1,
                new Batch(batch, List.of(), List.of(), List.of()),
                now,
                books -> {
                    Clerk clerk =
                            new Clerk(books, Reference.bundled(), registry(), AheadTest::pseudonym);
                    batch.forEach(document -> clerk.take(document, now));
                });
    }

    /// The papers of many trades, each near the others of its trade and in any order, some of them
    /// twice.
    private List<List<Document>> batches(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Parties parties =
                new Parties(
                        List.of(PLATFORM),
                        List.of(SELLER),
                        List.of(PAYER),
                        List.of(CARRIER),
                        List.of(AGENT),
                        List.of(),
                        List.of(WAREHOUSE));
        Generator generator = new Generator(seed, DAY, parties);
        List<Document> all = new ArrayList<>();
        for (int index = 0; index < DECLARATIONS; index++) {
            Kind[] kinds = Kind.values();
            Kind kind =
                    random.nextBoolean() ? Kind.CONSISTENT : kinds[random.nextInt(kinds.length)];
            Declaration declaration = generator.declaration(index, kind);
            for (Paper paper : Paper.values()) {
                for (int times = random.nextInt(10) == 0 ? 2 : 1; times > 0; times--) {
                    if (kind.sends(paper)) {
                        int near = Math.max(0, all.size() - 12);
                        all.add(random.nextInt(near, all.size() + 1), document(declaration, paper));
                    }
                }
            }
        }
        List<List<Document>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + random.nextInt(1, 9));
            batches.add(all.subList(from, to));
            from = to;
        }
        return batches;
    }

    private Document document(Declaration declaration, Paper paper) {
        DocumentRef ref = new DocumentRef(documents.size() + 1, 0);
        Document document =
                switch (paper) {
                    case ORDER -> Document.of(declaration.order(), ref, PLATFORM.code(), NOON);
                    case PAYMENT -> Document.of(declaration.payment(), ref, PAYER.code(), NOON);
                    case WAYBILL -> Document.of(declaration.waybill(), ref, CARRIER.code(), NOON);
                    case INVENTORY -> Document.of(declaration.inventory(), ref, AGENT.code(), NOON);
                };
        documents.put(ref, document);
        return document;
    }

    private ClearanceStore store(Database database) {
        EventCodec.Documents found = (paper, ref) -> Objects.requireNonNull(documents.get(ref));
        EventCodec codec = new EventCodec(found);
        return new ClearanceStore(
                database.source(),
                new ClearanceContext(
                        found,
                        codec,
                        codec,
                        new Receipts(Phrases.bundled()),
                        AheadTest::pseudonym,
                        AheadTest::register,
                        (one, other, day) -> CreditClass.ORDINARY));
    }

    private static BookRegister register() {
        return BookRegister.EMPTY.after(
                BOOK,
                new BookEvent.Opened(
                        WAREHOUSE.code(),
                        "5101000007",
                        SampleBook.customsCode(),
                        "1210",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2099, 12, 31),
                        SampleBook.goods()));
    }

    private static String pseudonym(String type, String number) {
        return type + "~" + number;
    }

    private static Registry registry() {
        return Registry.of(
                List.of(
                        enterprise(PLATFORM, Role.PLATFORM),
                        enterprise(SELLER, Role.ECOMMERCE),
                        enterprise(PAYER, Role.PAYMENT),
                        enterprise(CARRIER, Role.LOGISTICS),
                        enterprise(AGENT, Role.AGENT),
                        enterprise(WAREHOUSE, Role.WAREHOUSE)));
    }

    private static Enterprise enterprise(Party party, Role role) {
        return new Enterprise(party.code(), party.name(), Set.of(role));
    }

    private static Database database() throws SQLException {
        Database database = TestDatabase.open();
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            for (Party party : List.of(PLATFORM, SELLER, CARRIER)) {
                statement.executeUpdate(
                        "INSERT INTO enterprise (roles, code, name) VALUES ('{}', '"
                                + party.code()
                                + "', '"
                                + party.name()
                                + "')");
                statement.executeUpdate(
                        "INSERT INTO guarantee (enterprise_code, limit_fen, valid_to) VALUES ('"
                                + party.code()
                                + "', 100000000, '2099-12-31')");
            }
            String lines =
                    SampleBook.goods().stream()
                            .map(AheadTest::line)
                            .collect(Collectors.joining(", "));
            statement.executeUpdate("INSERT INTO book_line VALUES " + lines);
        }
        return database;
    }

    private static String line(BookGoods goods) {
        return "('%s', '%s', %3$d, 0, 0, 0, %3$d, 0)"
                .formatted(BOOK, goods.item(), STOCK * 100_000);
    }

    private static List<String> tables(Database database) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet found = statement.executeQuery(table)) {
                    while (found.next()) {
                        StringBuilder row = new StringBuilder(table);
                        for (int at = 1; at <= found.getMetaData().getColumnCount(); at++) {
                            row.append('|').append(found.getString(at));
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        return rows;
    }
}
