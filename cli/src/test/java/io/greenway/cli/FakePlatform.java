package io.greenway.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.greenway.core.message.Answer;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB312Message.OrderReturn;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB412Message.PaymentReturn;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB512Message.LogisticsReturn;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.message.Message;
import io.greenway.core.receipt.Receipt;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A platform that answers as it was told to, document by document, over real HTTP. It gives
/// three receipts on a page, so that every reader has to turn pages.
final class FakePlatform implements AutoCloseable {
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 2, 12, 0);
    private static final int PAGE = 3;

    /// An answer of the door that comes instead of taking the message.
    record Canned(int status, String body, String retryAfter) {}

    /// What one receipt says.
    record Said(String status, String info) {}

    private final HttpServer server;
    private final Map<String, List<Said>> script = new HashMap<>();
    private final Queue<Canned> canned = new ArrayDeque<>();
    private final Map<String, List<Map<String, Object>>> receipts = new HashMap<>();
    private final List<String> taken = new ArrayList<>();

    FakePlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/messages", this::messages);
        server.createContext("/api/v1/receipts", this::receipts);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What the document with this record id will be told.
    void say(String guid, List<Said> receipts) {
        script.put(guid, receipts);
    }

    /// What the door answers to the next message instead of taking it.
    void answerNext(Canned answer) {
        canned.add(answer);
    }

    /// Keys and types of the messages taken, in order.
    synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    private void messages(HttpExchange exchange) throws IOException {
        byte[] xml = exchange.getRequestBody().readAllBytes();
        Canned instead = next();
        if (instead != null) {
            exchange.getResponseHeaders().set("Retry-After", instead.retryAfter());
            respond(exchange, instead.status(), instead.body());
            return;
        }
        if (!(READER.read(xml) instanceof Outcome.Accepted<Message> read)) {
            respond(exchange, 400, "{\"title\":\"Not a proper message\"}");
            return;
        }
        int documents = take(key(exchange), read.value());
        respond(
                exchange,
                202,
                "{\"messageId\":\"m\",\"guid\":\"g\",\"documents\":%d}".formatted(documents));
    }

    private synchronized @Nullable Canned next() {
        return canned.poll();
    }

    private synchronized int take(String key, Message message) {
        taken.add(key);
        List<Receipt> made = new ArrayList<>();
        switch (message) {
            case CEB311Message orders ->
                    orders.orders().forEach(one -> order(made, key, one.head()));
            case CEB411Message payments ->
                    payments.payments().forEach(one -> payment(made, key, one.head()));
            case CEB511Message waybills ->
                    waybills.logistics().forEach(one -> waybill(made, key, one.head()));
            case CEB621Message inventories ->
                    inventories.inventories().forEach(one -> inventory(made, key, one.head()));
            default -> throw new IllegalArgumentException(message.toString());
        }
        List<Map<String, Object>> all = receipts.computeIfAbsent(key, _ -> new ArrayList<>());
        for (Receipt receipt : made) {
            Record xml = (Record) receipt.message("00000000-0000-4000-8000-000000000000");
            Answer answer = receipt.answer();
            all.add(
                    Map.of(
                            "cursor", String.valueOf(all.size() + 1),
                            "messageType", receipt.paper().receiptType(),
                            "orderNo", receipt.orderNo(),
                            "returnStatus", answer.returnStatus(),
                            "returnInfo", answer.returnInfo(),
                            "createdAt", "2026-11-02T04:00:00Z",
                            "xml", text(XmlWriter.write(xml, XmlWriter.Style.DEFAULT_NAMESPACE))));
        }
        return made.size();
    }

    private void order(List<Receipt> made, String owner, CEB311Message.OrderHead head) {
        for (Said said : told(head.guid())) {
            Answer answer =
                    new OrderReturn(
                            head.guid(),
                            head.ebpCode(),
                            head.ebcCode(),
                            head.orderNo(),
                            said.status(),
                            TIME,
                            said.info());
            made.add(new Receipt(owner, head.orderNo(), answer));
        }
    }

    private void payment(List<Receipt> made, String owner, CEB411Message.PaymentHead head) {
        for (Said said : told(head.guid())) {
            Answer answer =
                    new PaymentReturn(
                            head.guid(),
                            head.payCode(),
                            head.payTransactionId(),
                            said.status(),
                            TIME,
                            said.info());
            made.add(new Receipt(owner, head.orderNo(), answer));
        }
    }

    private void waybill(List<Receipt> made, String owner, CEB511Message.LogisticsHead head) {
        for (Said said : told(head.guid())) {
            Answer answer =
                    new LogisticsReturn(
                            head.guid(),
                            head.logisticsCode(),
                            head.logisticsNo(),
                            said.status(),
                            TIME,
                            said.info());
            made.add(new Receipt(owner, head.orderNo(), answer));
        }
    }

    private void inventory(List<Receipt> made, String owner, CEB621Message.InventoryHead head) {
        for (Said said : told(head.guid())) {
            Answer answer =
                    new InventoryReturn(
                            head.guid(),
                            head.customsCode(),
                            head.ebpCode(),
                            head.ebcCode(),
                            head.agentCode(),
                            String.valueOf(head.copNo()),
                            "B20261102000000001",
                            null,
                            said.status(),
                            TIME,
                            said.info());
            made.add(new Receipt(owner, head.orderNo(), answer));
        }
    }

    private List<Said> told(String guid) {
        return script.getOrDefault(guid, List.of());
    }

    private void receipts(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts[1]);
        }
        int after = Integer.parseInt(query.getOrDefault("after", "0"));
        List<Map<String, Object>> page = page(key(exchange), after);
        Map<String, Object> body =
                Map.of("receipts", page, "next", String.valueOf(after + page.size()));
        respond(exchange, 200, Zone.JSON.writeValueAsString(body));
    }

    private synchronized List<Map<String, Object>> page(String key, int after) {
        return receipts.getOrDefault(key, List.of()).stream().skip(after).limit(PAGE).toList();
    }

    private static String key(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
