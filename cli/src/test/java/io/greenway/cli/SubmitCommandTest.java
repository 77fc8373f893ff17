package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.cli.FakePlatform.Canned;
import io.greenway.cli.FakePlatform.Said;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// Sending against a platform that answers as it was told to.
class SubmitCommandTest {
    @TempDir private Path folder;
    private FakePlatform platform;
    private Path set;
    private Path demo;

    @BeforeEach
    void start() throws IOException {
        platform = new FakePlatform();
        set = folder.resolve("set");
        demo = folder.resolve("demo.json");
        List<Map<String, Object>> members = new ArrayList<>();
        for (Zone.Member member : Zone.bundled().enterprises()) {
            members.add(
                    Map.of(
                            "role", member.role(),
                            "code", member.code(),
                            "name", member.name(),
                            "apiKey", "key-" + member.code()));
        }
        Map<String, Object> zone = Map.of("baseUrl", platform.address(), "enterprises", members);
        Files.writeString(demo, Zone.JSON.writeValueAsString(zone));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private record Run(int exitCode, String out, String err) {}

    private static Run run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Greenway.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int exitCode = commandLine.execute(texts);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /// Generates a set and tells the platform to answer it as its manifest says.
    private void generate(int declarations, String mismatch) throws IOException {
        Run run =
                run(
                        "generate",
                        "-n",
                        declarations,
                        "--mismatch",
                        mismatch,
                        "-o",
                        set,
                        "--demo",
                        demo);
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode manifest = Zone.JSON.readTree(Files.readString(set.resolve("manifest.json")));
        for (JsonNode trade : manifest.get("trades")) {
            for (JsonNode document : trade.get("documents")) {
                List<Said> receipts = new ArrayList<>();
                for (JsonNode status : document.get("statuses")) {
                    receipts.add(new Said(status.asString(), info(status, document.get("codes"))));
                }
                platform.say(document.get("guid").asString(), receipts);
            }
        }
    }

    private static String info(JsonNode status, JsonNode codes) {
        StringBuilder info = new StringBuilder();
        if (status.asString().equals("100")) {
            codes.forEach(
                    code -> info.append("[Code:").append(code.asString()).append(";Desc:不一致]"));
        }
        return info.isEmpty() ? "成功" : info.toString();
    }

    private Path only(String prefix) throws IOException {
        try (var files = Files.list(set)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void everythingComesBackAsTheManifestSays() throws IOException {
        generate(60, "0.5");
        Run run = run("submit", "--demo", demo, set);
        assertThat(run.out())
                .contains("manifest: 60 of 60 as expected")
                .doesNotContain("differs: ");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(Greenway.WELL);
        assertThat(platform.taken()).allMatch(key -> key.startsWith("key-5101960D"));
    }

    @Test
    void aDifferenceFromTheManifestIsShown() throws IOException {
        generate(3, "0");
        JsonNode manifest = Zone.JSON.readTree(Files.readString(set.resolve("manifest.json")));
        JsonNode inventory = manifest.get("trades").get(1).get("documents").get(3);
        platform.say(
                inventory.get("guid").asString(),
                List.of(new Said("2", "成功"), new Said("100", "[Code:2100;Desc:退单]")));
        Run run = run("submit", "--demo", demo, set);
        assertThat(run.exitCode()).isEqualTo(Greenway.REFUSED);
        assertThat(run.out())
                .contains("manifest: 2 of 3 as expected")
                .contains("expected 2 120 800, got 2 100 [2100]");
    }

    @Test
    void aBusyPlatformIsAskedAgain() throws IOException {
        generate(1, "0");
        platform.answerNext(new Canned(503, "{\"detail\":\"Not now\"}", "0"));
        platform.answerNext(new Canned(429, "{\"detail\":\"Too many\"}", "0"));
        Run run = run("submit", "--demo", demo, set);
        assertThat(run.exitCode()).as(run.out()).isEqualTo(Greenway.WELL);
        assertThat(run.out()).contains("manifest: 1 of 1 as expected");
    }

    @Test
    void whatTheDoorRefusesIsSaidInPlainWords() throws IOException {
        generate(1, "0");
        platform.answerNext(
                new Canned(
                        400,
                        """
                        {"title":"Not a proper message","status":400,"detail":"Nothing was taken.",
                         "faults":[{"number":1014,"name":"TOO_LONG","path":"/CEB311Message/@version",
                                    "line":2,"column":17,"found":"C36","expected":"C1..10"}]}
                        """,
                        "0"));
        Run run = run("submit", "--demo", demo, only("orders"));
        assertThat(run.exitCode()).isEqualTo(Greenway.REFUSED);
        assertThat(run.out())
                .contains("not taken (400): Not a proper message")
                .contains("line 2, column 17: /CEB311Message/@version")
                .contains("The value of /CEB311Message/@version is too long")
                .contains("C1..10")
                .contains("1 messages sent, 1 not taken");
    }

    @Test
    void aRefusalIsExplained() throws IOException {
        generate(1, "0");
        Path order = only("orders");
        String guid = Shipment.read(order).documents().getFirst().guid();
        String info =
                "[Code:1332;Desc:支付单支付金额与订单支付金额不一致,"
                        + "[OrderHead.acturalPaid:561.89,PaymentHead.amountPaid:3197.95]]"
                        + "[Code:13127;Desc:清单与订单订购人姓名不一致]";
        platform.say(guid, List.of(new Said("2", "成功"), new Said("100", info)));
        Run run = run("submit", "--demo", demo, order);
        assertThat(run.exitCode()).isEqualTo(Greenway.REFUSED);
        assertThat(run.out())
                .contains(info)
                .contains("order: 561.89; payment: 3197.95")
                .contains("give different names for the buyer.")
                .contains("→ ");
    }

    @Test
    void theSameFilesAgainGiveTheSameAnswerFromEarlierReceipts() throws IOException {
        generate(2, "0");
        assertThat(run("submit", "--demo", demo, set).exitCode()).isEqualTo(Greenway.WELL);
        JsonNode manifest = Zone.JSON.readTree(Files.readString(set.resolve("manifest.json")));
        manifest.get("trades")
                .forEach(
                        trade ->
                                trade.get("documents")
                                        .forEach(
                                                document ->
                                                        platform.say(
                                                                document.get("guid").asString(),
                                                                List.of())));
        Run again = run("submit", "--demo", demo, set);
        assertThat(again.exitCode()).as(again.out()).isEqualTo(Greenway.WELL);
        assertThat(again.out()).contains("manifest: 2 of 2 as expected");
    }

    @Test
    void withoutAnswerItGivesUp() throws IOException {
        generate(1, "0");
        Path order = only("orders");
        platform.say(Shipment.read(order).documents().getFirst().guid(), List.of());
        Run run = run("submit", "--demo", demo, "--wait", 0, order);
        assertThat(run.exitCode()).isEqualTo(Greenway.REFUSED);
        assertThat(run.out()).contains("1 documents are not settled yet").contains("no answer");
    }

    @Test
    void jsonIsOneObjectALine() throws IOException {
        generate(1, "0");
        Run run = run("submit", "--demo", demo, "--json", set);
        assertThat(run.out().lines()).allSatisfy(line -> Zone.JSON.readTree(line));
        assertThat(run.out()).contains("\"manifest\":{").contains("\"returnStatus\":\"800\"");
    }

    @Test
    void aSenderWithoutKeyIsNamed() throws IOException {
        generate(1, "0");
        Files.writeString(demo, "{\"enterprises\":[]}");
        Run run = run("submit", "--demo", demo, set);
        assertThat(run.exitCode()).isEqualTo(Greenway.FAILED);
        assertThat(run.err()).contains("no API key for 5101960D").contains(".xml");
    }

    @Test
    void aPlatformThatIsNotThereIsNamed() throws IOException {
        generate(1, "0");
        String address = platform.address();
        platform.close();
        Run run = run("submit", "--demo", demo, set);
        assertThat(run.exitCode()).isEqualTo(Greenway.FAILED);
        assertThat(run.err()).contains("cannot reach " + address);
    }
}
