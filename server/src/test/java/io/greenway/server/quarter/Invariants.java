package io.greenway.server.quarter;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.TestPlatform;
import io.greenway.server.journal.Journal;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.store.Audit;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.LedgerSums;
import io.greenway.server.store.StockSums;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What must hold at the end of every day, held against what the zone knows by itself. Each finding
/// begins with the name of what is broken.
final class Invariants {
    private static final BigDecimal REDUCTION = new BigDecimal("0.70");
    private static final BigDecimal NEW_REDUCTION = new BigDecimal("0.80");
    private static final int FIRST_DAYS = 5;
    private static final List<BigDecimal> VAT =
            List.of(new BigDecimal("0.13"), new BigDecimal("0.09"));

    private final Scene scene;
    private final Driver driver;
    private final Buyers buyers;
    private final Banks banks;
    private final ZonePeople people;
    private final LedgerSums sums;
    private final StockInvariant stock;
    private final Audit audit;
    private final List<String> found = new ArrayList<>();

    Invariants(
            TestPlatform platform,
            Scene scene,
            Driver driver,
            Buyers buyers,
            Banks banks,
            ZonePeople people,
            Warehouse warehouse) {
        this.scene = scene;
        this.driver = driver;
        this.buyers = buyers;
        this.banks = banks;
        this.people = people;
        var source = platform.part(Database.class).source();
        this.sums = new LedgerSums(source);
        this.stock = new StockInvariant(new StockSums(source, false), driver, warehouse);
        this.audit = new Audit(source, new EventCodec(kept(platform)));
    }

    /// Documents never change, and all of them are asked for after each day.
    private static EventCodec.Documents kept(TestPlatform platform) {
        EventCodec.Documents journal =
                new JournalDocuments(platform.part(Journal.class), XmlReader.of(Message.class));
        Map<String, Document> known = new HashMap<>();
        return (paper, ref) ->
                known.computeIfAbsent(paper + " " + ref, key -> journal.document(paper, ref));
    }

    /// Everything that is broken; empty when nothing is.
    List<String> broken() throws Exception {
        List<String> all = new ArrayList<>();
        audit.discrepancies().forEach(one -> all.add("audit: " + one));
        all.addAll(ofADay());
        found.clear();
        views();
        all.addAll(found);
        return all;
    }

    /// What is broken of all but the histories and the views.
    List<String> ofADay() {
        found.clear();
        ledgers();
        found.addAll(stock.broken());
        declarations();
        desks();
        answers();
        returns();
        bills();
        payments();
        return List.copyOf(found);
    }

    /// What of the ledgers is broken after a step: quota and guarantee hold at every moment.
    List<String> ofAStep() {
        found.clear();
        ledgers();
        return List.copyOf(found);
    }

    private void none(String name, String sql) {
        driver.rows(sql).forEach(row -> found.add(name + ": " + row));
    }

    private void ledgers() {
        if (sums.imbalance() != 0 || sums.guaranteeGap() != 0 || sums.overdrawn() != 0) {
            found.add(
                    "ledger sums: %d %d %d"
                            .formatted(sums.imbalance(), sums.guaranteeGap(), sums.overdrawn()));
        }
        none(
                "quota beyond its limit",
                """
                SELECT buyer || ' ' || year FROM quota
                WHERE reserved_fen < 0 OR confirmed_fen < 0
                    OR reserved_fen + confirmed_fen > 2600000
                """);
        none(
                "guarantee below nothing",
                "SELECT enterprise_code FROM guarantee_use WHERE occupied_fen < 0");
        none(
                "quota is not what declarations hold",
                """
                SELECT q.fen || ' ' || d.fen
                FROM (SELECT coalesce(sum(reserved_fen), 0) AS fen FROM quota) q,
                     (SELECT coalesce(sum(value_fen), 0) AS fen FROM dossier
                      WHERE stage IN ('HELD', 'CHECKED', 'REVIEW', 'APPROVED', 'INSPECTION',
                                      'DETAINED')) d
                WHERE q.fen <> d.fen
                """);
    }

    /// The dossiers stand where their declarants were told, and for a reason.
    private void declarations() {
        Map<String, String> stages = new HashMap<>();
        driver.rows("SELECT order_no || ' ' || stage FROM dossier")
                .forEach(row -> stages.put(row.split(" ", -1)[0], row.split(" ", -1)[1]));
        Reasons reasons = new Reasons(scene, looked());
        int told = 0;
        for (Trade trade : scene.trades()) {
            String stage = stages.get(trade.orderNo());
            String known = trade.stage == null ? "COLLECTING" : trade.stage.name();
            if (stage != null && !stage.equals(known)) {
                found.add("told otherwise: the dossier is " + stage + ", " + trade);
            }
            boolean waybillAlone =
                    trade.taken.size() == 1 && trade.taken.containsKey(Paper.WAYBILL);
            if (stage == null && !trade.taken.isEmpty() && !waybillAlone) {
                found.add("lost: no dossier of " + trade);
            }
            reasons.against(trade).ifPresent(found::add);
            if (trade.told.stream().filter("800"::equals).count() > 1) {
                found.add("released twice: " + trade);
            }
            told += trade.told.contains("800") ? 1 : 0;
        }
        String releases = driver.rows("SELECT count(*) FROM release").getFirst();
        if (!releases.equals(String.valueOf(told))) {
            found.add("releases: " + releases + " taken down, " + told + " told");
        }
    }

