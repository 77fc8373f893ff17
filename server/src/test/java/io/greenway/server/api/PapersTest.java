package io.greenway.server.api;

import static io.greenway.server.api.Prints.code;
import static io.greenway.server.api.Prints.print;
import static io.greenway.server.api.Prints.text;
import static io.greenway.server.api.SilentTrades.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Kind;
import io.greenway.core.service.OwnDeclaration;
import io.greenway.core.service.ParcelCourse;
import io.greenway.server.TestPlatform;
import io.greenway.server.intake.Participants;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.store.Database;
import io.greenway.server.store.DossierReader;
import io.greenway.server.store.ParcelFinder;
import io.greenway.server.store.ParticipantTables;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: everybody learns where a parcel is and nothing else of it; a buyer learns everything of
/// the own trades and nothing of another's; a print says what was decided, and its code finds it
/// again. Method: two released trades of two buyers and one that customs has, asked for over HTTP;
/// prints are read back and their codes decoded.
class PapersTest {
    private static final long SEED = 260_412;
    private static final String STRANGER = "5101960P01";
    private static final TestPlatform PLATFORM = TestPlatform.running();
    private static final SilentTrades TRADES = new SilentTrades(PLATFORM);

    private static SetOfMessages mine;
    private static SetOfMessages others;
    private static String invtNo;

    @BeforeAll
    static void trade() throws Exception {
        PLATFORM.part(ParticipantTables.class)
                .put(new Enterprise(STRANGER, "陌生企业", Set.of(Role.ECOMMERCE)));
        PLATFORM.part(Participants.class).reload();
        mine = sent(SEED);
        others = sent(SEED + 1);
        invtNo =
                TRADES.json(TRADES.key(WalkScene.SELLER), dossier(mine), 200)
                        .get("invtNo")
                        .asString();
    }

    /// A trade that customs has released.
    static SetOfMessages sent(long seed) throws Exception {
        SetOfMessages set = new SetOfMessages(PLATFORM, seed);
        Map<Paper, String> from =
                Map.of(
                        Paper.ORDER, "5101960D01",
                        Paper.PAYMENT, "5101960D21",
                        Paper.WAYBILL, "5101960D31",
                        Paper.INVENTORY, "5101960D41");
        for (Map.Entry<Paper, String> one : from.entrySet()) {
            String key = TRADES.key(one.getValue()).substring("Bearer ".length());
            json(PLATFORM.post(key, set.text(one.getKey())), 202);
        }
        TRADES.receipt(set.declaration().inventory().head().guid(), "800");
        return set;
    }

    private static String dossier(SetOfMessages set) {
        var head = set.declaration().order().head();
        return "/api/v1/dossiers/" + head.ebpCode() + "/" + head.orderNo();
    }

    @Test
    void everybodyLearnsWhereAParcelIsAndNothingElse() throws Exception {
        Declaration declaration = mine.declaration();
        String waybill = declaration.waybill().head().logisticsNo();
        for (String number : List.of(waybill, invtNo)) {
            HttpResponse<String> response = open("/api/v1/services/parcels/" + number);
            JsonNode told = json(response, 200);
            described("ParcelAnswer", told);
            JsonNode parcel = told.get("parcels").get(0);
            assertThat(parcel.get("state").asString()).isEqualTo("RELEASED");
            List<String> steps =
                    parcel.get("steps")
                            .valueStream()
                            .map(one -> one.get("name").asString())
                            .toList();
            // Whichever of the four papers comes first.
            assertThat(steps.getFirst()).isIn("ANNOUNCED", "WAITING");
            assertThat(steps).containsSubsequence("CHECKED", "RELEASED");
            var head = declaration.inventory().head();
            var line = declaration.inventory().lines().getFirst();
            for (String secret :
                    List.of(
                            head.orderNo(),
                            head.buyerName(),
                            head.buyerIdNumber(),
                            head.ebcCode(),
                            head.ebcName(),
                            head.ebpCode(),
                            line.gname(),
                            line.gcode(),
                            line.totalPrice().toPlainString())) {
                assertThat(response.body()).doesNotContain('"' + secret);
            }
        }
    }

