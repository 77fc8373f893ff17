package io.greenway.bench.micro;

import io.greenway.bench.floor.CopyBuffer;
import io.greenway.core.clearance.Command;
import io.greenway.core.clearance.Decision;
import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.DocumentRef;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Lifecycle;
import io.greenway.core.clearance.Terms;
import io.greenway.core.match.Disagreement;
import io.greenway.core.match.DocumentMatch;
import io.greenway.core.match.Papers;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import io.greenway.core.sample.Declaration;
import io.greenway.core.tax.Assessment;
import io.greenway.core.tax.Content;
import io.greenway.core.tax.Purchase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Matching, taxing, deciding and writing rows, for one declaration after another.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RuleBenchmark {
    private static final int TRADES = 1000;
    private static final int ROWS = 10;

    private final Samples samples = new Samples();
    private final Reference reference = Reference.bundled();
    private final io.greenway.core.match.Terms matching =
            new io.greenway.core.match.Terms(
                    samples.day, samples.registry(), reference.parameters());
    private final Terms terms =
            new Terms(
                    reference, samples.registry(), (type, number) -> type + number, samples.now, 1);
    private final List<Declaration> declarations =
            IntStream.range(0, TRADES).mapToObj(samples::declaration).toList();
    private final CopyBuffer rows = new CopyBuffer();
    private int at;

    private Declaration next() {
        at = (at + 1) % TRADES;
        return declarations.get(at);
    }

    @Benchmark
    public List<Disagreement> match() {
        Declaration one = next();
        return DocumentMatch.compare(
                new Papers(one.order(), one.payment(), one.waybill(), one.inventory()), matching);
    }

    @Benchmark
    public Assessment tax() {
        var inventory = next().inventory();
        return Assessment.of(
                new Purchase(
                        samples.day,
                        Money.ZERO,
                        inventory.lines().stream().map(RuleBenchmark::line).toList(),
                        Money.of(inventory.head().freight()),
                        Money.of(inventory.head().insuredFee()),
                        Money.ZERO,
                        Money.ZERO),
                reference);
    }

    private static Purchase.Line line(InventoryList line) {
        return new Purchase.Line(
                line.gcode(),
                line.gname(),
                line.qty(),
                Money.of(line.totalPrice()),
                Content.of(line.qty1(), line.unit1()));
    }

    /// Files four documents and goes on as far as the papers allow: checks of each, the match and
    /// the tax are in it.
    @Benchmark
    public Decision decide() {
        Declaration one = next();
        var head = one.order().head();
        DocumentRef ref = new DocumentRef(1, 0);
        Dossier dossier = Dossier.empty(new DossierKey(head.ebpCode(), head.orderNo()));
        for (Document document :
                List.of(
                        Document.of(one.order(), ref, head.ebpCode(), samples.now),
                        Document.of(
                                one.payment(), ref, one.payment().head().payCode(), samples.now),
                        Document.of(one.inventory(), ref, "", samples.now))) {
            dossier = after(dossier, new Command.File(document, false, List.of()));
        }
        dossier =
                after(
                        dossier,
                        new Command.JoinWaybill(Document.of(one.waybill(), ref, "", samples.now)));
        return Lifecycle.decide(dossier, new Command.Proceed(), terms);
    }

    private Dossier after(Dossier dossier, Command command) {
        Dossier after = dossier;
        for (Event event : Lifecycle.decide(dossier, command, terms).events()) {
            after = Lifecycle.apply(after, event, samples.now);
        }
        return after;
    }

    /// Ten rows of four columns in PostgreSQL's binary format, as the floor writes them.
    @Benchmark
    public int encodeRows() {
        rows.clear();
        for (int row = 0; row < ROWS; row++) {
            rows.row(4).number(row).number(at).text("5101960D41").text("[Code:2600;Desc:放行]");
        }
        return rows.length();
    }
}
