package io.greenway.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// The platform's door over HTTP. When the platform is busy or the network fails, the same
/// request is sent again, which is safe: the door gives the same answer to the same bytes.
final class Door {
    private static final int ATTEMPTS_BEFORE_CONTACT = 3;
    private static final int ATTEMPTS = 15;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();
    private final String baseUrl;
    private volatile boolean reached;

    /// Does not connect yet.
    ///
    /// @param baseUrl address of the platform
    Door(String baseUrl) {
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    /// Sends one message.
    ///
    /// @throws CommandFailure when the platform cannot be reached or stays busy
    Reply send(byte[] xml, String key) {
        HttpRequest request =
                request("/api/v1/messages", key)
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(xml))
                        .build();
        HttpResponse<byte[]> response = answer(request);
        return response.statusCode() == 202
                ? read(response, Reply.Accepted.class)
                : new Reply.Refused(response.statusCode(), problem(response));
    }

    /// Asks for receipts.
    ///
    /// @param after cursor after which they begin
    /// @param limit most receipts
    /// @param wait how long the platform may wait for the first one
    /// @throws CommandFailure when the platform cannot be reached, or refuses
    ReceiptPage receipts(String key, String after, int limit, Duration wait) {
        String query = "?after=" + after + "&limit=" + limit + "&wait=" + wait.toSeconds();
        HttpRequest request =
                request("/api/v1/receipts" + query, key)
                        .header("Accept", "application/json")
                        .GET()
                        .build();
        HttpResponse<byte[]> response = answer(request);
        if (response.statusCode() != 200) {
            throw new CommandFailure(
                    "no receipts: " + response.statusCode() + " " + problem(response).detail());
        }
        return read(response, ReceiptPage.class);
    }

    private HttpRequest.Builder request(String path, String key) {
        try {
            return HttpRequest.newBuilder(URI.create(baseUrl + path))
                    .timeout(ANSWER)
                    .header("Authorization", "Bearer " + key);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("not an address or not a key: " + e.getMessage(), e);
        }
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        String last = "";
        for (int attempt = 1;
                attempt <= (reached ? ATTEMPTS : ATTEMPTS_BEFORE_CONTACT);
                attempt++) {
            try {
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                reached = true;
                if (!isBusy(response.statusCode())) {
                    return response;
                }
                last = response.statusCode() + " " + problem(response).detail();
                pause(retryAfter(response).orElse(backoff(attempt)));
            } catch (IOException e) {
                last = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                pause(backoff(attempt));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure("interrupted", e);
            }
        }
        throw new CommandFailure(
                (reached ? "no proper answer from " : "cannot reach ") + baseUrl + ": " + last);
    }

    /// 429 and everything that is the platform's trouble, not the message's.
    private static boolean isBusy(int status) {
        return status == 429 || status >= 500;
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Retry-After")
                    .map(Long::parseLong)
                    .map(Duration::ofSeconds);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Duration backoff(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
        return pause.compareTo(LONGEST_BACKOFF) < 0 ? pause : LONGEST_BACKOFF;
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private static <T> T read(HttpResponse<byte[]> response, Class<T> type) {
        try {
            return Zone.JSON.readValue(response.body(), type);
        } catch (JacksonException e) {
            throw new CommandFailure("the platform's answer cannot be read: " + e.getMessage(), e);
        }
    }

    /// The problem, or the bare text when something other than the platform answered.
    private static Problem problem(HttpResponse<byte[]> response) {
        try {
            return Zone.JSON.readValue(response.body(), Problem.class);
        } catch (JacksonException e) {
            String text = new String(response.body(), StandardCharsets.UTF_8).strip();
            return new Problem("", text.substring(0, Math.min(200, text.length())), null);
        }
    }
}
