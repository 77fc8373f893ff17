package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Clerk;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.DossierKey;
import io.greenway.core.message.Paper;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.sample.SampleBook;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import io.greenway.server.intake.Participants;
import io.greenway.server.store.Audit;
import io.greenway.server.store.Batch;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.StockSums;
import io.greenway.server.zone.Credentials;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: stock of bonded account books goes in, is locked, leaves and comes back over real HTTP; of
/// many who race for the last of it exactly so many get it; and nobody but the owner and the zone
/// sees a book.
class BookTest {
    private static final String WAREHOUSE = "5101960D61";
    private static final String SITE = "5101960D51";
    private static final String AGENT = "5101960D42";
    private static final Pattern GUID =
            Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party(AGENT, "示范二报关")),
                    List.of(),
                    List.of(new Party(WAREHOUSE, "示范保税仓")));

    private final TestPlatform platform = TestPlatform.running();
    private final String owner = key(WAREHOUSE);
    private final String site = key(SITE);
    private final String operator = login("operator");

    /// A bonded declaration of one piece of one kind of goods, as its four messages.
    private record Sample(Declaration declaration, String number, Map<Paper, String> messages) {}

    @Test
    void stockComesInIsLockedLeavesAndComesBack() throws Exception {
        Sample sample = sample(6701, "T7916W670001");
        String item = item(sample);
        open("T7916W670001", sample);
        String in = inbound("T7916W670001", "L-1", sample, 3);
        JsonNode booked = json(post(owner, "/messages", in), 200);
        assertThat(json(post(owner, "/messages", in), 200)).isEqualTo(booked);
        json(post(owner, "/messages", in.replace("L-1", "L-2")), 409);
        assertThat(codes(post(owner, "/messages", inbound("T7916W670001", "L-1", sample, 3)), 422))
                .containsExactly(6711);
        balance("T7916W670001", item, 3, 0);

        JsonNode rehearsed = preCheck(sample);
        assertThat(rehearsed.get("dossiers").get(0).get("stock").asString()).isEqualTo("LOCKED");
        balance("T7916W670001", item, 3, 0);

        send(sample);
        assertThat(last(sample)).isEqualTo("800");
        balance("T7916W670001", item, 2, 1);
        String invtNo = invtNo(sample);
        String pass = gateOut("P-1", invtNo);
        assertThat(codes(post(key("5101960D31"), "/messages", pass), 422)).containsExactly(3104);
        json(post(site, "/messages", pass), 200);
        assertThat(last(sample)).isEqualTo("899");
        balance("T7916W670001", item, 2, 0);
        assertThat(codes(post(site, "/messages", gateOut("P-2", invtNo)), 422))
                .containsExactly(6715);

        assertThat(restock(sample, "2")).extracting(one -> one.code().number()).contains(6724);
        assertThat(restock(sample, "1")).isEmpty();
        balance("T7916W670001", item, 3, 0);

        String today = LocalDate.now(Terms.CHINA).toString();
        String days = "/T7916W670001/statement?from=" + today + "&to=" + today;
        JsonNode line = json(get(owner, days), 200).get("lines").get(0);
        assertThat(line.get("opening").asString()).isEqualTo("0");
        assertThat(line.get("received").asString()).isEqualTo("3");
        assertThat(line.get("taken").asString()).isEqualTo("1");
        assertThat(line.get("returned").asString()).isEqualTo("1");
        assertThat(line.get("closing").asString()).isEqualTo("3");
        List<String> kinds = new ArrayList<>();
        json(get(owner, "/T7916W670001/moves"), 200)
                .get("moves")
                .forEach(move -> kinds.add(move.get("kind").asString()));
        assertThat(kinds).containsExactly("RECEIVED", "LOCKED", "TAKEN", "RETURNED");
        nobodyElseSees("T7916W670001");
        described("T7916W670001", days);
        sound();
    }

    private void nobodyElseSees(String book) throws Exception {
        for (String path : List.of("", "/moves", "/actions", "/statement?from=x&to=y")) {
            assertThat(get(site, "/" + book + path).statusCode()).as(path).isEqualTo(404);
            assertThat(get(key(AGENT), "/" + book + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(json(get(key(AGENT), ""), 200).get("books").size()).isZero();
        assertThat(get(login("exchange"), "").statusCode()).isEqualTo(403);
        assertThat(json(get(operator, ""), 200).get("books").toString()).contains(book);
        String count = stocktake(book, "GW", "1");
        assertThat(codes(post(key(AGENT), "/messages", count), 422)).containsExactly(6701);
    }

    private void described(String book, String days) throws Exception {
        JsonNode schemas =
                TestPlatform.json(
                                platform.send(platform.request("/api/v1/openapi.json").build()))
                        .get("components")
                        .get("schemas");
        Map<String, String> forms = new HashMap<>();
        forms.put("", "BookPage");
        forms.put("/" + book, "BookLines");
        forms.put("/" + book + "/moves", "BookMoves");
        forms.put("/" + book + "/actions", "BookHistory");
        forms.put(days, "BookStatement");
        for (var form : forms.entrySet()) {
            JsonNode answer = json(get(owner, form.getKey()), 200);
            Schema.check(schemas, schemas.get(form.getValue()), answer, form.getValue());
        }
    }

    @Test
    void whatIsRefusedLeavesTheBookAsItWas() throws Exception {
        Sample sample = sample(6702, "T7916W670002");
        String item = item(sample);
        open("T7916W670002", sample);
        JsonNode rehearsed = preCheck(sample);
        assertThat(rehearsed.get("dossiers").get(0).get("stock").asString()).isEqualTo("REFUSED");
        send(sample);
        HttpResponse<String> story = dossier(sample);
        assertThat(last(sample)).isEqualTo("100");
        assertThat(json(story, 200).get("faults").toString())
                .contains("T7916W670002")
                .contains(item);
        balance("T7916W670002", item, 0, 0);
        assertThat(codes(post(operator, "/T7916W670002/actions", "{'action':'close'}"), 400))
                .isNotEmpty();
        assertThat(codes(post(owner, "/T7916W670002/actions", close()), 403)).contains(6713);
        json(post(operator, "/T7916W670002/actions", close()), 200);
        assertThat(codes(post(owner, "/messages", inbound("T7916W670002", "L", sample, 1)), 422))
                .containsExactly(6702);
    }

    @Test
    void aStocktakeFindsADifferenceThatTheZoneSettles() throws Exception {
        Sample sample = sample(6703, "T7916W670003");
        String item = item(sample);
        open("T7916W670003", sample);
        json(post(owner, "/messages", inbound("T7916W670003", "L-1", sample, 10)), 200);
        String count = stocktake("T7916W670003", item, "8.5");
        JsonNode found = json(post(owner, "/messages", count), 200);
        assertThat(found.get("differences").get(0).get("difference").asString()).isEqualTo("-1.5");
        balance("T7916W670003", item, 10, 0);
        String settle =
                "{'message':'settle','guid':'%s','book':'T7916W670003','stocktake':'%s','reason':'%s'}"
                        .formatted(guid(), found.get("guid").asString(), "damaged");
        assertThat(codes(post(owner, "/messages", settle), 422)).containsExactly(6713);
        json(post(operator, "/messages", settle), 200);
        assertThat(line("T7916W670003", item).get("onHand").asString()).isEqualTo("8.5");
        String again = settle.replaceFirst(GUID.pattern(), guid());
        assertThat(codes(post(operator, "/messages", again), 422)).containsExactly(6716);
        String off =
                "{'message':'write-off','guid':'%s','book':'T7916W670003','reason':'expired',"
                        + "'documentNo':'D-1','lines':[{'item':'%s','quantity':%s}]}";
        assertThat(codes(post(operator, "/messages", off.formatted(guid(), item, "9")), 422))
                .containsExactly(6709);
        json(post(operator, "/messages", off.formatted(guid(), item, "8.5")), 200);
        balance("T7916W670003", item, 0, 0);
        sound();
    }

    @Test
    void of64RacingForTheLastStockExactlyTheStockIsLocked() throws Exception {
        Sample sample = sample(6704, "T7916W670004");
        String item = item(sample);
        open("T7916W670004", sample);
        json(post(owner, "/messages", inbound("T7916W670004", "L-1", sample, 23)), 200);
        List<Sample> rivals =
                IntStream.range(0, 64).mapToObj(at -> numbered(sample, 1_000 + at)).toList();
        for (Paper paper : List.of(Paper.ORDER, Paper.PAYMENT, Paper.WAYBILL)) {
            post(paper, together(paper, rivals));
        }
        List<Thread> senders =
                rivals.stream()
                        .map(
                                one ->
                                        Thread.ofVirtual()
                                                .start(
                                                        () ->
                                                                post(
                                                                        Paper.INVENTORY,
                                                                        one.messages()
                                                                                .get(
                                                                                        Paper
                                                                                                .INVENTORY))))
                        .toList();
        for (Thread sender : senders) {
            sender.join();
        }
        Map<String, String> ends = ends(rivals);
        assertThat(ends.values().stream().filter("800"::equals)).hasSize(23);
        assertThat(ends.values().stream().filter("100"::equals)).hasSize(41);
        balance("T7916W670004", item, 0, 23);
        sound();
    }

    @Test
    void goodsOf1239ComeInOnlyWithTheirFirstImportPermit() throws Exception {
        Sample sample = sample(6705, "T7916W670005");
        String open = opening(sample).replace("'1210'", "'1239'");
        json(post(owner, "/T7916W670005/actions", open), 200);
        String in = inbound("T7916W670005", "L-1", sample, 3);
        assertThat(codes(post(owner, "/messages", in), 422)).containsExactly(6712);
        String licence =
                "{'action':'file-licence','licence':{'kind':'first_import','number':'F-1',"
                        + "'issuedBy':'NMPA','validFrom':'2026-01-01','validTo':'2099-12-31'}}";
        HttpResponse<String> filed =
                platform.send(
                        request(
                                operator,
                                "/api/v1/registry/enterprises/" + WAREHOUSE + "/actions",
                                licence));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(200);
        String with =
                in.replaceFirst(GUID.pattern(), guid())
                        .replace("'quantity'", "'permit':'F-1','quantity'");
        json(post(owner, "/messages", with), 200);
        balance("T7916W670005", item(sample), 3, 0);
        send(sample);
        assertThat(last(sample)).isEqualTo("100");
    }

    // The zone's own book, from which generated declarations take their goods.

    @Test
    void theDemoZoneHasABookWithStock() throws Exception {
        JsonNode book = json(get(owner, "/" + SampleBook.number(WAREHOUSE) + "?limit=2"), 200);
        assertThat(book.get("book").get("open").asBoolean()).isTrue();
        assertThat(book.get("lines").get(0).get("onHand").asString()).isEqualTo("1000000");
    }

    private Sample sample(long seed, String book) throws Exception {
        Generator generator = new Generator(seed, LocalDate.now(Terms.CHINA), PARTIES);
        for (long index = 0; ; index++) {
            Declaration one = generator.declaration(index, Kind.CONSISTENT);
            var lines = one.inventory().lines();
            if (one.inventory().head().tradeMode().equals("1210")
                    && lines.size() == 1
                    && lines.getFirst().qty().intValue() == 1
                    && lines.getFirst().price().intValue() < 900) {
                return new Sample(one, one.order().head().orderNo().substring(1), xml(one, book));
            }
        }
    }

    private Map<Paper, String> xml(Declaration declaration, String book) throws Exception {
        Map<Paper, String> messages = new EnumMap<>(Paper.class);
        Packer packer =
                new Packer(
                        1,
                        100,
                        packed -> {
                            byte[] xml =
                                    XmlWriter.write(
                                            (Record) packed.message(), XmlWriter.Style.PREFIXED);
                            messages.put(packed.paper(), new String(xml, StandardCharsets.UTF_8));
                        });
        packer.add(declaration);
        packer.finish();
        messages.replaceAll(
                (paper, text) ->
                        fresh(text)
                                .replaceAll(
                                        "(emsNo>)[^<]+", "$1" + Matcher.quoteReplacement(book)));
        return messages;
    }

    /// The same trade under another number.
    private static Sample numbered(Sample sample, int at) {
        String number = sample.number().substring(0, 8) + "%08d".formatted(at) + "R" + at;
        Map<Paper, String> messages = new EnumMap<>(Paper.class);
        sample.messages()
                .forEach(
                        (paper, text) ->
                                messages.put(
                                        paper, fresh(text.replace(sample.number(), number))));
        return new Sample(sample.declaration(), number, messages);
    }

    private static String fresh(String text) {
        return GUID.matcher(text).replaceAll(found -> guid());
    }

    /// One message with the documents of all.
    private static String together(Paper paper, List<Sample> samples) {
        String element =
                switch (paper) {
                    case ORDER -> "Order";
                    case PAYMENT -> "Payment";
                    case WAYBILL -> "Logistics";
                    case INVENTORY -> "Inventory";
                };
        StringBuilder all = new StringBuilder();
        String first = samples.getFirst().messages().get(paper);
        int begin = first.indexOf("<ceb:" + element + ">");
        String close = "</ceb:" + element + ">";
        for (Sample one : samples) {
            String text = one.messages().get(paper);
            all.append(
                    text,
                    text.indexOf("<ceb:" + element + ">"),
                    text.indexOf(close) + close.length());
        }
        return first.substring(0, begin)
                + all
                + first.substring(first.indexOf(close) + close.length());
    }

    private static String item(Sample sample) {
        return sample.declaration().inventory().lines().getFirst().itemRecordNo();
    }

    private void open(String book, Sample sample) throws Exception {
        json(post(owner, "/" + book + "/actions", opening(sample)), 200);
        assertThat(codes(post(owner, "/" + book + "/actions", opening(sample)), 409))
                .contains(6710);
    }

    private static String opening(Sample sample) {
        var line = sample.declaration().inventory().lines().getFirst();
        return "{'action':'open','owner':'%s','site':'%s','customsCode':'7916','mode':'1210',"
                        .formatted(WAREHOUSE, SITE)
                + "'validFrom':'2026-01-01','validTo':'2099-12-31','goods':[{'item':'%s',"
                        .formatted(line.itemRecordNo())
                + "'hsCode':'%s','name':'%s','unit':'%s','origin':'%s'}]}"
                        .formatted(line.gcode(), line.gname(), line.unit(), line.country());
    }

    private static String close() {
        return "{'action':'close','reason':'moved'}";
    }

    private static String inbound(String book, String listNo, Sample sample, int units) {
        var line = sample.declaration().inventory().lines().getFirst();
        return "{'message':'inbound','guid':'%s','book':'%s','listNo':'%s','lines':[{'item':'%s',"
                        .formatted(guid(), book, listNo, line.itemRecordNo())
                + "'hsCode':'%s','unit':'%s','origin':'%s','quantity':%d}]}"
                        .formatted(line.gcode(), line.unit(), line.country(), units);
    }

    private static String gateOut(String passNo, String invtNo) {
        return "{'message':'gate-out','guid':'%s','passNo':'%s','invtNos':['%s']}"
                .formatted(guid(), passNo, invtNo);
    }

    private static String stocktake(String book, String item, String counted) {
        return "{'message':'stocktake','guid':'%s','book':'%s','lines':[{'item':'%s','counted':%s}]}"
                .formatted(guid(), book, item, counted);
    }

    private List<Fault> restock(Sample sample, String units) throws Exception {
        List<Fault> faults = new ArrayList<>();
        DossierKey key =
                new DossierKey(
                        sample.declaration().order().head().ebpCode(), "O" + sample.number());
        Registry registry = platform.part(Participants.class).registry();
        platform.part(ClearanceStore.class)
                .work(
                        Batch.NONE,
                        Instant.now(),
                        books ->
                                faults.addAll(
                                        new Clerk(
                                                        books,
                                                        Reference.bundled(),
                                                        registry,
                                                        (type, number) -> number)
                                                .restock(
                                                        key,
                                                        Map.of(1, new BigDecimal(units)),
                                                        Instant.now())));
        return faults;
    }

    private JsonNode preCheck(Sample sample) throws Exception {
        String boundary = "greenway-books";
        StringBuilder body = new StringBuilder();
        for (Paper paper : Paper.values()) {
            String text = sample.messages().get(paper);
            body.append("--%s\r\nContent-Disposition: form-data; ".formatted(boundary))
                    .append("name=\"message\"; filename=\"%s.xml\"\r\n\r\n".formatted(paper))
                    .append(paper == Paper.INVENTORY ? signed(text) : text)
                    .append("\r\n");
        }
        body.append("--%s--\r\n".formatted(boundary));
        HttpResponse<String> answer =
                platform.send(
                        platform.request("/api/v1/services/pre-check")
                                .header("Authorization", operator)
                                .header(
                                        "Content-Type",
                                        "multipart/form-data; boundary=" + boundary)
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build());
        return json(answer, 200);
    }

    private void send(Sample sample) {
        for (Paper paper : Paper.values()) {
            post(paper, sample.messages().get(paper));
        }
    }

    private void post(Paper paper, String text) {
        String code =
                switch (paper) {
                    case ORDER -> "5101960D01";
                    case PAYMENT -> "5101960D21";
                    case WAYBILL -> "5101960D31";
                    case INVENTORY -> AGENT;
                };
        try {
            String sent = paper == Paper.INVENTORY ? signed(text) : text;
            String key = key(code).substring("Bearer ".length());
            HttpResponse<String> answer = platform.post(key, sent);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private String signed(String text) throws Exception {
        Credentials.Key key =
                platform.keys().stream()
                        .filter(one -> one.code().equals(AGENT))
                        .findFirst()
                        .orElseThrow();
        byte[] xml = text.getBytes(StandardCharsets.UTF_8);
        return switch (SignedXml.sign(xml, platform.signer(key))) {
            case Outcome.Accepted<byte[]>(byte[] bytes, List<Fault> _) ->
                    new String(bytes, StandardCharsets.UTF_8);
            case Outcome.Refused<byte[]>(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    private String last(Sample sample) throws Exception {
        return ends(List.of(sample)).get("O" + sample.number());
    }

    /// The last status of each inventory once there is nothing new for some seconds.
    private Map<String, String> ends(List<Sample> samples) throws Exception {
        Map<String, String> ends = new HashMap<>();
        Set<String> done = Set.of("100", "800", "899");
        long cursor = 0;
        for (int empty = 0; empty < 20; ) {
            String path = "/api/v1/receipts?limit=1000&wait=1&after=" + cursor;
            JsonNode page =
                    json(
                            platform.send(
                                    platform.request(path)
                                            .header("Authorization", key(AGENT))
                                            .build()),
                            200);
            for (JsonNode receipt : page.get("receipts")) {
                ends.put(
                        receipt.get("orderNo").asString(),
                        receipt.get("returnStatus").asString());
            }
            cursor = page.get("next").asLong();
            boolean quiet = page.get("receipts").isEmpty();
            empty = quiet ? empty + 1 : 0;
            boolean all =
                    samples.stream()
                            .allMatch(
                                    one ->
                                            done.contains(
                                                    ends.getOrDefault("O" + one.number(), "")));
            if (all && quiet) {
                break;
            }
        }
        return ends.entrySet().stream()
                .filter(
                        end ->
                                samples.stream()
                                        .anyMatch(
                                                one -> end.getKey().equals("O" + one.number())))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue));
    }

    private HttpResponse<String> dossier(Sample sample) throws Exception {
        last(sample);
        String path =
                "/api/v1/dossiers/5101960D01/O" + sample.number();
        return platform.send(platform.request(path).header("Authorization", key(AGENT)).build());
    }

    private String invtNo(Sample sample) throws Exception {
        return json(dossier(sample), 200).get("invtNo").asString();
    }

    private JsonNode line(String book, String item) throws Exception {
        for (JsonNode line : json(get(owner, "/" + book), 200).get("lines")) {
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
        assertThat(new StockSums(database.source()).wrongLines()).isZero();
        assertThat(
                        new Audit(database.source(), platform.part(EventCodec.class))
                                .findings()
                                .discrepancies())
                .noneMatch(words -> words.contains("account book"));
    }

    private static String guid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    private String key(String code) {
        return "Bearer "
                + platform.keys().stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow()
                        .apiKey();
    }

    private String login(String role) {
        Credentials.Login login =
                platform.logins().stream()
                        .filter(one -> one.role().equals(role))
                        .findFirst()
                        .orElseThrow();
        String both = login.username() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Integer> codes(HttpResponse<String> response, int status) {
        List<Integer> codes = new ArrayList<>();
        json(response, status).get("faults").forEach(one -> codes.add(one.get("number").asInt()));
        return codes;
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    private HttpResponse<String> get(String who, String path) throws Exception {
        return platform.send(
                platform.request("/api/v1/books" + path).header("Authorization", who).build());
    }

    private HttpResponse<String> post(String who, String path, String body) throws Exception {
        return platform.send(request(who, "/api/v1/books" + path, body));
    }

    private HttpRequest request(String who, String path, String body) {
        return platform.request(path)
                .header("Authorization", who)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
    }
}