    private void desks() {
        none(
                "task that nobody can rule upon",
                """
                SELECT t.id || ' ' || t.kind || ' ' || d.stage
                FROM desk_task t JOIN dossier d USING (invt_no)
                WHERE t.stage IN ('OPEN', 'CLAIMED', 'PROPOSED') AND t.regulator = 'CUSTOMS'
                    AND CASE t.kind WHEN 'CUSTOMS_CLOSING' THEN d.stage <> 'RELEASED'
                        ELSE d.stage NOT IN
                            ('CHECKED', 'REVIEW', 'APPROVED', 'INSPECTION', 'DETAINED') END
                """);
    }

    private Set<String> looked() {
        return new HashSet<>(
                driver.rows(
                        """
                        SELECT subject FROM desk_task WHERE stage IN ('OPEN', 'CLAIMED', 'PROPOSED')
                        UNION SELECT number FROM inspection_order WHERE open
                        UNION SELECT invt_no FROM inspection_stop WHERE lifted_at IS NULL
                        """));
    }

    /// Whatever the door has was answered.
    private void answers() {
        scene.post.unanswered().forEach(one -> found.add("not answered: " + one));
    }

    private void returns() {
        for (Trade trade : scene.trades()) {
            for (Back back : trade.returns) {
                buyers.settle(back);
                boolean lapsed = back.answeredLate && back.told.equals("LAPSED");
                if (!back.due.equals(back.told) && !lapsed) {
                    found.add(
                            "return %s of %s must be %s and is %s: %s"
                                    .formatted(
                                            back.copNo, trade, back.due, back.told, back.lastInfo));
                }
            }
        }
    }

    /// Every release of a day that is over has its estimate, and taxes follow the rates of the day.
    private void bills() {
        none(
                "not estimated",
                "SELECT invt_no FROM release r WHERE released_on < '"
                        + scene.today()
                        + "' AND NOT EXISTS (SELECT FROM tax_bill t"
                        + " WHERE t.invt_no = r.invt_no)");
        none(
                "estimated otherwise than assessed",
                """
                SELECT t.invt_no FROM tax_bill t JOIN dossier d USING (invt_no)
                WHERE t.estimated_fen <> d.tax_fen
                """);
        Map<String, List<String>> lines = new HashMap<>();
        driver.rows(
                        """
                        SELECT r.invt_no || ' ' || l.value_fen || ' ' || l.vat_fen
                        FROM release r JOIN release_line l USING (dossier)
                        WHERE l.duty_fen = 0 AND l.consumption_tax_fen = 0
                        """)
                .forEach(
                        row ->
                                lines.computeIfAbsent(
                                                row.split(" ", -1)[0], one -> new ArrayList<>())
                                        .add(row));
        for (Trade trade : scene.trades()) {
            if (trade.isReleased() && isDeclaredOnce(trade)) {
                lines.getOrDefault(trade.invtNo(), List.of()).forEach(line -> vat(trade, line));
            }
        }
    }

    /// Whether it is plain which inventory was declared on which day.
    private static boolean isDeclaredOnce(Trade trade) {
        return trade.told.stream().filter("2"::equals).count() == 1
                && trade.told.stream().noneMatch(status -> status.startsWith("-"));
    }

    private void vat(Trade trade, String line) {
        LocalDate day = Terms.dayOf(Objects.requireNonNull(trade.taken.get(Paper.INVENTORY)));
        LocalDate from = people.newReduction;
        BigDecimal reduction = from == null || day.isBefore(from) ? REDUCTION : NEW_REDUCTION;
        String[] parts = line.split(" ", -1);
        BigDecimal value = new BigDecimal(parts[1]);
        BigDecimal vat = new BigDecimal(parts[2]);
        boolean right =
                VAT.stream()
                        .map(rate -> value.multiply(rate).multiply(reduction).subtract(vat))
                        .anyMatch(off -> off.abs().compareTo(BigDecimal.ONE) <= 0);
        if (!right) {
            found.add("rate of the day: " + line + " of " + day + ", " + trade);
        }
    }

