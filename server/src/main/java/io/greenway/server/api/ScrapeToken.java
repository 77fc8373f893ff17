package io.greenway.server.api;

import io.greenway.server.start.StartRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets Prometheus in with a token of its own, which opens `/metrics` and nothing else: a login of
/// a person costs a slow hash at each scrape, and does not belong into a scraper's configuration.
public final class ScrapeToken extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private static final int BYTES = 32;

    private final byte[] token;

    private ScrapeToken(byte[] token) {
        this.token = token;
    }

    /// The token in a file, which is made when it is missing and readable by its owner only.
    ///
    /// @throws StartRefused when the file cannot be made or read
    public static ScrapeToken in(Path file) {
        try {
            if (!Files.exists(file)) {
                Path folder = Objects.requireNonNull(file.getParent());
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(folder);
                    Files.setPosixFilePermissions(
                            folder, PosixFilePermissions.fromString("rwx------"));
                }
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
            }
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new StartRefused("The file " + file + " holds no token. Delete it.");
            }
            return new ScrapeToken(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new StartRefused("The token " + file + " cannot be read: " + failed, failed);
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(SCHEME) && isToken(header)) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(
                            "scraper", null, List.of(new SimpleGrantedAuthority("SCRAPER"))));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private boolean isToken(String header) {
        String given = header.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }
}
