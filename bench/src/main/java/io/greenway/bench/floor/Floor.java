package io.greenway.bench.floor;

import io.greenway.bench.ProcessFigures;
import io.greenway.bench.floor.Trades.Trade;
import io.greenway.core.match.DocumentMatch;
import io.greenway.core.match.Papers;
import io.greenway.core.match.Terms;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.Message;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import io.greenway.core.signature.Cryptography;
import io.greenway.core.signature.SignatureAlgorithm;
import io.greenway.core.spec.Outcome;
import io.greenway.core.tax.Assessment;
import io.greenway.core.tax.Content;
import io.greenway.core.tax.Purchase;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The floor: parse four documents, verify one raw RSA signature, match, assess the tax, copy ten
/// rows, and commit durably in batches. Two threads, each with its connection, and nothing around
/// them: no door, no journal of the texts, no ledgers, no duplicates, no reading. In a process of
/// its own.
public final class Floor {
    private static final int THREADS = 2;
    private static final int BATCH = 500;
    private static final int TRADES = 2000;
    private static final int RAMP_UP = 10_000;
    private static final int DOCUMENTS = 4;
    private static final int RECEIPTS = 5;
    private static final String TABLES =
            """
            CREATE TABLE declaration (id bigint PRIMARY KEY, order_no text, ebp_code text,
                agent_code text, value_fen bigint, tax_fen bigint);
            CREATE TABLE document (id bigint PRIMARY KEY, declaration bigint, paper bigint, guid text);
            CREATE TABLE receipt (id bigint PRIMARY KEY, declaration bigint, status bigint, info text);
            """;

    private final Trades trades;
    private final Reference reference = Reference.bundled();
    private final XmlReader<Message> reader = XmlReader.of(Message.class);
    private final DatabaseAddress address;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();
    private volatile boolean ending;

    private Floor(Trades trades, DatabaseAddress address) {
        this.trades = trades;
        this.address = address;
    }

    /// Measures and prints one line of JSON.
    ///
    /// @param arguments an empty folder, and how many seconds to measure
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        Trades trades = Trades.make(TRADES);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, step -> {})) {
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            System.out.println(
                    new Floor(trades, postgres.address()).measure(seconds, postgres.processId()));
        }
    }

    private String measure(double seconds, long postmaster) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(this::work));
        }
        while (committed.get() < RAMP_UP) {
            threads.getFirst().join(20);
        }
        double[] before = moment(postmaster);
        threads.getFirst().join((long) (1000 * seconds));
        double[] after = moment(postmaster);
        ending = true;
        for (Thread thread : threads) {
            thread.join();
        }
        double count = after[1] - before[1];
        return String.format(
                Locale.ROOT,
                "{\"declarations\":%.0f,\"seconds\":%.2f,\"declarationsPerSecond\":%.0f,"
                        + "\"cpuMicrosPerDeclaration\":%.0f,\"cpuMicrosServer\":%.0f,"
                        + "\"cpuMicrosPostgres\":%.0f}",
                count,
                after[0] - before[0],
                count / (after[0] - before[0]),
                1e6 * (after[2] - before[2] + after[3] - before[3]) / count,
                1e6 * (after[2] - before[2]) / count,
                1e6 * (after[3] - before[3]) / count);
    }

    /// Seconds, declarations committed, CPU seconds of this process and of PostgreSQL.
    private double[] moment(long postmaster) {
        return new double[] {
            System.nanoTime() / 1e9,
            committed.get(),
            ProcessFigures.cpuSeconds(Stream.of(ProcessHandle.current())),
            ProcessFigures.cpuSeconds(
                    ProcessHandle.of(postmaster).stream()
                            .flatMap(one -> Stream.concat(Stream.of(one), one.descendants())))
        };
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private void work() {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            CopyBuffer declarations = new CopyBuffer();
            CopyBuffer documents = new CopyBuffer();
            CopyBuffer receipts = new CopyBuffer();
            while (!ending) {
                long first = next.getAndAdd(BATCH);
                for (long id = first; id < first + BATCH; id++) {
                    Trade trade = trades.trades().get((int) (id % trades.trades().size()));
                    handle(id, trade, declarations, documents, receipts);
                }
                declarations.copy(copies, "declaration");
                documents.copy(copies, "document");
                receipts.copy(copies, "receipt");
                connection.commit();
                committed.addAndGet(BATCH);
            }
        } catch (SQLException | RuntimeException failed) {
            System.err.println("the floor failed: " + failed);
            System.exit(1); // A measurement that lost a thread is none.
        }
    }

    private void handle(
            long id,
            Trade trade,
            CopyBuffer declarations,
            CopyBuffer documents,
            CopyBuffer receipts) {
        var order = read(trade.order(), CEB311Message.class).orders().getFirst();
        var payment = read(trade.payment(), CEB411Message.class).payments().getFirst();
        var waybill = read(trade.waybill(), CEB511Message.class).logistics().getFirst();
        var inventory = read(trade.inventory(), CEB621Message.class).inventories().getFirst();
        boolean genuine =
                Cryptography.verify(
                        SignatureAlgorithm.RSA_SHA1,
                        trades.key().getPublic(),
                        trade.inventory(),
                        trade.signature());
        var found =
                DocumentMatch.compare(
                        new Papers(order, payment, waybill, inventory),
                        new Terms(trades.day(), trades.registry(), reference.parameters()));
        Assessment tax = Assessment.of(purchase(inventory), reference);
        if (!genuine || !found.isEmpty()) {
            throw new IllegalStateException("the floor's trades are in order, and " + found);
        }
        declarations
                .row(6)
                .number(id)
                .text(order.head().orderNo())
                .text(order.head().ebpCode())
                .text(inventory.head().agentCode())
                .number(order.head().goodsValue().movePointRight(2).longValue())
                .number(tax.lines().size());
        List<String> guids =
                List.of(
                        order.head().guid(),
                        payment.head().guid(),
                        waybill.head().guid(),
                        inventory.head().guid());
        for (int paper = 0; paper < DOCUMENTS; paper++) {
            documents
                    .row(4)
                    .number(DOCUMENTS * id + paper)
                    .number(id)
                    .number(paper)
                    .text(guids.get(paper));
        }
        for (int receipt = 0; receipt < RECEIPTS; receipt++) {
            receipts.row(4)
                    .number(RECEIPTS * id + receipt)
                    .number(id)
                    .number(120)
                    .text("[Code:2600;Desc:放行]");
        }
    }

    private <M extends Message> M read(byte[] text, Class<M> type) {
        return switch (reader.read(text)) {
            case Outcome.Accepted<Message>(Message message, var _) -> type.cast(message);
            case Outcome.Refused<Message>(var faults) ->
                    throw new IllegalStateException(faults.toString());
        };
    }

    private Purchase purchase(CEB621Message.Inventory inventory) {
        return new Purchase(
                trades.day(),
                Money.ZERO,
                inventory.lines().stream().map(Floor::line).toList(),
                Money.of(inventory.head().freight()),
                Money.of(inventory.head().insuredFee()),
                Money.ZERO,
                Money.ZERO);
    }

    private static Purchase.Line line(InventoryList line) {
        return new Purchase.Line(
                line.gcode(),
                line.gname(),
                line.qty(),
                Money.of(line.totalPrice()),
                Content.of(line.qty1(), line.unit1()));
    }
}
