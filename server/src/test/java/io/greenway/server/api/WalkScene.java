package io.greenway.server.api;

import static io.greenway.server.api.SilentTrades.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.Paper;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.SampleBook;
import io.greenway.server.Samples;
import io.greenway.server.TestPlatform;
import io.greenway.server.dispatch.BuiltInTax;
import io.greenway.server.intake.Participants;
import io.greenway.server.pump.BillReader;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.zone.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What the walk looks for: trades of some enterprises with everything that can hang on a trade,
/// and a stranger that may do everything an enterprise may and has no part in any of it.
final class WalkScene {
    static final String SELLER = "5101960D11";
    static final String STRANGER = "5101960W01";

    /// Another one, that sends.
    static final String SENDER = "5101960W02";

    private static final long SEED = 260_331;

    private final TestPlatform platform;
    private final SilentTrades trades;
    private final SetOfMessages released;
    private final SilentTrades.Sent held;

    /// What names stand for; `path name` holds for the path and all below it.
    private final Map<String, String> theirs = new HashMap<>();

    private final Map<String, String> callers = new LinkedHashMap<>();
    private final String strangersKey;
    private final String strangersPerson;
    private final String sendersKey;
    private int references;

    WalkScene(TestPlatform platform) throws Exception {
        this.platform = platform;
        this.trades = new SilentTrades(platform);
        Set<Role> all =
                Arrays.stream(Role.values())
                        .filter(role -> role != Role.AUTHORITY)
                        .collect(Collectors.toSet());
        for (String code : List.of(STRANGER, SENDER)) {
            platform.part(ParticipantTables.class).put(new Enterprise(code, "陌生企业", all));
        }
        platform.part(Participants.class).reload();
        strangersKey = platform.newKey(STRANGER);
        sendersKey = platform.newKey(SENDER);
        released = new SetOfMessages(platform, SEED);
        send(released);
        held = trades.sent(SEED + 1, 0);
        known();
        pay();
        hold();
        recall();
        billed();
        counted();
        applied();
        WalkPeople people = new WalkPeople(platform);
        callers.put("nobody", "");
        callers.put("enterprise", trades.key(SELLER));
        callers.put("person", people.of(SELLER));
        for (Credentials.Login login : platform.logins()) {
            // Who works at an enterprise is the person above.
            if (!login.username().endsWith("2") && !login.role().equals("enterprise")) {
                callers.put(login.role(), people.signedIn(login.username(), login.password()));
            }
        }
        strangersPerson = people.of(STRANGER);
        theirs.putAll(people.numbers(SELLER));
    }

    /// Everybody who asks.
    Map<String, String> callers() {
        return callers;
    }

    /// A person of the stranger that has every right at it.
    String strangersPerson() {
        return strangersPerson;
    }

    String strangersKey() {
        return "Bearer " + strangersKey;
    }

    String sendersKey() {
        return "Bearer " + sendersKey;
    }

    String key(String code) {
        return trades.key(code);
    }

    /// Names with the numbers of what is there and is not the stranger's.
    WalkedOperation.Values theirs() {
        return (path, name) -> {
            if (name.equals("reference")) {
                references++;
                return Optional.of("walk-" + references);
            }
            for (String part = path;
                    !part.isEmpty();
                    part = part.substring(0, part.lastIndexOf('/'))) {
                String value = theirs.get(part + " " + name);
                if (value != null) {
                    return Optional.of(value);
                }
            }
            return Optional.ofNullable(theirs.get(name));
        };
    }

    /// The same names with numbers of nothing.
    WalkedOperation.Values nothing() {
        return (path, name) ->
                (path.startsWith("/api/v1/ledgers") || path.startsWith("/api/v1/guarantees"))
                                && name.equals("code")
                        ? Optional.of("5101960Z99")
                        : theirs().of(path, name).map(value -> nothing(name, value));
    }

    private static String nothing(String name, String value) {
        return switch (name) {
            case "invtNo" -> "79002026I999999999";
            case "orderNo" -> "NO-SUCH-ORDER";
            case "number" -> value.startsWith("FX") ? "FX999999999" : value;
            case "batchNo" -> "NO-SUCH-BATCH";
            case "buyer" -> "0".repeat(value.length());
            case "username" -> "no.such.login";
            case "prefix" -> "gw_nothing00";
            case "id", "recall", "tasks" -> "999999999";
            default -> value.equals(SELLER) ? "5101960Z99" : value;
        };
    }

