package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.SampleBook;
import io.greenway.server.TestPlatform;
import io.greenway.server.store.Audit;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.StockSums;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: stock of bonded account books goes in, is locked, leaves and comes back over real HTTP; of
/// many who race for the last of it exactly so many get it; and nobody but the owner and the zone
/// sees a book.
class BookTest {
    private final TestPlatform platform = TestPlatform.running();
    private final BookTraffic traffic = new BookTraffic(platform);
    private final String owner = traffic.key(BookTraffic.WAREHOUSE);
    private final String site = traffic.key(BookTraffic.SITE);
    private final String operator = traffic.login("operator");

    @Test
    void stockComesInIsLockedLeavesAndComesBack() throws Exception {
        BookTraffic.Sample sample = traffic.sample(6701, "T7916W670001");
        String item = BookTraffic.item(sample);
        traffic.open("T7916W670001", sample);
        String in = BookTraffic.inbound("T7916W670001", "L-1", sample, 3);
        JsonNode booked = BookTraffic.json(traffic.post(owner, "/messages", in), 200);
        assertThat(BookTraffic.json(traffic.post(owner, "/messages", in), 200)).isEqualTo(booked);
        BookTraffic.json(traffic.post(owner, "/messages", in.replace("L-1", "L-2")), 409);
        assertThat(
                        BookTraffic.codes(
                                traffic.post(
                                        owner,
                                        "/messages",
                                        BookTraffic.inbound("T7916W670001", "L-1", sample, 3)),
                                422))
                .containsExactly(6711);
        balance("T7916W670001", item, 3, 0);

        JsonNode rehearsed = traffic.preCheck(sample);
        assertThat(rehearsed.get("dossiers").get(0).get("stock").asString()).isEqualTo("LOCKED");
        balance("T7916W670001", item, 3, 0);

        traffic.send(sample);
        assertThat(traffic.last(sample)).isEqualTo("800");
        balance("T7916W670001", item, 2, 1);
        String invtNo = traffic.invtNo(sample);
        String pass = BookTraffic.gateOut("P-1", invtNo);
        assertThat(
                        BookTraffic.codes(
                                traffic.post(traffic.key("5101960D31"), "/messages", pass), 422))
                .containsExactly(3104);
        BookTraffic.json(traffic.post(site, "/messages", pass), 200);
        assertThat(traffic.last(sample)).isEqualTo("899");
        balance("T7916W670001", item, 2, 0);
        assertThat(
                        BookTraffic.codes(
                                traffic.post(site, "/messages", BookTraffic.gateOut("P-2", invtNo)),
                                422))
                .containsExactly(6715);

        BookReturns returns = new BookReturns(platform, traffic);
        String application = returns.apply(sample);
        assertThat(returns.statuses(application, 2)).containsExactly("2", "399");
        balance("T7916W670001", item, 2, 0);
        returns.arrive(sample, BookTraffic.SITE);
        returns.arrive(sample, BookTraffic.SITE);
        assertThat(returns.statuses(application, 3)).containsExactly("2", "399", "899");
        balance("T7916W670001", item, 3, 0);

        String today = LocalDate.now(Terms.CHINA).toString();
        String days = "/T7916W670001/statement?from=" + today + "&to=" + today;
        JsonNode line = BookTraffic.json(traffic.get(owner, days), 200).get("lines").get(0);
        assertThat(line.get("opening").asString()).isEqualTo("0");
        assertThat(line.get("received").asString()).isEqualTo("3");
        assertThat(line.get("taken").asString()).isEqualTo("1");
        assertThat(line.get("returned").asString()).isEqualTo("1");
        assertThat(line.get("closing").asString()).isEqualTo("3");
        List<String> kinds = new ArrayList<>();
        BookTraffic.json(traffic.get(owner, "/T7916W670001/moves"), 200)
                .get("moves")
                .forEach(move -> kinds.add(move.get("kind").asString()));
        assertThat(kinds).containsExactly("RECEIVED", "LOCKED", "TAKEN", "RETURNED");
        nobodyElseSees("T7916W670001");
        described("T7916W670001", days);
        sound();
    }

