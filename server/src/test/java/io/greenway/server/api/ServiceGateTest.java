package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// Goal: who asks too fast is told when to come back, and nobody else notices. Method: an
/// enterprise that no other test speaks for asks until it is turned away.
class ServiceGateTest {
    private static final String NOBODY_ELSE_USES = "5101960D42";
    private static final int ENOUGH = 5_000;

    /// More than are let through at ten for a question, and fewer than at one.
    private static final int DEAR_ENOUGH = 300;

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void slowsDownWhoAsksTooFastAndNobodyElse() throws Exception {
        String key = platform.newKey(NOBODY_ELSE_USES);
        HttpResponse<String> last = ask(key);
        for (int asked = 1; asked < ENOUGH && last.statusCode() == 200; asked++) {
            last = ask(key);
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(last.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(ask(platform.key("payment").apiKey()).statusCode()).isEqualTo(200);
    }

    @Test
    void aPathWrittenInAnotherWayCostsTheSame() throws Exception {
        InetAddress ours = InetAddress.getByAddress(new byte[] {127, 0, 2, 1});
        try (HttpClient client = HttpClient.newBuilder().localAddress(ours).build()) {
            HttpRequest encoded =
                    platform.request("/api/v1/services/%70arcels/NO-SUCH-NUMBER").build();
            int status = 200;
            for (int asked = 0; asked < DEAR_ENOUGH && status == 200; asked++) {
                status = client.send(encoded, HttpResponse.BodyHandlers.ofString()).statusCode();
            }
            assertThat(status).isEqualTo(429);
        }
    }

    /// Questions about nothing are answered fastest, and counted like others.
    private HttpResponse<String> ask(String key) throws Exception {
        return platform.send(
                platform.request("/api/v1/services/mode")
                        .header("Authorization", "Bearer " + key)
                        .build());
    }
}
