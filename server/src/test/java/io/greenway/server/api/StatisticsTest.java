package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packed;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.MovableClock;
import io.greenway.server.TestPlatform;
import io.greenway.server.store.Database;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Goal: what the zone publishes is what was released, to the fen and once, and nothing of fewer
/// than three enterprises.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatisticsTest {
    private static final int PATIENCE = 60;

    private final TestPlatform platform = TestPlatform.on(new MovableClock(Instant.now()));
    private final LocalDate today = LocalDate.now(Terms.CHINA);
    private final String span = "?from=" + today + "&to=" + today;

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void whatIsPublishedIsWhatWasReleasedAndNothingOfTooFew() throws Exception {
        long goods =
                send("5101960D11", 7101, Kind.CONSISTENT)
                        + send("5101960D02", 7102, Kind.CONSISTENT);
        JsonNode few = until("/zone" + span, "releases are counted", () -> released() == 2);
        assertThat(few.get("total").isNull()).isTrue();
        for (String list :
                List.of("days", "hours", "modes", "sites", "chapters", "origins", "provinces")) {
            assertThat(few.get(list)).as(list).isEmpty();
        }
        assertThat(ask("/day?day=" + today).get("steps")).isEmpty();
        assertThat(ask("/clearance" + span).get("all").isNull()).isTrue();
        goods += send("5101960D12", 7103, Kind.CONSISTENT);
        send("5101960D11", 7104, Kind.AMOUNT_PAID);
        JsonNode zone = until("/zone" + span, "the third is counted", () -> released() == 3);
        described("ZoneStatistics", zone);
        assertThat(zone.get("total").get("declarations").asInt()).isEqualTo(3);
        assertThat(zone.get("total").get("goods").asString())
                .isEqualTo(new Money(goods).toString());
        for (String list : List.of("days", "modes", "chapters", "origins", "provinces")) {
            Money sum = Money.ZERO;
            for (JsonNode row : zone.get(list)) {
                sum = sum.plus(Money.of(row.get("goods").asString()));
            }
            // Three goods of three sellers may have no chapter, origin or province that may be
            // told.
            boolean surely = list.equals("days") || list.equals("modes");
            assertThat(sum.fen()).as(list).isIn(surely ? goods : 0L, goods);
        }
        assertThat(zone.get("modes").get(0).get("key").asString()).isEqualTo("9610");
        described("ZoneDay", ask("/day?day=" + today));
        for (JsonNode chapter : zone.get("chapters")) {
            String key = chapter.get("key").asString();
            if (!key.isEmpty()) {
                JsonNode crossed = ask("/crossed" + span + "&chapter=" + key);
                described("CrossedStatistics", crossed);
                for (JsonNode cell : crossed.get("cells")) {
                    assertThat(cell.get("declarations").asInt())
                            .isLessThanOrEqualTo(chapter.get("declarations").asInt());
                }
            }
        }
        described("CrossedStatistics", ask("/crossed" + span + "&origin=502"));
        JsonNode times = until("/clearance" + span, "the refusal is counted", () -> refused() == 1);
        described("ClearanceTimes", times);
        assertThat(times.get("all").get("rejected").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(times.get("all").get("median").asLong())
                .isBetween(1L, times.get("all").get("p95").asLong());
        assertThat(times.get("cells").get(0).get("creditClass").asString()).isEqualTo("ORDINARY");
        JsonNode cell = times.get("cells").get(0);
        assertThat(cell.get("rejected").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(cell.get("inspected").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void aSpanThatIsTooLongOrBackwardsIsRefused() throws Exception {
        for (String path :
                List.of(
                        "/zone?from=2026-01-01&to=2027-02-01",
                        "/clearance?from=2026-02-01&to=2026-01-01",
                        "/crossed?from=2026-01-01&to=2027-02-01&chapter=22",
                        "/crossed?from=2026-01-01&to=2026-01-02",
                        "/crossed?from=2026-01-01&to=2026-01-02&chapter=22&origin=502",
                        "/day?day=yesterday")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(400);
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private JsonNode until(String path, String what, Condition condition) throws Exception {
        for (int tries = 0; !condition.holds(); tries++) {
            assertThat(tries).as(what).isLessThan(PATIENCE);
            platform.send(
                    platform.request("/api/v1/receipts?limit=1&wait=1&after=999999999999")
                            .header("Authorization", "Bearer " + key("5101960D41"))
                            .build());
        }
        return ask(path);
    }

    private long released() throws Exception {
        return counted("TOTAL");
    }

    private long refused() throws Exception {
        return counted("REFUSED");
    }

    private long counted(String dimension) throws Exception {
        String sql = "SELECT coalesce(sum(declarations), 0) FROM zone_sum WHERE dimension = ?";
        try (Connection connection = platform.part(Database.class).source().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, dimension);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private JsonNode ask(String path) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestPlatform.json(response);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return platform.send(platform.request("/api/v1/statistics" + path).build());
    }

    private void described(String name, JsonNode value) throws Exception {
        JsonNode schemas =
                TestPlatform.json(platform.send(platform.request("/api/v1/openapi.json").build()))
                        .get("components")
                        .get("schemas");
        Schema.check(schemas, schemas.get(name), value, name);
    }

    /// @return price of the goods, fen
    private long send(String seller, long seed, Kind kind) {
        Parties parties =
                new Parties(
                        List.of(new Party("5101960D01", "示范平台")),
                        List.of(new Party(seller, "示范电商")),
                        List.of(new Party("5101960D21", "示范支付")),
                        List.of(new Party("5101960D31", "示范物流")),
                        List.of(new Party("5101960D41", "示范报关")),
                        List.of(),
                        List.of());
        Declaration declaration = new Generator(seed, today, parties).declaration(0, kind);
        Packer packer = new Packer(seed, 100, this::post);
        packer.add(declaration);
        packer.finish();
        return declaration.inventory().lines().stream()
                .mapToLong(line -> Money.of(line.totalPrice()).fen())
                .sum();
    }

    private void post(Packed packed) {
        String code =
                switch (packed.paper()) {
                    case ORDER -> "5101960D01";
                    case PAYMENT -> "5101960D21";
                    case WAYBILL -> "5101960D31";
                    case INVENTORY -> "5101960D41";
                };
        try {
            byte[] xml = XmlWriter.write((Record) packed.message(), XmlWriter.Style.PREFIXED);
            byte[] sent = packed.paper() == Paper.INVENTORY ? signed(xml) : xml;
            String text = new String(sent, StandardCharsets.UTF_8);
            assertThat(platform.post(key(code), text).statusCode()).isEqualTo(202);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private byte[] signed(byte[] xml) throws Exception {
        return switch (SignedXml.sign(xml, platform.signer(platform.key("agent")))) {
            case Outcome.Accepted<byte[]>(byte[] bytes, List<Fault> _) -> bytes;
            case Outcome.Refused<byte[]>(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }

    private String key(String code) {
        return platform.keys().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow()
                .apiKey();
    }
}
