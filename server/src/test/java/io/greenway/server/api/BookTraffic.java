package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import io.greenway.server.zone.Credentials;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import tools.jackson.databind.JsonNode;

/// Bonded trades of the demo zone, and how they are sent.
final class BookTraffic {
    static final String WAREHOUSE = "5101960D61";
    static final String SITE = "5101960D51";
    static final String AGENT = "5101960D42";
    static final Pattern GUID =
            Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party(AGENT, "示范二报关")),
                    List.of(),
                    List.of(new Party(WAREHOUSE, "示范保税仓")));

    private final TestPlatform platform;

    BookTraffic(TestPlatform platform) {
        this.platform = platform;
    }

    /// A bonded declaration of one piece of one kind of goods, as its four messages.
    record Sample(Declaration declaration, String number, Map<Paper, String> messages) {}

    Sample sample(long seed, String book) {
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

    Map<Paper, String> xml(Declaration declaration, String book) {
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
                                        "(<ceb:emsNo>)[^<]*",
                                        "$1" + Matcher.quoteReplacement(book)));
        return messages;
    }

    /// The same trade under another number.
    static Sample numbered(Sample sample, int at) {
        String number = sample.number().substring(0, 6) + "%08d".formatted(at) + "RACES";
        Map<Paper, String> messages = new EnumMap<>(Paper.class);
        sample.messages()
                .forEach(
                        (paper, text) ->
                                messages.put(paper, fresh(text.replace(sample.number(), number))));
        return new Sample(sample.declaration(), number, messages);
    }

    static String fresh(String text) {
        return GUID.matcher(text).replaceAll(found -> guid());
    }

    /// One message with the documents of all.
    static String together(Paper paper, List<Sample> samples) {
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

    static String item(Sample sample) {
        return sample.declaration().inventory().lines().getFirst().itemRecordNo();
    }

    void open(String book, Sample sample) throws Exception {
        json(post(key(WAREHOUSE), "/" + book + "/actions", opening(sample)), 200);
        assertThat(codes(post(key(WAREHOUSE), "/" + book + "/actions", opening(sample)), 409))
                .contains(6710);
    }

    static String opening(Sample sample) {
        var line = sample.declaration().inventory().lines().getFirst();
        return "{'action':'open','owner':'%s','site':'%s','customsCode':'7916','mode':'1210',"
                        .formatted(WAREHOUSE, SITE)
                + "'validFrom':'2026-01-01','validTo':'2099-12-31','goods':[{'item':'%s',"
                        .formatted(line.itemRecordNo())
                + "'hsCode':'%s','name':'%s','unit':'%s','origin':'%s'}]}"
                        .formatted(line.gcode(), line.gname(), line.unit(), line.country());
    }

    static String close() {
        return "{'action':'close','reason':'moved'}";
    }

    static String inbound(String book, String listNo, Sample sample, int units) {
        var line = sample.declaration().inventory().lines().getFirst();
        return "{'message':'inbound','guid':'%s','book':'%s','listNo':'%s','lines':[{'item':'%s',"
                        .formatted(guid(), book, listNo, line.itemRecordNo())
                + "'hsCode':'%s','unit':'%s','origin':'%s','quantity':%d}]}"
                        .formatted(line.gcode(), line.unit(), line.country(), units);
    }

    static String gateOut(String passNo, String invtNo) {
        return "{'message':'gate-out','guid':'%s','passNo':'%s','invtNos':['%s']}"
                .formatted(guid(), passNo, invtNo);
    }

    static String stocktake(String book, String item, String counted) {
        return "{'message':'stocktake','guid':'%s','book':'%s','lines':[{'item':'%s','counted':%s}]}"
                .formatted(guid(), book, item, counted);
    }

    JsonNode preCheck(Sample sample) throws Exception {
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
                                .header("Authorization", key(AGENT))
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build());
        return json(answer, 200);
    }

    void send(Sample sample) {
        for (Paper paper : Paper.values()) {
            post(paper, sample.messages().get(paper));
        }
    }

    void post(Paper paper, String text) {
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

    String signed(String text) throws Exception {
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

    String last(Sample sample) throws Exception {
        return ends(List.of(sample)).get("O" + sample.number());
    }

    /// The last status of each inventory once there is nothing new for some seconds.
    Map<String, String> ends(List<Sample> samples) throws Exception {
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
                ends.put(receipt.get("orderNo").asString(), receipt.get("returnStatus").asString());
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
                                        .anyMatch(one -> end.getKey().equals("O" + one.number())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    HttpResponse<String> dossier(Sample sample) throws Exception {
        last(sample);
        String path = "/api/v1/dossiers/5101960D01/O" + sample.number();
        return platform.send(platform.request(path).header("Authorization", key(AGENT)).build());
    }

    String invtNo(Sample sample) throws Exception {
        return json(dossier(sample), 200).get("invtNo").asString();
    }

    static String guid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    String key(String code) {
        return "Bearer "
                + platform.keys().stream()
                        .filter(one -> one.code().equals(code))
                        .findFirst()
                        .orElseThrow()
                        .apiKey();
    }

    String login(String role) {
        Credentials.Login login =
                platform.logins().stream()
                        .filter(one -> one.role().equals(role))
                        .findFirst()
                        .orElseThrow();
        String both = login.username() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    static List<Integer> codes(HttpResponse<String> response, int status) {
        List<Integer> codes = new ArrayList<>();
        json(response, status).get("faults").forEach(one -> codes.add(one.get("number").asInt()));
        return codes;
    }

    static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return TestPlatform.json(response);
    }

    HttpResponse<String> get(String who, String path) throws Exception {
        return platform.send(
                platform.request("/api/v1/books" + path).header("Authorization", who).build());
    }

    HttpResponse<String> post(String who, String path, String body) throws Exception {
        return platform.send(request(who, "/api/v1/books" + path, body));
    }

    HttpRequest request(String who, String path, String body) {
        return platform.request(path)
                .header("Authorization", who)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
    }
}