    private void payments() {
        none(
                "paid abroad more than the goods are worth",
                """
                SELECT d.invt_no FROM remittance_declaration d JOIN release r USING (invt_no)
                WHERE d.holds GROUP BY d.invt_no, r.goods_fen
                HAVING sum(d.yuan_fen) > r.goods_fen OR count(*) > 1
                """);
        none(
                "paid abroad and not released",
                """
                SELECT invt_no FROM remittance_declaration d
                WHERE holds AND NOT EXISTS (SELECT FROM release r WHERE r.invt_no = d.invt_no)
                """);
        Map<String, String> stages = new HashMap<>();
        driver.rows("SELECT reference || ' ' || stage FROM remittance")
                .forEach(row -> stages.put(row.split(" ", -1)[0], row.split(" ", -1)[1]));
        banks.due()
                .forEach(
                        (reference, due) -> {
                            if (!due.contains(stages.getOrDefault(reference, ""))) {
                                found.add(
                                        "payment abroad %s must be %s and is %s"
                                                .formatted(reference, due, stages.get(reference)));
                            }
                        });
        if (stages.size() != banks.due().size()) {
            found.add("payments abroad: " + stages.size() + ", not " + banks.due().size());
        }
    }

    /// The four views of this month, and of the one before at its beginning, add up to what the
    /// zone knows.
    private void views() {
        YearMonth now = YearMonth.from(scene.today());
        boolean both = scene.ending || scene.today().getDayOfMonth() <= FIRST_DAYS;
        for (YearMonth month : both ? List.of(now.minusMonths(1), now) : List.of(now)) {
            Map<String, Money> known = new TreeMap<>();
            for (Trade trade : scene.trades()) {
                var at = trade.releasedAt;
                if (at != null && YearMonth.from(Terms.dayOf(at)).equals(month)) {
                    known.merge(trade.head().ebcCode(), Money.of(trade.goodsValue()), Money::plus);
                }
            }
            for (String regulator : List.of("customs", "inspection", "tax", "exchange")) {
                Map<String, Money> seen = seen(regulator, month);
                if (!seen.equals(known)) {
                    found.add(
                            "view of %s in %s is %s, and released was %s"
                                    .formatted(regulator, month, seen, known));
                }
            }
        }
    }

    private Map<String, Money> seen(String regulator, YearMonth month) {
        String login = regulator.equals("customs") || regulator.equals("inspection") ? "1" : "";
        JsonNode page =
                scene.wire.get(
                        Wire.person(regulator + login),
                        "/api/v1/views/" + regulator + "/sums?month=" + month);
        Map<String, Money> seen = new TreeMap<>();
        for (JsonNode row : page.get("sums")) {
            seen.merge(
                    row.get("ebcCode").asString(),
                    Money.of(row.get("goods").asString()),
                    Money::plus);
        }
        // In some months there are only goods that came back.
        seen.values().removeIf(Money::isZero);
        return seen;
    }

    /// Whether nothing is left that time alone brings to its end: papers that are waited for, goods
    /// that are on their way back, taxes that are not paid yet.
    boolean isOver() {
        boolean waiting =
                scene.trades().stream()
                        .anyMatch(
                                trade ->
                                        trade.stage == Stage.WAITING
                                                || trade.returns.stream().anyMatch(Back::isOpen));
        return !waiting
                && driver.rows(
                                """
                                SELECT invt_no FROM release r
                                WHERE NOT EXISTS (SELECT FROM tax_bill t
                                                  WHERE t.invt_no = r.invt_no AND tax_no IS NOT NULL)
                                UNION ALL
                                SELECT invt_no FROM tax_bill
                                WHERE stage IN ('ESTIMATED', 'ISSUED', 'PAYABLE')
                                    OR says_on IS NOT NULL
                                """)
                        .isEmpty();
    }

    /// What must hold when everything has come to its end.
    List<String> atTheEnd() throws Exception {
        List<String> all = new ArrayList<>(broken());
        scene.post.onTheWay().forEach(one -> all.add("on the way: " + one));
        Map<String, String> bills = new HashMap<>();
        driver.rows("SELECT invt_no || ' ' || stage FROM tax_bill")
                .forEach(row -> bills.put(row.split(" ", -1)[0], row.split(" ", -1)[1]));
        for (Trade trade : scene.trades()) {
            if (trade.isReleased() && !billed(trade).contains(bills.get(trade.invtNo()))) {
                all.add(
                        "bill must be %s and is %s: %s, tax office %s, returns %s"
                                .formatted(
                                        billed(trade),
                                        bills.get(trade.invtNo()),
                                        trade,
                                        trade.taxPlan,
                                        trade.returns.stream().map(one -> one.told).toList()));
            }
        }
        return all;
    }

    private static Set<@Nullable String> billed(Trade trade) {
        boolean back = trade.returns.stream().anyMatch(one -> one.told.equals("ARRIVED"));
        if (trade.ending.equals("-TAX-UNPAID")) {
            return back ? Set.of("OVERDUE", "OFFSET") : Set.of("OVERDUE");
        }
        if (trade.ending.equals("-TAX-VOID") || Objects.equals(trade.taxPlan, "VOID")) {
            return back ? Set.of("OFFSET", "PAID") : Set.of("OFFSET");
        }
        return back ? Set.of("PAID", "OFFSET") : Set.of("PAID");
    }
}
