package io.greenway.server.pump;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packed;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import io.greenway.server.journal.Journal;
import io.greenway.server.store.Database;
import io.greenway.server.store.LedgerSums;
import io.greenway.server.zone.Credentials;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// Goal: 64 senders at once over real HTTP overdraw no quota in the real database, and the balances
/// there are the sums of their moves. Method: 64 threads send 512 trades (2048 documents) of eight
/// buyers, more than their quotas hold; the million operations are in the test of the same name in
/// core.
class LedgerStormTest {
    private static final int SENDERS = 64;
    private static final int EACH = 8;
    private static final int BUYERS = 8;
    private static final long SEED = Long.getLong("ledger.seed", 640064L);
    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void sixtyFourSendersOverdrawNoQuota() throws Exception {
        // Another test may have put a quota there that nobody moved.
        long before = new LedgerSums(platform.part(Database.class).source()).imbalance();
        SoftKey signer = platform.signer(platform.key("agent"));
        LocalDate day = LocalDate.now(Terms.CHINA);
        List<Throwable> wrong = new CopyOnWriteArrayList<>();
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            int first = sender * EACH;
            senders.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            send(first, day, signer);
                                        } catch (Exception | AssertionError failed) {
                                            wrong.add(failed);
                                        }
                                    }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(wrong).as("seed %s", SEED).isEmpty();
        await();
        assertThat(rows("SELECT count(*) FROM quota WHERE reserved_fen + confirmed_fen > 2600000"))
                .as("seed %s", SEED)
                .isEqualTo("0");
        var sums = new LedgerSums(platform.part(Database.class).source());
        assertThat(sums.imbalance()).isEqualTo(before);
        assertThat(sums.guaranteeGap()).isZero();
        assertThat(sums.overdrawn()).isZero();
    }

    /// Indexes a thousand apart have the same buyer.
    private void send(int first, LocalDate day, SoftKey signer) {
        Generator generator = new Generator(SEED, day, PARTIES);
        Packer packer = new Packer(SEED + first, 100, packed -> post(packed, signer));
        for (int at = first; at < first + EACH; at++) {
            packer.add(generator.declaration(at % BUYERS + 1000L * (at / BUYERS), Kind.CONSISTENT));
        }
        packer.finish();
    }

    private void post(Packed packed, SoftKey signer) {
        String code =
                switch (packed.paper()) {
                    case ORDER -> "5101960D01";
                    case PAYMENT -> "5101960D21";
                    case WAYBILL -> "5101960D31";
                    case INVENTORY -> "5101960D41";
                };
        try {
            byte[] xml = XmlWriter.write((Record) packed.message(), XmlWriter.Style.PREFIXED);
            byte[] sent = packed.paper() == Paper.INVENTORY ? signed(xml, signer) : xml;
            String text = new String(sent, StandardCharsets.UTF_8);
            HttpResponse<String> answer = platform.post(key(code), text);
            for (int tries = 0; answer.statusCode() == 429 && tries < 60; tries++) {
                pause();
                answer = platform.post(key(code), text);
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private String key(String code) {
        return platform.keys().stream()
                .filter(one -> one.code().equals(code))
                .map(Credentials.Key::apiKey)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] signed(byte[] xml, SoftKey signer) throws SignerFailure {
        return switch (SignedXml.sign(xml, signer)) {
            case Outcome.Accepted<byte[]>(byte[] bytes, List<Fault> _) -> bytes;
            case Outcome.Refused<byte[]>(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    /// Until everything is decided and customs has answered.
    private void await() throws Exception {
        Pump pump = platform.part(Pump.class);
        Journal journal = platform.part(Journal.class);
        for (int tries = 0; tries < 60; tries++) {
            boolean done =
                    pump.position() >= journal.committed()
                            && rows("SELECT count(*) FROM outbox").equals("0");
            if (done) {
                return;
            }
            pause();
        }
        throw new AssertionError("not decided in time");
    }

    /// Waits a second, or until something was decided.
    private void pause() throws Exception {
        platform.send(
                platform.request("/api/v1/receipts?limit=1&wait=1&after=999999999999")
                        .header("Authorization", "Bearer " + key("5101960D41"))
                        .build());
    }

    private String rows(String sql) throws Exception {
        try (Connection connection = platform.part(Database.class).source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
