package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// Goal: who asks too fast is told when to come back, and nobody else notices. Method: an
/// enterprise that no other test speaks for asks until it is turned away.
class ServiceGateTest {
    private static final String NOBODY_ELSE_USES = "5101960D42";
    private static final int ENOUGH = 5_000;

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

    /// Questions about nothing are answered fastest, and counted like others.
    private HttpResponse<String> ask(String key) throws Exception {
        return platform.send(
                platform.request("/api/v1/services/mode")
                        .header("Authorization", "Bearer " + key)
                        .build());
    }
}