    @Test
    void anUnknownNumberIsAnsweredInTheSameFormAndNoSooner() throws Exception {
        long began = System.nanoTime();
        JsonNode told = json(open("/api/v1/services/parcels/NO-SUCH-NUMBER"), 200);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofMillis(59));
        described("ParcelAnswer", told);
        assertThat(told.get("parcels")).isEmpty();
        json(open("/api/v1/services/parcels/" + "9".repeat(61)), 400);
    }

    @Test
    void aBuyerLearnsTheOwnTradesAndWhoLooked() throws Exception {
        String reveal = "{'purpose':'the parcel came back'}";
        json(TRADES.post(TRADES.key("5101960D41"), dossier(mine) + "/buyer", reveal), 200);
        HttpResponse<String> response = asBuyer(mine);
        JsonNode told = json(response, 200);
        described("BuyerAnswer", told);
        var head = mine.declaration().inventory().head();
        assertThat(response.body())
                .doesNotContain(head.buyerIdNumber())
                .doesNotContain(pseudonym(mine))
                .doesNotContain(others.declaration().order().head().orderNo());
        JsonNode own = told.get("declarations").get(0);
        assertThat(own.get("orderNo").asString()).isEqualTo(head.orderNo());
        assertThat(own.get("stage").asString()).isEqualTo("RELEASED");
        assertThat(own.get("why").isNull()).isTrue();
        assertThat(own.get("quotaUsed").asBoolean()).isTrue();
        assertThat(own.get("quota")).isEqualTo(told.get("quota").get("confirmed"));
        JsonNode look = told.get("accesses").get(0);
        assertThat(look.get("what").asString()).isEqualTo("REVEAL");
        assertThat(look.get("role").asString()).isEqualTo("enterprise");
        assertThat(look.get("who").asString()).isEqualTo("5101960D41");
        assertThat(look.get("purpose").asString()).isEqualTo("the parcel came back");

        JsonNode next = json(asBuyer(mine), 200).get("accesses").get(0);
        assertThat(next.get("what").asString()).isEqualTo("BUYER");
        assertThat(next.get("outcome").asString()).isEqualTo("TOLD");
    }

    /// What never held any quota is the buyer's all the same: one that waits, and one refused.
    @Test
    void aBuyerLearnsWhyADeclarationIsHeld() throws Exception {
        SetOfMessages waiting = new SetOfMessages(PLATFORM, SEED + 20);
        for (Paper paper : List.of(Paper.ORDER, Paper.WAYBILL, Paper.INVENTORY)) {
            json(PLATFORM.post(sender(paper), waiting.text(paper)), 202);
        }
        JsonNode own = standing(waiting, "WAITING");
        assertThat(own.get("why").get("en").asString()).isNotBlank();
        assertThat(own.get("quota").asString()).isEqualTo("0.00");
        SetOfMessages refused = new SetOfMessages(PLATFORM, SEED + 21, Kind.AMOUNT_PAID);
        for (Paper paper : Paper.values()) {
            json(PLATFORM.post(sender(paper), refused.text(paper)), 202);
        }
        assertThat(standing(refused, "REJECTED").get("why").get("en").asString()).isNotBlank();
        json(PLATFORM.post(sender(Paper.PAYMENT), waiting.text(Paper.PAYMENT)), 202);
        TRADES.receipt(waiting.declaration().inventory().head().guid(), "800");
        JsonNode all = json(asBuyer(waiting), 200).get("declarations");
        assertThat(all).as("told once").hasSize(1);
        assertThat(all.get(0).get("stage").asString()).isEqualTo("RELEASED");
    }

    private static String sender(Paper paper) {
        String code =
                switch (paper) {
                    case ORDER -> "5101960D01";
                    case PAYMENT -> "5101960D21";
                    case WAYBILL -> "5101960D31";
                    case INVENTORY -> "5101960D41";
                };
        return TRADES.key(code).substring("Bearer ".length());
    }

    /// What the buyer is told once the dossier stands so.
    private static JsonNode standing(SetOfMessages set, String stage) throws Exception {
        String seller = TRADES.key(WalkScene.SELLER);
        for (int tries = 0; tries < 60; tries++) {
            HttpResponse<String> seen = TRADES.get(seller, dossier(set));
            if (seen.statusCode() == 200 && seen.body().contains('"' + stage + '"')) {
                JsonNode own = json(asBuyer(set), 200).get("declarations").get(0);
                assertThat(own.get("stage").asString()).isEqualTo(stage);
                return own;
            }
            String nothing = "/api/v1/receipts?limit=1&wait=1&after=" + (Long.MAX_VALUE - 1);
            TRADES.json(TRADES.key("5101960D41"), nothing, 200);
        }
        throw new AssertionError("never " + stage);
    }

    /// Every look, masked or not, with the role and what it was for.
    @Test
    void aBuyerLearnsWhichOfficersLooked() throws Exception {
        String customs = TRADES.login("customs1");
        String declaration = "/api/v1/views/customs/declarations/" + invtNo;
        json(TRADES.get(customs, declaration), 200);
        json(TRADES.get(customs, declaration + "/buyer?purpose=case-9"), 200);
        json(TRADES.get(TRADES.key("5101960D41"), dossier(mine) + "/buyer"), 200);
        String quota =
                "/api/v1/ledgers/quotas/%s?year=%d&purpose=complaint"
                        .formatted(pseudonym(mine), LocalDate.now(Terms.CHINA).getYear());
        json(TRADES.get(TRADES.login("operator"), quota), 200);
        HttpResponse<String> response = asBuyer(mine);
        JsonNode told = json(response, 200);
        described("BuyerAnswer", told);
        List<String> looks =
                told.get("accesses")
                        .valueStream()
                        .limit(4)
                        .map(
                                one ->
                                        String.join(
                                                " ",
                                                one.get("role").asString(),
                                                one.get("what").asString(),
                                                one.get("purpose").asString()))
                        .toList();
        assertThat(looks)
                .containsExactly(
                        "operator quota statement complaint",
                        "enterprise MASKED ",
                        "customs MASKED case-9",
                        "customs DECLARATION ");
        assertThat(told.get("accesses").get(2).get("who").isNull()).isTrue();
        assertThat(response.body()).doesNotContain("customs1");
    }

    @Test
    void aBuyerWhoseProofIsNotGoodLearnsNothing() throws Exception {
        String challenge = challenge();
        var head = others.declaration().inventory().head();
        String signature = vouched(challenge, head.buyerIdType(), head.buyerIdNumber());
        HttpResponse<String> response = post("/api/v1/buyer", question(mine, challenge, signature));
        json(response, 403);
        assertThat(response.body()).doesNotContain("quota\":");
        json(post("/api/v1/buyer", "{}"), 400);
    }

    /// A declaration may be corrected to another buyer; the one before no longer sees it.
    @Test
    void aDeclarationIsToldToNobodyButItsBuyer() throws Exception {
        String waybill = mine.declaration().waybill().head().logisticsNo();
        List<Long> rows = new ParcelFinder(PLATFORM.part(Database.class).source()).rows(waybill);
        DossierReader.Told told = PLATFORM.part(DossierReader.class).of(rows).getFirst();
        ParcelCourse course = ParcelCourse.of(told.dossier().key(), told.events());
        Phrases phrases = Phrases.bundled();
        Explanation words = new Explanation(phrases, PLATFORM.part(ReferenceDesk.class).get());
        Terms.Buyers buyers = PLATFORM.part(Terms.Buyers.class);
        assertThat(
                        OwnDeclaration.of(
                                told.dossier(), course, pseudonym(mine), buyers, phrases, words))
                .isPresent();
        assertThat(
                        OwnDeclaration.of(
                                told.dossier(), course, pseudonym(others), buyers, phrases, words))
                .isEmpty();
    }

    @Test
    void aReleaseNoteCanBeReadAndChecked() throws Exception {
        HttpResponse<byte[]> response = print(PLATFORM, TRADES.key(WalkScene.SELLER), note(mine));
        assertThat(response.statusCode()).isEqualTo(200);
        var head = mine.declaration().inventory().head();
        String text = text(response.body());
        assertThat(text)
                .contains("放行单", "Release note", invtNo, head.orderNo(), head.ebcName())
                .contains(mine.declaration().inventory().lines().getFirst().gcode())
                .doesNotContain(head.buyerIdNumber())
                .doesNotContain(head.buyerName())
                .doesNotContain(head.buyerTelephone());
        String code = code(response.body());
        JsonNode checked = json(open("/api/v1/papers/" + code), 200);
        described("PaperAnswer", checked);
        assertThat(checked.get("printed").asBoolean()).isTrue();
        JsonNode paper = checked.get("paper");
        assertThat(paper.get("kind").asString()).isEqualTo("RELEASE_NOTE");
        assertThat(paper.get("invtNo").asString()).isEqualTo(invtNo);
        assertThat(paper.get("current").asBoolean()).isTrue();
        assertThat(text).contains(paper.get("amount").asString(), code);

        String typed = code.replace("-", " ").toLowerCase(Locale.ROOT);
        String written = typed.replace(" ", "%20");
        assertThat(json(open("/api/v1/papers/" + written), 200).get("paper")).isEqualTo(paper);
        assertThat(print(PLATFORM, TRADES.key("5101960D41"), note(mine)).body())
                .isEqualTo(response.body());
        assertThat(code(print(PLATFORM, TRADES.key(WalkScene.SELLER), note(others)).body()))
                .isNotEqualTo(code);
    }

    @Test
    void aForgedCodeIsNoticed() throws Exception {
        JsonNode checked = json(open("/api/v1/papers/00000-00000-00000-00000"), 200);
        described("PaperAnswer", checked);
        assertThat(checked.get("printed").asBoolean()).isFalse();
        assertThat(checked.get("paper").isNull()).isTrue();
    }

    @Test
    void nobodyPrintsWhatIsAnothersOrNotReleased() throws Exception {
        String stranger = "Bearer " + PLATFORM.newKey(STRANGER);
        json(TRADES.get(stranger, note(mine)), 404);
        json(TRADES.get(stranger, "/api/v1/tax/bills/" + invtNo + "/document"), 404);
        json(TRADES.get(TRADES.login("tax"), "/api/v1/tax/bills/" + invtNo + "/document"), 400);
        SilentTrades.Sent held = TRADES.sent(SEED + 2, 0);
        var head = held.declaration().order().head();
        String path = "/api/v1/dossiers/" + head.ebpCode() + "/" + head.orderNo();
        String silent = path.endsWith("-SILENT") ? path : path + "-SILENT";
        json(TRADES.get(TRADES.key(WalkScene.SELLER), silent + "/release-note"), 409);
    }

    private static String note(SetOfMessages set) {
        return dossier(set) + "/release-note";
    }

    private static HttpResponse<String> asBuyer(SetOfMessages set) throws Exception {
        var head = set.declaration().inventory().head();
        String challenge = challenge();
        String signature = vouched(challenge, head.buyerIdType(), head.buyerIdNumber());
        return post("/api/v1/buyer", question(set, challenge, signature));
    }

    private static String question(SetOfMessages set, String challenge, String signature) {
        var head = set.declaration().inventory().head();
        return "{'challenge':'%s','idType':'%s','idNumber':'%s','signature':'%s','year':%d}"
                .formatted(
                        challenge,
                        head.buyerIdType(),
                        head.buyerIdNumber(),
                        signature,
                        LocalDate.now(Terms.CHINA).getYear());
    }

    private static String challenge() throws Exception {
        return json(post("/api/v1/services/quota/challenges", ""), 200).get("challenge").asString();
    }

    private static String vouched(String challenge, String type, String number) throws Exception {
        String asked =
                "{'challenge':'%s','idType':'%s','idNumber':'%s'}"
                        .formatted(challenge, type, number);
        return json(post("/api/v1/demo/proofs", asked), 200).get("signature").asString();
    }

    private static String pseudonym(SetOfMessages set) {
        var head = set.declaration().inventory().head();
        return PLATFORM.part(Terms.Buyers.class)
                .pseudonym(head.ebpCode(), head.buyerIdType(), head.buyerIdNumber());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return PLATFORM.send(
                PLATFORM.request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                        .build());
    }

    private static HttpResponse<String> open(String path) throws Exception {
        return PLATFORM.send(PLATFORM.request(path).build());
    }

    private static void described(String name, JsonNode value) throws Exception {
        JsonNode schemas =
                TestPlatform.json(open("/api/v1/openapi.json")).get("components").get("schemas");
        Schema.check(schemas, schemas.get(name), value, name);
    }
}
