package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Goal: one enterprise never sees what is another's, by number, list, cursor, export or the text
/// of an error, and nobody gets in where they have no business. Method: every operation of the
/// description is asked for as everybody, so that a new one cannot be forgotten. Of what is
/// another's
/// the answer must be the same as of what does not exist. Who gets in where stands in a golden
/// file;
/// run with `-Dgolden.update=true` to write it anew, and read what changed.
class AccessWalkTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "access.tsv");
    private static final String LET_IN = "yes";
    private static final int PATIENCE = 3;

    private static final String CONTENT_TYPE = "Content-Type";

    private static final TestPlatform PLATFORM = TestPlatform.running();
    private static WalkScene scene;
    private static List<WalkedOperation> operations;

    @BeforeAll
    static void setTheScene() throws Exception {
        HttpRequest request = PLATFORM.request("/api/v1/openapi.json").build();
        operations = WalkedOperation.all(TestPlatform.json(PLATFORM.send(request)));
        scene = new WalkScene(PLATFORM);
    }

    @Test
    void whoGetsInWhereIsWhatTheGoldenFileSays() throws Exception {
        Map<String, String> callers = scene.callers();
        Map<String, String> rows = new TreeMap<>();
        Set<String> undescribed = new TreeSet<>();
        Set<String> leaks = new TreeSet<>();
        for (WalkedOperation operation : operations) {
            List<String> row = new ArrayList<>();
            for (Map.Entry<String, String> caller : callers.entrySet()) {
                HttpResponse<String> response = harmless(caller.getValue(), operation);
                int status = response.statusCode();
                row.add(status == 401 || status == 403 ? Integer.toString(status) : LET_IN);
                String who = caller.getKey() + ": " + operation.name();
                if (!operation.describes(status)) {
                    undescribed.add(who + " " + status);
                }
                found(scene.personal(), response.body())
                        .forEach(one -> leaks.add(who + ": " + one));
            }
            rows.put(operation.path() + " " + operation.method(), String.join("\t", row));
        }
        assertThat(leaks).as("personal data, unmasked").isEmpty();
        assertThat(undescribed).as("answers that the description does not know").isEmpty();
        String head = "operation\t" + String.join("\t", callers.keySet()) + "\n";
        String table =
                rows.entrySet().stream()
                        .map(row -> row.getKey() + "\t" + row.getValue() + "\n")
                        .collect(Collectors.joining("", head, ""));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, table);
        }
        assertThat(table).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void theDescriptionSaysWhoIsLetIn() throws Exception {
        Set<String> wrong = new TreeSet<>();
        for (WalkedOperation operation : operations) {
            boolean nobody = harmless("", operation).statusCode() != 401;
            if (nobody != operation.isOpen()) {
                wrong.add("without saying who: " + operation.name());
            }
            if (!operation.isOpen() && !operation.takes("apiKey")) {
                int status = harmless(scene.strangersKey(), operation).statusCode();
                if (status != 401 && status != 403) {
                    wrong.add("with a key: " + operation.name() + " " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsNoJsonIsNoFaultOfThePlatform() throws Exception {
        Set<String> wrong = new TreeSet<>();
        for (WalkedOperation operation : operations) {
            if (operation.mediaType().orElse("").endsWith("json")) {
                HttpResponse<String> response =
                        ask(scene.strangersKey(), operation, scene.nothing(), "{");
                if (response.statusCode() >= 500) {
                    wrong.add(operation.name() + " " + response.statusCode());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Everything that can be read is read with the real numbers, what changes something is asked
    /// for with numbers of nothing and an empty body.
    private static HttpResponse<String> harmless(String who, WalkedOperation operation)
            throws Exception {
        if (operation.name().equals("DELETE /api/v1/session")) {
            // Whoever signs out is let in nowhere afterwards.
            return ask("", operation, scene.nothing(), "");
        }
        return operation.isReading()
                ? ask(who, operation, scene.theirs(), "")
                : ask(who, operation, scene.nothing(), "{}");
    }

    /// What is for people only is asked for by one, but for what concerns nobody else: a password,
    /// a key of the own enterprise.
    @Test
    void whatIsAnothersIsToAStrangerAsIfItWereNot() throws Exception {
        Map<String, String> before = seenByTheirs();
        Set<String> wrong = new TreeSet<>();
        for (WalkedOperation operation : operations) {
            boolean own =
                    !operation.takes("apiKey") && !operation.isReading() && !operation.namesOne();
            if (own || operation.isOpen() || operation.mediaType().orElse("").endsWith("/xml")) {
                continue;
            }
            List<String> real = bodies(operation, scene.theirs());
            List<String> none = bodies(operation, scene.nothing());
            for (int at = 0; at < real.size(); at++) {
                String there = strangers(operation, scene.theirs(), real.get(at), wrong);
                String nowhere = strangers(operation, scene.nothing(), none.get(at), wrong);
                if (!there.equals(nowhere)) {
                    wrong.add(
                            "%s %s%n  of another's: %s%n  of nothing:   %s"
                                    .formatted(operation.name(), real.get(at), there, nowhere));
                }
            }
        }
        assertThat(wrong).isEmpty();
        changed(before, seenByTheirs()).forEach(wrong::add);
        assertThat(wrong).as("what is theirs, before and after").isEmpty();
    }

    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream()
                .filter(one -> !Objects.equals(before.get(one), after.get(one)))
                .map(one -> "%s%n  %s%n  %s".formatted(one, before.get(one), after.get(one)))
                .toList();
    }

    /// The answer with all numbers taken out that were in the question.
    private static String strangers(
            WalkedOperation operation,
            WalkedOperation.Values values,
            String body,
            Set<String> wrong)
            throws Exception {
        String who = operation.takes("apiKey") ? scene.strangersKey() : scene.strangersPerson();
        HttpResponse<String> response = answered(who, operation, values, body);
        String asked = operation.address(values) + body;
        Set<String> secrets =
                scene.secrets().stream()
                        .filter(secret -> !asked.contains(secret))
                        .collect(Collectors.toSet());
        found(secrets, response.body())
                .forEach(one -> wrong.add(operation.name() + " tells " + one));
        String told = response.statusCode() + " " + response.body();
        UnaryOperator<String> plain =
                text ->
                        text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "«time»")
                                .replaceAll("FX\\d+", "«number»")
                                .replaceAll("walk-\\d+", "«reference»");
        for (String name : List.of("orderNo", "invtNo", "batchNo", "code", "seller")) {
            String value = values.of(operation.path(), name).orElseThrow();
            told = told.replace(value, "«" + (name.equals("seller") ? "code" : name) + "»");
        }
        return plain.apply(told);
    }

    /// Everything that somebody sees of the trades, to be the same afterwards. What nobody sees
    /// would show that the walk asks for the wrong numbers.
    private static Map<String, String> seenByTheirs() throws Exception {
        Map<String, String> seen = new LinkedHashMap<>();
        for (WalkedOperation operation : operations) {
            // A print is dear, so that one who asks for many waits; each is tested by itself.
            boolean print = operation.path().matches(".*/(release-note|document)");
            if (operation.isReading() && operation.namesOne() && !print) {
                for (Map.Entry<String, String> caller : scene.callers().entrySet()) {
                    HttpResponse<String> response =
                            answered(caller.getValue(), operation, scene.theirs(), "");
                    if (response.statusCode() == 200) {
                        seen.put(operation.name() + " " + caller.getKey(), response.body());
                    }
                }
                assertThat(seen.keySet())
                        .as("somebody sees " + operation.name())
                        .anyMatch(one -> one.startsWith(operation.name() + " "));
            }
        }
        return seen;
    }

    /// A payment for an order that is another's is answered as one for an order that is not there,
    /// and nothing of it is written where the other reads.
    @Test
    void aDocumentForAnothersOrderTellsNothingOfIt() throws Exception {
        String path = "/api/v1/dossiers/5101960D01/" + scene.orderNo();
        String seller = scene.key(WalkScene.SELLER);
        String before = get(seller, path).body();
        JsonNode there = answer(scene.orderNo());
        JsonNode nowhere = answer("NO-SUCH-ORDER");
        assertThat(there.get("returnStatus")).isEqualTo(nowhere.get("returnStatus"));
        assertThat(words(there)).isEqualTo(words(nowhere));
        assertThat(get(scene.sendersKey(), path).statusCode()).isEqualTo(404);
        assertThat(get(seller, path).body()).isEqualTo(before);
    }

    /// What a receipt says, without the number of the document.
    private static String words(JsonNode receipt) {
        return receipt.get("returnInfo")
                .asString()
                .replaceAll("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", "«guid»")
                .replace(scene.orderNo(), "NO-SUCH-ORDER");
    }

    /// The receipt of a payment of the sender.
    private static JsonNode answer(String orderNo) throws Exception {
        HttpResponse<String> taken =
                PLATFORM.post(bare(scene.sendersKey()), scene.payment(orderNo));
        assertThat(taken.statusCode()).isEqualTo(202);
        JsonNode receipt = scene.told(orderNo);
        String told = receipt.toString().replace(scene.orderNo(), "");
        assertThat(found(scene.secrets(), told)).isEmpty();
        return receipt;
    }

    private static HttpResponse<String> get(String who, String path) throws Exception {
        return PLATFORM.send(PLATFORM.request(path).header("Authorization", who).build());
    }

    private static String bare(String bearer) {
        return bearer.substring("Bearer ".length());
    }

    private static Set<String> found(Set<String> secrets, String text) {
        return secrets.stream().filter(text::contains).collect(Collectors.toSet());
    }

    private static List<String> bodies(WalkedOperation operation, WalkedOperation.Values values) {
        return operation.isReading() || !operation.mediaType().orElse("").endsWith("json")
                ? List.of("")
                : operation.bodies(values);
    }

    /// The answer to who was told to wait, and did: for a second each time, by asking for receipts
    /// that never come.
    private static HttpResponse<String> answered(
            String who, WalkedOperation operation, WalkedOperation.Values values, String body)
            throws Exception {
        HttpResponse<String> response = ask(who, operation, values, body);
        for (int waited = 0; response.statusCode() == 429 && waited < PATIENCE; waited++) {
            get(
                    scene.sendersKey(),
                    "/api/v1/receipts?limit=1&wait=1&after=" + (Long.MAX_VALUE - 1));
            response = ask(who, operation, values, body);
        }
        return response;
    }

    private static HttpResponse<String> ask(
            String who, WalkedOperation operation, WalkedOperation.Values values, String body)
            throws Exception {
        HttpRequest.Builder request = PLATFORM.request(operation.address(values));
        WalkPeople.say(who, request);
        String type = operation.mediaType().orElse("");
        switch (type) {
            case "multipart/form-data" -> {
                request.header(CONTENT_TYPE, type + "; boundary=" + SetOfMessages.BOUNDARY);
                byte[] form =
                        body.equals("{}") ? body.getBytes(StandardCharsets.UTF_8) : scene.form();
                request.method(operation.method(), HttpRequest.BodyPublishers.ofByteArray(form));
            }
            case "" -> request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
            default ->
                    request.header(CONTENT_TYPE, type)
                            .method(operation.method(), HttpRequest.BodyPublishers.ofString(body));
        }
        return PLATFORM.send(request.build());
    }
}
