package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.greenway.core.envelope.Envelope;
import io.greenway.server.TestPlatform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Bodies made to harm, as they are and in a transport envelope.
class HostileDoorTest {
    private static final TestPlatform PLATFORM = TestPlatform.running();
    private static final String KEY = PLATFORM.key("payment").apiKey();

    static Stream<Arguments> bodies() {
        String entity = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>";
        return Stream.of(
                row("DTD_REFUSED", entity.getBytes(StandardCharsets.UTF_8)),
                row("WRONG_ENCODING", "<a/>".getBytes(StandardCharsets.UTF_16)),
                row("WRONG_ENCODING", "<a>中文</a>".getBytes(Charset.forName("GBK"))),
                row("UNKNOWN_MESSAGE", "<a>".repeat(100_000).getBytes(StandardCharsets.UTF_8)),
                row("NOT_WELL_FORMED", " ".repeat(1 << 18).getBytes(StandardCharsets.UTF_8)),
                row("TOO_LARGE", ("<a" + attributes() + "/>").getBytes(StandardCharsets.UTF_8)));
    }

    private static Arguments row(String fault, byte[] body) {
        return Arguments.argumentSet(fault + " " + body.length, fault, body);
    }

    private static String attributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            attributes.append(" a").append(i).append("=''");
        }
        return attributes.toString();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void refusedAsItIsAndInAnEnvelope(String fault, byte[] body) throws Exception {
        LocalDateTime at = LocalDateTime.of(2026, 3, 2, 9, 30, 15);
        List<String> receivers = List.of(Envelope.CUSTOMS_IMPORT);
        byte[] envelope =
                Envelope.write(Envelope.wrap(body, "1", "DXPENT0000011951", receivers, at));
        for (byte[] sent : List.of(body, envelope)) {
            HttpResponse<String> response = post(sent, "identity");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            List<String> names = new ArrayList<>();
            TestPlatform.json(response)
                    .get("faults")
                    .forEach(one -> names.add(one.get("name").asString()));
            assertThat(names).contains(fault);
            assertThat(response.body()).doesNotContain("root:");
        }
    }

    /// A gigabyte in a few megabytes is undone no further than a message may be long.
    @Test
    void aGigabyteOfBlanksIsNotUnpacked() throws Exception {
        assertThat(post(blanks(1 << 30), "gzip").statusCode()).isEqualTo(413);
    }

    /// Whoever goes away in the middle of a message is no fault of the platform: under overload
    /// thousands do, and a stack in the log for each would take the processor from the others.
    @Test
    void aCallerThatGoesAwayIsNotLoggedAsAFault() throws Exception {
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        Logger logger = (Logger) LoggerFactory.getLogger(ProblemAdvice.class);
        logger.addAppender(seen);
        URI address = URI.create(PLATFORM.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String head =
                    "POST /api/v1/messages HTTP/1.1\r\nHost: door\r\nAuthorization: Bearer "
                            + KEY
                            + "\r\nContent-Type: application/xml\r\nContent-Length: 100000\r\n\r\n<a>";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } finally {
            logger.detachAppender(seen);
        }
        assertThat(seen.list).isEmpty();
    }

    private static byte[] blanks(int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (GZIPOutputStream zip =
                new GZIPOutputStream(bytes) {
                    {
                        def.setLevel(Deflater.BEST_SPEED);
                    }
                }) {
            for (int written = 0; written < count; written += some.length) {
                zip.write(some);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static HttpResponse<String> post(byte[] body, String encoding) throws Exception {
        HttpRequest.Builder request =
                PLATFORM.request("/api/v1/messages")
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!encoding.equals("identity")) {
            request.header("Content-Encoding", encoding);
        }
        return PLATFORM.send(request.build());
    }
}
