package io.greenway.core.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.ledger.QuotaAccount;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.DossierKey;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.receipt.Receipt;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.reference.Reference;
import io.greenway.core.regulator.Course;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plays a script: messages come in at given times, made of the published samples, and what every
/// step led to is written down. A line is a step:
///
/// - `trade MODE LINES QUANTITY` picks a sample trade with so many lines and so many of the first;
/// - `parameter NAME VALUE` holds for the whole script;
/// - `tally LINES`, with `element=value` as below: what a site says of the parcel that came in, in
///   which `GROSS` is the declared weight;
/// - `guarantee AMOUNT` sets what the seller guarantees; `top-up AMOUNT [LAST DAY]` also lets those
///   who wait for it try again;
/// - `at TIME`; `customs STATUS TEXT`; `send PAPER…`, with `element=value` as below;
/// - `cancel`, `return NUMBER LINExQUANTITY…`, `signed`, `arrive NUMBER`, each with `element=value`
///   to say something else than the trade does;
/// - `cancel-answer STATUS TEXT`, `return-answer NUMBER STATUS TEXT`;
/// - `quota-used AMOUNT` falsifies what the buyer's quota holds as used;
/// - `tax STATUS`, which customs says of the tax bill;
/// - `expire` and `lapse`, when the scheduler would look;
/// - steps of an account book, see [BookSteps].
final class FollowUpScript {
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);
    private static final CodeTables CODES = CodeTables.bundled();
    private static final Pattern PART = Pattern.compile("(\\d+)x([0-9.]+)");

    private final Zone zone;
    private final Map<String, String> preNos = new LinkedHashMap<>();
    private final StringBuilder told = new StringBuilder();
    private Declaration trade;
    private Instant now = Zone.NOON;
    private final BookSteps book;
    private String cancelPreNo = "";
    private boolean falsified;
    private int messages;
    private int receipts;

    private FollowUpScript(List<String> steps, Reference reference) {
        zone = new Zone(77, SiteRecord.reference(steps, reference));
        trade = zone.declaration(0, Kind.CONSISTENT);
        book = new BookSteps(zone, trade, () -> now);
    }

    static String play(List<String> steps, Reference reference) {
        FollowUpScript script = new FollowUpScript(steps, reference);
        steps.forEach(script::step);
        script.assertSound();
        return script.told.toString();
    }

    /// The way of the trade of a script.
    static Course course(List<String> steps) {
        FollowUpScript script = new FollowUpScript(steps, Reference.bundled());
        steps.forEach(script::step);
        script.assertSound();
        DossierKey key = Zone.key(script.trade);
        return Course.of(
                key,
                script.zone.books.history.get(key).stream()
                        .map(entry -> new Release.Moment(entry.at(), entry.event()))
                        .toList());
    }

    private void step(String step) {
        if (step.isBlank() || step.startsWith("#")) {
            told.append(step).append('\n');
            return;
        }
        List<String> words = List.of(step.split(" ", -1));
        List<String> rest = words.subList(1, words.size());
        told.append("> ").append(step).append('\n');
        switch (words.getFirst()) {
            case "trade" -> {
                trade = trade(rest.get(0), rest.get(1), new BigDecimal(rest.get(2)));
                book.trade(trade);
            }
            case "guarantee" -> zone.guarantee(trade.inventory().head().assureCode(), rest.get(0));
            case "top-up" -> topUp(rest);
            case "at" -> now = Instant.parse(rest.getFirst());
            case "send" -> send(rest);
            case "customs" ->
                    zone.clerk.answer(invtNo(), rest.get(0), ScriptText.text(rest, 1), now);
            case "cancel" -> cancel(rest);
            case "cancel-answer" ->
                    answer(false, cancelPreNo, rest.get(0), ScriptText.text(rest, 1));
            case "return" -> goodsReturn(rest);
            case "return-answer" ->
                    answer(true, preNo(rest.get(0)), rest.get(1), ScriptText.text(rest, 2));
            case "arrive" -> arrive(rest);
            case "parameter" -> {}
            case "tally" -> tally(rest);
            case "signed" -> signed(rest);
            case "quota-used" -> quotaUsed(Money.of(rest.getFirst()));
            case "tax" -> zone.clerk.take(new FollowUp.TaxWord(invtNo(), rest.getFirst()), now);
            case "expire" -> zone.clerk.expire(Zone.key(trade), now);
            case "lapse" -> zone.clerk.lapseReturns(Zone.key(trade), now);
            default -> {
                book.step(words);
                trade = book.trade();
            }
        }
        tell();
    }

    /// Whoever waits for it is tried again, as the platform does when a guarantee changes.
    private void topUp(List<String> words) {
        String code = trade.inventory().head().assureCode();
        LocalDate validTo =
                words.size() > 1 ? LocalDate.parse(words.get(1)) : LocalDate.of(2099, 12, 31);
        zone.guarantee(code, words.getFirst(), validTo);
        zone.clerk.retryHeld(code, now);
        zone.books.outbox.clear();
    }

    private Declaration trade(String mode, String lines, BigDecimal quantity) {
        for (int index = 0; index < 10_000; index++) {
            Declaration one = zone.declaration(index, Kind.CONSISTENT);
            List<InventoryList> goods = one.inventory().lines();
            if (one.inventory().head().tradeMode().equals(mode)
                    && goods.size() == Integer.parseInt(lines)
                    && goods.getFirst().qty().compareTo(quantity) == 0) {
                return one;
            }
        }
        throw new IllegalArgumentException("no such trade");
    }

    private void send(List<String> words) {
        Map<String, String> said = ScriptText.said(words);
        for (String word : words.subList(0, words.size() - said.size())) {
            Paper paper = Paper.valueOf(word.toUpperCase(Locale.ROOT));
            Document document = zone.document(trade, paper, now);
            zone.clerk.take(SaidPaper.of(document, said, dossier()), now);
        }
        zone.books.outbox.clear();
    }

    private void quotaUsed(Money amount) {
        falsified = true;
        zone.books.quotas.replaceAll(
                (account, one) ->
                        new QuotaAccount(one.buyer(), one.year(), one.reserved(), amount));
    }

    private void cancel(List<String> words) {
        String xml = xml("CEB623", Map.of("copNo", "CANCEL"), words);
        take(xml);
        Petition open = dossier().sequel().cancellation();
        cancelPreNo = open == null ? cancelPreNo : open.preNo();
    }

    private void goodsReturn(List<String> words) {
        String xml = xml("CEB625", Map.of("copNo", words.getFirst()), words);
        int from = xml.indexOf("    <ceb:InvtRefundList>");
        String end = "</ceb:InvtRefundList>\n";
        int to = xml.indexOf(end) + end.length();
        StringBuilder lines = new StringBuilder();
        for (String word : words) {
            Matcher part = PART.matcher(word);
            if (part.matches()) {
                InventoryList goods = line(Integer.parseInt(part.group(1)));
                Map<String, String> values = new LinkedHashMap<>();
                values.put("gnum", part.group(1));
                values.put("gcode", goods.gcode());
                values.put("gname", goods.gname());
                values.put("qty", part.group(2));
                values.put("unit", goods.unit());
                lines.append(
                        ScriptText.with(
                                ScriptText.with(xml.substring(from, to), values),
                                ScriptText.said(words)));
            }
        }
        take(xml.substring(0, from) + lines + xml.substring(to));
        dossier()
                .sequel()
                .returns()
                .forEach(one -> preNos.put(one.petition().copNo(), one.petition().preNo()));
    }

    private InventoryList line(int gnum) {
        return trade.inventory().lines().stream()
                .filter(line -> line.gnum() == gnum)
                .findFirst()
                .orElse(trade.inventory().lines().getFirst());
    }

    private void signed(List<String> words) {
        take(xml("CEB513", Map.of("logisticsTime", "20261125101500"), words));
    }

    private void arrive(List<String> words) {
        String site = trade.inventory().head().tradeMode().equals("9610") ? "9" : "7";
        String xml = xml("CEB711", Map.of("operatorCode", "510100000" + site), words);
        String line =
                "<ceb:DeliveryList><ceb:gnum>1</ceb:gnum><ceb:logisticsNo>"
                        + trade.inventory().head().logisticsNo()
                        + "</ceb:logisticsNo><ceb:note>"
                        + preNo(words.getFirst())
                        + "</ceb:note></ceb:DeliveryList>";
        int from = xml.indexOf("<ceb:DeliveryList>");
        int to = xml.lastIndexOf("</ceb:DeliveryList>") + "</ceb:DeliveryList>".length();
        CEB711Message record =
                (CEB711Message) read(xml.substring(0, from) + line + xml.substring(to));
        zone.clerk.arrived(record.delivery(), Terms.dayOf(now), now);
    }

    private void tally(List<String> words) {
        String xml = xml("CEB711", Map.of("operatorCode", Zone.SITE.code()), List.of());
        String listed = SiteRecord.with(xml, trade, Integer.parseInt(words.getFirst()));
        CEB711Message record =
                (CEB711Message)
                        read(
                                ScriptText.with(
                                        listed, SiteRecord.values(ScriptText.said(words), trade)));
        zone.clerk.lodge(SiteRecord.lodged(record, 800 + messages), now, now);
    }

    private void answer(boolean toReturn, String preNo, String status, String info) {
        assertThat(
                        zone.clerk.take(
                                new FollowUp.Answer(toReturn, invtNo(), preNo, status, info), now))
                .isTrue();
    }

    private void take(String xml) {
        Message message = read(xml);
        for (FollowUp followUp :
                FollowUp.of(
                        message,
                        900 + messages,
                        "5101000005",
                        now,
                        null,
                        CODES,
                        Terms.dayOf(now))) {
            zone.clerk.take(followUp, now);
        }
        zone.books.outbox.forEach(
                ask ->
                        told.append("  told customs: ")
                                .append(ask.matter())
                                .append(' ')
                                .append(ask.preNo())
                                .append('\n'));
        zone.books.outbox.clear();
    }

    private static Message read(String xml) {
        Outcome<Message> read = READER.read(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(read).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted<Message>) read).value();
    }

    /// A sample that says what the trade says, with ids of its own.
    private String xml(String type, Map<String, String> values, List<String> words) {
        InventoryHead head = trade.inventory().head();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("guid", "5F0E9A10-2C64-4B1D-9A77-%012d".formatted(++messages));
        all.put("customsCode", head.customsCode());
        all.put("orderNo", head.orderNo());
        all.put("ebpCode", head.ebpCode());
        all.put("ebcCode", head.ebcCode());
        all.put("logisticsNo", head.logisticsNo());
        all.put("logisticsCode", head.logisticsCode());
        all.put("preNo", "");
        all.put("invtNo", invtNo());
        all.put("agentCode", head.agentCode());
        all.put("appTime", "20261122120000");
        all.putAll(values);
        String sample = ScriptText.sample(type);
        String whole =
                sample.contains("<ceb:preNo>")
                        ? sample
                        : sample.replace("<ceb:invtNo>", "<ceb:preNo></ceb:preNo><ceb:invtNo>");
        return ScriptText.with(ScriptText.with(whole, all), ScriptText.said(words));
    }

    private Dossier dossier() {
        return zone.dossier(trade);
    }

    /// A declaration without an inventory number is named by its pre-entry number.
    private String invtNo() {
        String number = dossier().invtNo() == null ? dossier().preNo() : dossier().invtNo();
        return number == null ? "79002026I999999999" : number;
    }

    private String preNo(String copNo) {
        return preNos.getOrDefault(copNo, copNo);
    }

    /// The receipts of a step and where everything stands after it.
    private void tell() {
        List<Receipt> all = zone.books.receipts;
        for (Receipt receipt : all.subList(receipts, all.size())) {
            told.append("  ")
                    .append(receipt.answer().messageType())
                    .append(' ')
                    .append(receipt.answer().returnStatus())
                    .append(' ')
                    .append(receipt.answer().returnInfo())
                    .append('\n');
        }
        receipts = all.size();
        told.append(book.tell());
        Dossier dossier = dossier();
        if (dossier.events() == 0) {
            return;
        }
        told.append("  = ").append(dossier.stage());
        zone.books.quotas.values().stream()
                .filter(one -> !one.used().isZero())
                .forEach(
                        one ->
                                told.append(", quota reserved ")
                                        .append(one.reserved())
                                        .append(" used ")
                                        .append(one.confirmed()));
        Dossier.Occupation occupied = dossier.occupation();
        told.append(occupied == null ? "" : ", guarantee " + occupied.amount());
        told.append(dossier.sequel().arrival() == null ? "" : ", arrived");
        told.append(dossier.sequel().heldRelease() == null ? "" : ", release held");
        dossier.sequel()
                .returns()
                .forEach(
                        one ->
                                told.append(", ")
                                        .append(one.petition().copNo())
                                        .append(' ')
                                        .append(one.state()));
        told.append('\n');
    }

    /// Replaying gives the same dossier, returns told from the history give back what they gave,
    /// balances are the sums of their moves, and nothing is given back above what was taken.
    private void assertSound() {
        List<DossierKey> keys = new ArrayList<>(zone.books.history.keySet());
        for (DossierKey key : keys) {
            Dossier replayed = Dossier.empty(key);
            List<Release.Moment> moments = new ArrayList<>();
            for (BooksInMemory.Entry entry : zone.books.history.get(key)) {
                replayed = Lifecycle.apply(replayed, entry.event(), entry.at());
                moments.add(new Release.Moment(entry.at(), entry.event()));
            }
            assertThat(replayed).isEqualTo(zone.books.dossiers.get(key));
            for (ReturnedGoods goods : ReturnedGoods.of(key, moments)) {
                GoodsReturn arrived = replayed.sequel().goodsReturn(goods.preNo()).orElseThrow();
                assertThat(new Giving(goods.lines()).tax()).isEqualTo(arrived.tax());
                assertThat(new Giving(goods.lines()).value()).isEqualTo(arrived.value());
            }
        }
        if (!falsified) {
            LedgerSums.assertBalanced(zone.books);
        }
    }
}