    /// Two kinds of goods leave two books; the batch of the one is recalled.
    @Test
    void aRecallOfABatchFindsTheParcelThatWasReleasedFromIt() throws Exception {
        BookTraffic.Sample sample = released(6731, "T7916W673001");
        BookTraffic.Sample other = released(6732, "T7916W673002");
        SilentTrades inspection = new SilentTrades(platform);
        String officer = inspection.login("inspection1");
        var line = sample.declaration().inventory().lines().getFirst();
        String today = LocalDate.now(Terms.CHINA).toString();
        String batch =
                """
                {'batchNo':'B-6731','emsNo':'T7916W673001','itemRecordNo':'%s','code':'%s',
                 'name':'goods','producer':'Maker','producerNo':'CHNZ01','origin':'%s',
                 'quantity':100,'unit':'011','enteredOn':'%s'}
                """
                        .formatted(line.itemRecordNo(), line.gcode(), line.country(), today);
        BookTraffic.json(inspection.post(owner, "/api/v1/inspection/batches", batch), 201);
        String asked =
                "{'batchNo':'B-6731','batchOwner':'%s','from':'%s','to':'%s','reason':'unsafe'}"
                        .formatted(BookTraffic.WAREHOUSE, today, today);
        String recalls = "/api/v1/inspection/recalls";
        JsonNode opened = BookTraffic.json(inspection.post(officer, recalls, asked), 201);
        String path = recalls + "/" + opened.get("recall").get("id").asLong();
        JsonNode parcels = inspection.json(officer, path, 200).get("parcels");
        assertThat(parcels).hasSize(1);
        JsonNode parcel = parcels.get(0);
        assertThat(parcel.get("invtNo").asString()).isEqualTo(traffic.invtNo(sample));
        assertThat(parcel.get("invtNo").asString()).isNotEqualTo(traffic.invtNo(other));
        assertThat(new BigDecimal(parcel.get("quantity").asString()))
                .isEqualByComparingTo(BigDecimal.ONE);
    }

    /// A parcel from a book of its own, as the four regulators see it.
    private BookTraffic.Sample released(long seed, String book) throws Exception {
        BookTraffic.Sample sample = traffic.sample(seed, book);
        traffic.open(book, sample);
        String in = BookTraffic.inbound(book, "L-" + seed, sample, 3);
        BookTraffic.json(traffic.post(owner, "/messages", in), 200);
        traffic.send(sample);
        assertThat(traffic.last(sample)).isEqualTo("800");
        String view = "/api/v1/views/inspection/declarations/" + traffic.invtNo(sample);
        SilentTrades inspection = new SilentTrades(platform);
        inspection.json(inspection.login("inspection1"), view, 200);
        return sample;
    }

