package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.TestPlatform;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Goal: everybody gets the portal at each of its addresses, with a policy that lets in nothing
/// foreign.
class PortalControllerTest {
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']{24})'");
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/portal/[^\"]+\\.js)\"");

    private final TestPlatform platform = TestPlatform.running();

    @Test
    void everyAddressShowsThePage() throws Exception {
        for (String address : PortalController.ADDRESSES) {
            HttpResponse<String> page = open(address.replace("*", "1332"));
            assertThat(page.statusCode()).as(address).isEqualTo(200);
            assertThat(page.body()).as(address).contains("id=\"portal\"");
        }
    }

    @Test
    void thePageIsNeverKeptAndItsNumberIsUsedOnce() throws Exception {
        HttpResponse<String> first = open("/");
        HttpResponse<String> second = open("/");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(first.body()).contains(nonce(first)).doesNotContain("@nonce@");
        assertThat(second.body()).contains(nonce(second)).doesNotContain(nonce(first));
    }

    @Test
    void filesAreKeptForGoodAndCompressed() throws Exception {
        Matcher script = SCRIPT.matcher(open("/").body());
        assertThat(script.find()).isTrue();
        HttpResponse<String> file =
                platform.send(
                        platform.request(script.group(1)).header("Accept-Encoding", "br").build());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(file.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(open("/portal/nothing.js").statusCode()).isEqualTo(404);
    }

    private static String nonce(HttpResponse<String> page) {
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).doesNotContain("unsafe");
        Matcher nonce = NONCE.matcher(policy);
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }

    private HttpResponse<String> open(String path) throws Exception {
        return platform.send(platform.request(path).build());
    }
}
