package io.greenway.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.bonded.BookRegister;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.DossierKey;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import io.greenway.core.party.CreditClass;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.receipt.Receipts;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packed;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.DemoAuthority;
import io.greenway.core.signature.DemoAuthority.KeyKind;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.Applications;
import io.greenway.server.TestDatabase;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.JournalLimits;
import io.greenway.server.postgres.EmbeddedPostgres;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.store.Audit;
import io.greenway.server.store.ClearanceContext;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.JournalTable;
import io.greenway.server.vault.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: whatever the far side does, and whenever the platform dies, every declaration ends with
/// exactly the answers that the far side gave. Method: the real process with the folder as its
/// post, killed twice with SIGKILL while letters and answers are under way; at the end the events
/// of each dossier are held against what the far side remembers.
class GatewayTest {
    private static final long SEED = Long.getLong("greenway.seed", 20261125L);
    private static final int DECLARATIONS = 16;
    private static final int TOGETHER = 4;

    /// Four papers a declaration, two applications, and four times what happened to goods.
    private static final int LETTERS = 4 * DECLARATIONS + 2 + 4;

    private static final int[] KILLED_AFTER = {4, 10};
    private static final String ID = "DXPENT0000000001";
    private static final long PATIENCE = Duration.ofMinutes(3).toNanos();

    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());

    private final Path data = TestDatabase.folder();
    private final Path post = TestDatabase.folder();
    private final List<Declaration> declarations = declarations();
    private final FarSide far = new FarSide(post, ID, SEED, Set.of(copNo(declarations.getFirst())));
    private final CountDownLatch over = new CountDownLatch(1);
    private final Started platform =
            new Started(
                    data,
                    "demo.json",
                    List.of(
                            "--demo",
                            "--gateway",
                            post.toString(),
                            "--gateway-id",
                            ID,
                            "--gateway-key",
                            data.resolve("zone.p12").toString(),
                            "--gateway-password",
                            data.resolve("zone.password").toString(),
                            "--gateway-pause",
                            "1"));

    private static List<Declaration> declarations() {
        Generator generator = new Generator(SEED, LocalDate.now(Terms.CHINA), PARTIES);
        return IntStream.range(0, DECLARATIONS)
                .mapToObj(index -> generator.declaration(index, Kind.CONSISTENT))
                .toList();
    }

    private static String copNo(Declaration declaration) {
        return String.valueOf(declaration.inventory().head().copNo());
    }

    /// The zone's own key.
    @BeforeEach
    void makeKey() throws Exception {
        Instant now = Instant.now();
        byte[] key =
                DemoAuthority.create("Test authority", KeyKind.RSA, now, new SecureRandom())
                        .issue("5101960D00", "示范综试区", KeyKind.RSA, now, now.plusSeconds(86_400))
                        .pkcs12("secret".toCharArray());
        Files.write(data.resolve("zone.p12"), key);
        Files.writeString(data.resolve("zone.password"), "secret\n");
    }

    @AfterEach
    void end() throws InterruptedException {
        over.countDown();
        platform.stop();
    }

    @Test
    void everyDeclarationEndsWithExactlyTheAnswersOfTheFarSide() throws Exception {
        platform.start();
        Thread.ofVirtual().start(this::live);
        sendAll();
        for (int letters : KILLED_AFTER) {
            until("it heard of " + letters, () -> far.inventories().size() >= letters);
            platform.kill();
            platform.start();
        }
        until("everything was answered", () -> isSettled(4 * DECLARATIONS));
        applicationsFindWhatTheyAreAbout();
        whatHappenedToGoodsReachesTheAuthority();
        billsFindTheirDeclarations();
        theirOwnSignaturesReachTheAuthority();
        operatorsSeeIt();
        platform.stop();
        assertThat(answersOfTheDossiers()).as("seed %d", SEED).isEqualTo(sorted(far.given()));
    }

    private void live() {
        try {
            while (!over.await(40, TimeUnit.MILLISECONDS)) {
                far.step();
            }
        } catch (IOException | InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// What is awaited.
    private interface Condition {
        boolean holds() throws Exception;
    }

    private void until(String what, Condition condition) throws Exception {
        long began = System.nanoTime();
        while (!condition.holds()) {
            assertThat(System.nanoTime() - began)
                    .as("%s, seed %d", what, SEED)
                    .isLessThan(PATIENCE);
            assertThat(over.await(100, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    /// The authority knows an inventory by its own number only, and numbers applications itself.
    private void applicationsFindWhatTheyAreAbout() throws Exception {
        Declaration kept = declarations.getFirst();
        Declaration released =
                declarations.stream()
                        .filter(one -> far.given().get(copNo(one)).contains("800"))
                        .findFirst()
                        .orElseThrow();
        InventoryHead head = kept.inventory().head();
        post(
                head.agentCode(),
                Applications.cancellation(head, head.orderNo(), invtNo(kept), "CANCEL-1"));
        post(
                head.agentCode(),
                Applications.goodsReturn(
                        released.inventory(),
                        released.inventory().head().orderNo(),
                        invtNo(released),
                        "RETURN-1"));
        until("applications were answered", () -> isSettled(4 * DECLARATIONS + 2));
        until("it is cancelled", () -> dossier(kept).get("state").asString().equals("CANCELLED"));
        until(
                "the return is granted",
                () ->
                        dossier(released)
                                .get("returns")
                                .get(0)
                                .get("state")
                                .asString()
                                .equals("APPROVED"));
        assertThat(far.applications())
                .allSatisfy(application -> assertThat(application.signature()).isNotNull());
    }

    /// Two statuses of one message, which the zone takes apart, and two records with the signature
    /// of their site; one is answered without saying whose it is.
    private void whatHappenedToGoodsReachesTheAuthority() throws Exception {
        List<InventoryHead> heads =
                declarations.stream().limit(2).map(one -> one.inventory().head()).toList();
        Party site = new Party("5101960D51", "示范监管场所");
        post(heads.getFirst().logisticsCode(), Applications.signedFor(heads));
        post(site.code(), Applications.arrival(heads.getFirst(), site, "RKD-1"));
        post(site.code(), Applications.arrival(heads.getLast(), site, "RKD-2-UNNAMED"));
        until("what was told was answered", () -> isSettled(LETTERS));
        assertThat(far.told())
                .hasSize(4)
                .allSatisfy(message -> assertThat(message.documents()).hasSize(1))
                .allSatisfy(message -> assertThat(message.signature()).isNotNull());
    }

    /// Bills name the authority's number alone.
    private void billsFindTheirDeclarations() throws Exception {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> taxNumbers = far.taxNumbers();
        for (Declaration one : declarations) {
            String taxNo = taxNumbers.get(copNo(one));
            if (taxNo != null) {
                expected.put(invtNo(one), taxNo + " PAID");
            }
        }
        assertThat(expected).hasSameSizeAs(taxNumbers);
        until("bills are known and paid", () -> bills().equals(expected));
        assertThat(platform.get("/api/v1/gateway/bills/waiting", "").get("bills")).isEmpty();
    }

    private Map<String, String> bills() throws Exception {
        LocalDate today = LocalDate.now(Terms.CHINA);
        String days = "?from=" + today.minusDays(1) + "&to=" + today + "&purpose=test&limit=500";
        Map<String, String> bills = new TreeMap<>();
        for (JsonNode bill : platform.get("/api/v1/tax/bills" + days, "tax").get("bills")) {
            bills.put(
                    bill.get("invtNo").asString(),
                    bill.get("taxNo").asString() + " " + bill.get("stage").asString());
        }
        return bills;
    }

    private JsonNode dossier(Declaration declaration) throws Exception {
        InventoryHead head = declaration.inventory().head();
        return platform.get("/api/v1/dossiers/" + head.ebpCode() + "/" + head.orderNo(), "");
    }

    private String invtNo(Declaration declaration) throws Exception {
        return dossier(declaration).get("invtNo").asString();
    }

    private boolean isSettled(int answered) throws Exception {
        try (Stream<Path> arriving = Files.list(post.resolve("in"))) {
            JsonNode letters = platform.get("/api/v1/gateway", "").get("letters");
            return far.given().size() == DECLARATIONS
                    && far.isDone()
                    && arriving.findAny().isEmpty()
                    && letters.get("answered").asInt() == answered;
        }
    }

    /// Papers come several in a message, inventories alone and signed.
    private void sendAll() throws Exception {
        List<Packed> packed = new ArrayList<>();
        Packer papers = new Packer(SEED, TOGETHER, packed::add);
        declarations.forEach(papers::add);
        papers.finish();
        Packer inventories = new Packer(SEED + 1, 1, packed::add);
        declarations.forEach(inventories::add);
        inventories.finish();
        for (Packed one : packed) {
            boolean alone = one.message().documents().size() == 1;
            if (one.paper() == Paper.INVENTORY == alone) {
                post(one.sender().code(), (EnterpriseMessage) one.message());
            }
        }
    }

    private void post(String code, EnterpriseMessage message) throws Exception {
        byte[] text =
                message.mustBeSigned()
                        ? SignedXml.write(message, signer(code))
                        : XmlWriter.write((Record) message, XmlWriter.Style.PREFIXED);
        var answer = platform.call("POST", "/api/v1/messages", platform.key(code), text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private SoftKey signer(String code) throws Exception {
        for (JsonNode key : platform.zone().get("enterprises")) {
            if (key.get("code").asString().equals(code)) {
                return SoftKey.pkcs12(
                        Files.readAllBytes(Path.of(key.get("keyStore").asString())),
                        key.get("keyStorePassword").asString().toCharArray());
            }
        }
        throw new AssertionError(code);
    }

    private void theirOwnSignaturesReachTheAuthority() {
        assertThat(far.inventories())
                .allSatisfy(inventory -> assertThat(inventory.signature()).isNotNull());
    }

    private void operatorsSeeIt() throws Exception {
        JsonNode answered = platform.get("/api/v1/gateway/letters?state=answered&limit=500", "");
        assertThat(answered.get("letters")).hasSize(LETTERS);
        String number = answered.get("letters").get(0).get("number").asString();
        String again = "/api/v1/gateway/letters/" + number + "/resend";
        assertThat(platform.call("POST", again, "", new byte[0]).statusCode()).isEqualTo(409);
        String agent = platform.key("5101960D41");
        assertThat(platform.call("POST", again, agent, new byte[0]).statusCode()).isEqualTo(403);
        JsonNode refused = platform.get("/api/v1/gateway/answers/refused", "").get("answers");
        assertThat(refused).hasSize(far.rubbish());
        assertThat(platform.get("/health", "").get("reasons").toString())
                .doesNotContain("gateway-dead");
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> answers) {
        Map<String, List<String>> sorted = new TreeMap<>();
        answers.forEach((copNo, all) -> sorted.put(copNo, all.stream().sorted().toList()));
        return sorted;
    }

    /// What the stopped platform's database says; nothing in it may contradict itself.
    private Map<String, List<String>> answersOfTheDossiers() throws Exception {
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(data.resolve("postgresql"), step -> {});
                Database database = Database.open(postgres.address(), step -> {});
                Journal journal =
                        new Journal(
                                new JournalTable(database.source()),
                                database.lock(),
                                KeyFile.open(KeyFile.of(data)),
                                JournalLimits.DEFAULT)) {
            var documents = new JournalDocuments(journal, XmlReader.of(Message.class));
            var codec = new EventCodec(documents);
            assertThat(new Audit(database.source(), codec).discrepancies()).isEmpty();
            var store =
                    new ClearanceStore(
                            database.source(),
                            new ClearanceContext(
                                    documents,
                                    codec,
                                    codec,
                                    new Receipts(Phrases.bundled()),
                                    (type, number) -> number,
                                    () -> BookRegister.EMPTY,
                                    (one, other, day) -> CreditClass.ORDINARY));
            Map<String, List<String>> found = new TreeMap<>();
            for (Declaration declaration : declarations) {
                var head = declaration.inventory().head();
                var key = new DossierKey(head.ebpCode(), head.orderNo());
                found.put(
                        String.valueOf(head.copNo()),
                        store.history(key).stream()
                                .flatMap(row -> row.events().stream())
                                .filter(Event.CustomsAnswered.class::isInstance)
                                .map(event -> ((Event.CustomsAnswered) event).status())
                                .sorted()
                                .toList());
            }
            return found;
        }
    }
}
