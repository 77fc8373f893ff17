package io.greenway.server.api;

import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/// The portal: one page under many addresses, and the files it is made of.
///
/// The page is never kept and carries a number used once, by which the browser takes the styles
/// that its components make and no others; scripts come from files alone. The files bear a digest
/// of their content in their names, so they are kept for good, and lie compressed beside
/// themselves.
@RestController
public final class PortalController implements WebMvcConfigurer {
    /// Where its files lie.
    static final String FILES = "/portal/**";

    /// Its addresses, which everybody may open: the page holds nothing of anybody, and what it
    /// shows is asked for with the session. The parts of the portal know them as well; one that is
    /// missing here is found by the browser's tests.
    static final String[] ADDRESSES = {
        "/",
        "/check",
        "/codes",
        "/codes/*",
        "/costs",
        "/mode",
        "/commodities",
        "/deadlines",
        "/rules",
        "/rules/*",
        "/status",
        "/track",
        "/track/*",
        "/buyer",
        "/papers",
        "/papers/*",
        "/times",
        "/zone",
        "/screen",
        "/register",
        "/register/*",
        "/login",
        "/invitation",
        "/home",
        "/account",
        "/dossiers/**",
        "/trade/**",
        "/desk/**",
        "/operate/**",
        "/city/**"
    };

    private static final String PAGE = "/static/portal/index.html";
    private static final String PLACEHOLDER = "@nonce@";
    private static final int NONCE_BYTES = 18;

    private final SecureRandom random;
    private final String page;

    public PortalController(SecureRandom random) {
        this.random = random;
        this.page = read();
    }

    @GetMapping({
        "/",
        "/check",
        "/codes",
        "/codes/{code}",
        "/costs",
        "/mode",
        "/commodities",
        "/deadlines",
        "/rules",
        "/rules/{number}",
        "/status",
        "/track",
        "/track/{number}",
        "/buyer",
        "/papers",
        "/papers/{code}",
        "/times",
        "/zone",
        "/screen",
        "/register",
        "/register/{number}",
        "/login",
        "/invitation",
        "/home",
        "/account",
        "/dossiers/**",
        "/trade/**",
        "/desk/**",
        "/operate/**",
        "/city/**"
    })
    ResponseEntity<String> portal() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy(nonce))
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page.replace(PLACEHOLDER, nonce));
    }

    /// As for the other pages, but for the styles.
    private static String policy(String nonce) {
        return "default-src 'self'; style-src 'self' 'nonce-"
                + nonce
                + "'; img-src 'self' data:; base-uri 'none'; object-src 'none';"
                + " form-action 'self'; frame-ancestors 'none'";
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(FILES)
                .addResourceLocations("classpath:/static/portal/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }

    private static String read() {
        try (InputStream stream = PortalController.class.getResourceAsStream(PAGE)) {
            if (stream == null) {
                throw new StartRefused("This build has no portal. Build it with ./greenway build.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new StartRefused("The portal cannot be read.", unreadable);
        }
    }
}