    private void nobodyElseSees(String book) throws Exception {
        for (String path : List.of("", "/moves", "/actions", "/statement?from=x&to=y")) {
            assertThat(traffic.get(site, "/" + book + path).statusCode()).as(path).isEqualTo(404);
            assertThat(traffic.get(traffic.key(BookTraffic.AGENT), "/" + book + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(
                        BookTraffic.json(traffic.get(traffic.key(BookTraffic.AGENT), ""), 200)
                                .get("books")
                                .size())
                .isZero();
        assertThat(traffic.get(traffic.login("exchange"), "").statusCode()).isEqualTo(403);
        assertThat(BookTraffic.json(traffic.get(operator, ""), 200).get("books").toString())
                .contains(book);
        String count = BookTraffic.stocktake(book, "GW", "1");
        assertThat(
                        BookTraffic.codes(
                                traffic.post(traffic.key(BookTraffic.AGENT), "/messages", count),
                                422))
                .containsExactly(6701);
    }

    private void described(String book, String days) throws Exception {
        JsonNode schemas =
                TestPlatform.json(platform.send(platform.request("/api/v1/openapi.json").build()))
                        .get("components")
                        .get("schemas");
        Map<String, String> forms = new HashMap<>();
        forms.put("", "BookPage");
        forms.put("/" + book, "BookLines");
        forms.put("/" + book + "/moves", "BookMoves");
        forms.put("/" + book + "/actions", "BookHistory");
        forms.put(days, "BookStatement");
        for (var form : forms.entrySet()) {
            JsonNode answer = BookTraffic.json(traffic.get(owner, form.getKey()), 200);
            Schema.check(schemas, schemas.get(form.getValue()), answer, form.getValue());
        }
    }

    @Test
    void whatIsRefusedLeavesTheBookAsItWas() throws Exception {
        BookTraffic.Sample sample = traffic.sample(6702, "T7916W670002");
        String item = BookTraffic.item(sample);
        traffic.open("T7916W670002", sample);
        JsonNode rehearsed = traffic.preCheck(sample);
        assertThat(rehearsed.get("dossiers").get(0).get("stock").asString()).isEqualTo("REFUSED");
        traffic.send(sample);
        HttpResponse<String> story = traffic.dossier(sample);
        assertThat(traffic.last(sample)).isEqualTo("100");
        assertThat(BookTraffic.json(story, 200).get("faults").toString())
                .contains("T7916W670002")
                .contains(item);
        balance("T7916W670002", item, 0, 0);
        assertThat(
                        BookTraffic.codes(
                                traffic.post(
                                        operator, "/T7916W670002/actions", "{'action':'close'}"),
                                400))
                .isNotEmpty();
        assertThat(
                        BookTraffic.codes(
                                traffic.post(owner, "/T7916W670002/actions", BookTraffic.close()),
                                403))
                .contains(6713);
        BookTraffic.json(traffic.post(operator, "/T7916W670002/actions", BookTraffic.close()), 200);
        assertThat(
                        BookTraffic.codes(
                                traffic.post(
                                        owner,
                                        "/messages",
                                        BookTraffic.inbound("T7916W670002", "L", sample, 1)),
                                422))
                .containsExactly(6702);
    }

    @Test
    void aStocktakeFindsADifferenceThatTheZoneSettles() throws Exception {
        BookTraffic.Sample sample = traffic.sample(6703, "T7916W670003");
        String item = BookTraffic.item(sample);
        traffic.open("T7916W670003", sample);
        BookTraffic.json(
                traffic.post(
                        owner, "/messages", BookTraffic.inbound("T7916W670003", "L-1", sample, 10)),
                200);
        String count = BookTraffic.stocktake("T7916W670003", item, "8.5");
        JsonNode found = BookTraffic.json(traffic.post(owner, "/messages", count), 200);
        assertThat(found.get("differences").get(0).get("difference").asString()).isEqualTo("-1.5");
        balance("T7916W670003", item, 10, 0);
        String settle =
                "{'message':'settle','guid':'%s','book':'T7916W670003','stocktake':'%s','reason':'%s'}"
                        .formatted(BookTraffic.guid(), found.get("guid").asString(), "damaged");
        assertThat(BookTraffic.codes(traffic.post(owner, "/messages", settle), 422))
                .containsExactly(6713);
        BookTraffic.json(traffic.post(operator, "/messages", settle), 200);
        assertThat(line("T7916W670003", item).get("onHand").asString()).isEqualTo("8.5");
        String again = settle.replaceFirst(BookTraffic.GUID.pattern(), BookTraffic.guid());
        assertThat(BookTraffic.codes(traffic.post(operator, "/messages", again), 422))
                .containsExactly(6716);
        String off =
                "{'message':'write-off','guid':'%s','book':'T7916W670003','reason':'expired',"
                        + "'documentNo':'D-1','lines':[{'item':'%s','quantity':%s}]}";
        assertThat(
                        BookTraffic.codes(
                                traffic.post(
                                        operator,
                                        "/messages",
                                        off.formatted(BookTraffic.guid(), item, "9")),
                                422))
                .containsExactly(6709);
        BookTraffic.json(
                traffic.post(operator, "/messages", off.formatted(BookTraffic.guid(), item, "8.5")),
                200);
        balance("T7916W670003", item, 0, 0);
        sound();
    }

    @Test
    void of64RacingForTheLastStockExactlyTheStockIsLocked() throws Exception {
        BookTraffic.Sample sample = traffic.sample(6704, "T7916W670004");
        String item = BookTraffic.item(sample);
        traffic.open("T7916W670004", sample);
        BookTraffic.json(
                traffic.post(
                        owner, "/messages", BookTraffic.inbound("T7916W670004", "L-1", sample, 23)),
                200);
        List<BookTraffic.Sample> rivals =
                IntStream.range(0, 64)
                        .mapToObj(at -> BookTraffic.numbered(sample, 1_000 + at))
                        .toList();
        for (Paper paper : List.of(Paper.ORDER, Paper.PAYMENT, Paper.WAYBILL)) {
            traffic.post(paper, BookTraffic.together(paper, rivals));
        }
        List<Thread> senders =
                rivals.stream()
                        .map(
                                one ->
                                        Thread.ofVirtual()
                                                .start(
                                                        () ->
                                                                traffic.post(
                                                                        Paper.INVENTORY,
                                                                        one.messages()
                                                                                .get(
                                                                                        Paper
                                                                                                .INVENTORY))))
                        .toList();
        for (Thread sender : senders) {
            sender.join();
        }
        Map<String, String> ends = traffic.ends(rivals);
        assertThat(ends.values().stream().filter("800"::equals)).hasSize(23);
        assertThat(ends.values().stream().filter("100"::equals)).hasSize(41);
        balance("T7916W670004", item, 0, 23);
        sound();
    }

    @Test
    void goodsOf1239ComeInOnlyWithTheirFirstImportPermit() throws Exception {
        BookTraffic.Sample sample = traffic.sample(6705, "T7916W670005");
        String open = BookTraffic.opening(sample).replace("'1210'", "'1239'");
        BookTraffic.json(traffic.post(owner, "/T7916W670005/actions", open), 200);
        String in = BookTraffic.inbound("T7916W670005", "L-1", sample, 3);
        assertThat(BookTraffic.codes(traffic.post(owner, "/messages", in), 422))
                .containsExactly(6712);
        String licence =
                "{'action':'file-licence','licence':{'kind':'first_import','number':'F-1',"
                        + "'issuedBy':'NMPA','validFrom':'2026-01-01','validTo':'2099-12-31'}}";
        HttpResponse<String> filed =
                platform.send(
                        traffic.request(
                                operator,
                                "/api/v1/registry/enterprises/"
                                        + BookTraffic.WAREHOUSE
                                        + "/actions",
                                licence));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        String with =
                in.replaceFirst(BookTraffic.GUID.pattern(), BookTraffic.guid())
                        .replace("'quantity'", "'permit':'F-1','quantity'");
        BookTraffic.json(traffic.post(owner, "/messages", with), 200);
        balance("T7916W670005", BookTraffic.item(sample), 3, 0);
        traffic.send(sample);
        assertThat(traffic.last(sample)).isEqualTo("100");
    }

    // The zone's own book, from which generated declarations take their goods.

    @Test
    void theDemoZoneHasABookWithStock() throws Exception {
        JsonNode book =
                BookTraffic.json(
                        traffic.get(
                                owner, "/" + SampleBook.number(BookTraffic.WAREHOUSE) + "?limit=2"),
                        200);
        assertThat(book.get("book").get("open").asBoolean()).isTrue();
        assertThat(book.get("lines").get(0).get("onHand").asString()).isEqualTo("1000000");
    }

    private JsonNode line(String book, String item) throws Exception {
        for (JsonNode line : BookTraffic.json(traffic.get(owner, "/" + book), 200).get("lines")) {
            if (line.get("item").asString().equals(item)) {
                return line;
            }
        }
        throw new AssertionError(item);
    }

    private void balance(String book, String item, int onHand, int locked) throws Exception {
        JsonNode line = line(book, item);
        assertThat(List.of(line.get("onHand").asString(), line.get("locked").asString()))
                .containsExactly(String.valueOf(onHand), String.valueOf(locked));
    }

    /// Every line is the sum of its moves, by both of the checks that say so.
    private void sound() throws Exception {
        Database database = platform.part(Database.class);
        assertThat(new StockSums(database.source(), true).wrongLines()).isZero();
        assertThat(
                        new Audit(database.source(), platform.part(EventCodec.class))
                                .findings()
                                .discrepancies())
                .noneMatch(words -> words.contains("account book"));
    }
}