    /// What nobody but a party or an officer may be told.
    Set<String> secrets() {
        return Stream.concat(
                        Stream.of(released.declaration(), held.declaration())
                                .flatMap(WalkScene::secrets),
                        Stream.of(
                                theirs.get("invtNo"),
                                held.invtNo(),
                                theirs.get("buyer"),
                                theirs.get("username"),
                                theirs.get("prefix"),
                                theirs.get("/api/v1/me/sessions id"),
                                "Payee of the walk",
                                "WALK-BATCH",
                                "walked recall"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> secrets(Declaration one) {
        return Stream.concat(
                Stream.of(
                        one.order().head().orderNo(),
                        one.payment().head().payTransactionId(),
                        one.waybill().head().logisticsNo(),
                        one.inventory().head().copNo(),
                        one.order().head().guid(),
                        one.payment().head().guid(),
                        one.waybill().head().guid(),
                        one.inventory().head().guid()),
                personal(one));
    }

    /// What nobody at all is told.
    Set<String> personal() {
        return Stream.of(released.declaration(), held.declaration())
                .flatMap(WalkScene::personal)
                .collect(Collectors.toSet());
    }

    private static Stream<String> personal(Declaration one) {
        var head = one.inventory().head();
        return Stream.of(
                head.buyerName(),
                head.buyerIdNumber(),
                head.buyerTelephone(),
                head.consigneeAddress(),
                one.order().head().consigneeAddress());
    }

    /// The messages of a trade that is another's, as the body of a form.
    byte[] form() {
        return released.form();
    }

    /// A payment of the stranger for an order.
    String payment(String orderNo) {
        return Samples.payments(Samples.guid(), SENDER, SENDER, 1)
                .replace(">O1<", ">" + orderNo + "<")
                .replace(">T1<", ">T-" + orderNo + "<");
    }

    String orderNo() {
        return theirs.get("orderNo");
    }

    private void send(SetOfMessages messages) throws Exception {
        Map<Paper, String> from =
                Map.of(
                        Paper.ORDER,
                        "5101960D01",
                        Paper.PAYMENT,
                        "5101960D21",
                        Paper.WAYBILL,
                        "5101960D31",
                        Paper.INVENTORY,
                        "5101960D41");
        for (Map.Entry<Paper, String> one : from.entrySet()) {
            String key = trades.key(one.getValue()).substring("Bearer ".length());
            json(platform.post(key, messages.text(one.getKey())), 202);
        }
        trades.receipt(messages.declaration().inventory().head().guid(), "800");
    }

    private void known() throws Exception {
        var order = released.declaration().order().head();
        theirs.put("ebpCode", order.ebpCode());
        theirs.put("orderNo", order.orderNo());
        String dossier = "/api/v1/dossiers/" + order.ebpCode() + "/" + order.orderNo();
        JsonNode told = trades.json(trades.key(SELLER), dossier, 200);
        theirs.put("invtNo", told.get("invtNo").asString());
        String today = LocalDate.now(Terms.CHINA).toString();
        Stream.of("from", "to", "day", "paidOn", "enteredOn", "released")
                .forEach(name -> theirs.put(name, today));
        Stream.of("code", "seller", "owner", "payer", "payerCode")
                .forEach(name -> theirs.put(name, SELLER));
        Stream.of("country", "payeeCountry", "currency").forEach(name -> theirs.put(name, "502"));
        theirs.put("bankCode", STRANGER);
        theirs.put("amount", "0.5");
        theirs.put("table", "tariff");
        theirs.put("type", "CEB621");
        theirs.put("q", "honey");
        theirs.put("agent", STRANGER);
        theirs.put("/api/v1/codes code", "-621018");
        theirs.put("/api/v1/views regulator", "customs");
        theirs.put("seconds", "1");
        var head = released.declaration().inventory().head();
        Terms.Buyers buyers = platform.part(Terms.Buyers.class);
        theirs.put("buyer", buyers.pseudonym(head.buyerIdType(), head.buyerIdNumber()));
        theirs.put("year", today.substring(0, 4));
        theirs.put(
                "/api/v1/services/parcels number",
                released.declaration().waybill().head().logisticsNo());
        theirs.put("/api/v1/papers code", "00000-00000-00000-00000");
        theirs.put("/api/v1/gateway number", "999999999");
        theirs.put("/api/v1/gateway name", "nothing.xml");
        theirs.put("/api/v1/ledgers/guarantees code", head.assureCode());
        theirs.put("month", today.substring(0, 7));
        theirs.put("purpose", "to see whether it is told");
        theirs.put("/api/v1/reference/changes id", "999999999");
        theirs.put("/api/v1/guarantees id", "999999999");
        theirs.put("/api/v1/registry/enterprises q", "");
        theirs.put("/api/v1/rules/tables from", "2026-01-01");
        theirs.put("/api/v1/rules/tables to", today);
    }

    /// A payment abroad of the seller.
    private void pay() throws Exception {
        String asked =
                """
                {'reference':'WALK','bankCode':'5101960D21','payeeName':'Payee of the walk',
                 'payeeCountry':'502','currency':'502','lines':[{'invtNo':'%s','amount':0.5}]}
                """
                        .formatted(theirs.get("invtNo"));
        JsonNode made =
                json(trades.post(trades.key(SELLER), "/api/v1/exchange/remittances", asked), 201);
        theirs.put("number", made.get("number").asString());
    }

    /// What is on the desks and with the inspection.
    private void hold() throws Exception {
        String subject = "{'kind':'%s','invtNo':'" + held.invtNo() + "','because':'walk'}";
        JsonNode task =
                json(
                        trades.post(
                                trades.login("customs1"),
                                "/api/v1/desk/tasks",
                                subject.formatted("CUSTOMS_REVIEW")),
                        201);
        theirs.put("/api/v1/desk/tasks id", task.get("id").asString());
        theirs.put("tasks", task.get("id").asString());
        theirs.put("/api/v1/desk/selections invtNo", held.invtNo());
        JsonNode order =
                json(
                        trades.post(
                                trades.login("inspection1"), "/api/v1/inspection/orders", subject),
                        201);
        theirs.put("/api/v1/inspection/orders id", order.get("order").get("id").asString());
        theirs.put("orders", order.get("order").get("id").asString());
    }

    /// A batch of the seller and a recall of its goods.
    private void recall() throws Exception {
        InventoryList line = released.declaration().inventory().lines().getFirst();
        String today = theirs.get("day");
        String batch =
                """
                {'batchNo':'WALK-BATCH','emsNo':'T9','itemRecordNo':'1','code':'%s','name':'goods',
                 'producer':'Maker','origin':'%s','quantity':100,'unit':'011','enteredOn':'%s'}
                """
                        .formatted(line.gcode(), line.country(), today);
        json(trades.post(trades.key(SELLER), "/api/v1/inspection/batches", batch), 201);
        theirs.put("batchNo", "WALK-BATCH");
        String asked =
                "{'code':'%s','seller':'%s','from':'%s','to':'%s','reason':'walked recall'}"
                        .formatted(line.gcode(), SELLER, today, today);
        String officer = trades.login("inspection1");
        JsonNode opened = json(trades.post(officer, "/api/v1/inspection/recalls", asked), 201);
        String id = opened.get("recall").get("id").asString();
        String steps = "/api/v1/inspection/recalls/" + id + "/steps";
        json(trades.post(officer, steps, "{'step':'issue'}"), 200);
        theirs.put("/api/v1/inspection/recalls id", id);
        theirs.put("recall", id);
    }

    /// An enterprise of nobody here wants to come in.
    private void applied() throws Exception {
        String asked =
                """
                {'creditCode':'91510100MA6EX0006X','name':'来人','roles':['agent'],
                 'contact':{'name':'somebody','mail':'walk@example.org'}}
                """;
        JsonNode made = json(trades.post("", "/api/v1/applications", asked), 201);
        theirs.put("/api/v1/applications number", made.get("number").asString());
        theirs.put("/api/v1/registry/applications number", made.get("number").asString());
        theirs.put("/api/v1/registry/applications state", "waiting");
    }

    /// Somebody of the zone counts what lies in a bonded warehouse, which only its owner may: that
    /// is answered as well.
    private void counted() throws Exception {
        String book = SampleBook.number(BookTraffic.WAREHOUSE);
        String item = SampleBook.goods().getFirst().item();
        String count = BookTraffic.stocktake(book, item, "1000000").replace('\'', '"');
        String guid = count.split("\"guid\":\"", -1)[1].split("\"", -1)[0];
        json(trades.post(trades.login("operator"), "/api/v1/books/messages", count), 422);
        theirs.put("/api/v1/books number", book);
        theirs.put("/api/v1/books/messages guid", guid);
    }

    /// What is owed is put down when the day of the release is over, so the tax of the platform
    /// works up to tomorrow. Between two questions it is asked for what is not there, for a second.
    private void billed() throws Exception {
        String path = "/api/v1/tax/bills/" + theirs.get("invtNo") + "?purpose=walk";
        String nothing = "/api/v1/receipts?wait=1&after=" + (Long.MAX_VALUE - 1);
        for (int at = 0; at < 30; at++) {
            platform.part(BillReader.class).read();
            platform.part(BuiltInTax.class).upTo(Instant.now().plus(Duration.ofDays(1)));
            if (trades.get(trades.login("tax"), path).body().contains("\"ISSUED\"")) {
                return;
            }
            trades.json(trades.key("5101960D12"), nothing, 200);
        }
        throw new AssertionError("there never was a bill");
    }

    /// Waits until the platform has told the sender of a payment for an order.
    JsonNode told(String orderNo) throws Exception {
        long cursor = 0;
        while (true) {
            String path = "/api/v1/receipts?wait=20&after=" + cursor;
            JsonNode page = trades.json(sendersKey(), path, 200);
            assertThat(page.get("receipts")).isNotEmpty();
            for (JsonNode receipt : page.get("receipts")) {
                if (receipt.get("orderNo").asString().equals(orderNo)) {
                    return receipt;
                }
            }
            cursor = page.get("next").asLong();
        }
    }
}
