package io.greenway.server.operate;

import io.greenway.core.signature.Trust;
import io.greenway.server.operate.Finding.Level;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.postgres.EmbeddedPostgres;
import io.greenway.server.start.StartRefused;
import io.greenway.server.store.Condition;
import io.greenway.server.vault.KeyFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Examines a platform, running or not, without changing anything.
final class Doctor {
    private static final int JDK = 25;
    private static final long MEMORY_WANTED = 4L << 10;
    private static final long DISK_LOW = 5L << 10;
    private static final long DISK_FULL = 256;
    private static final int FLUSHES = 50;
    private static final double FLUSH_SLOW = 20;
    private static final double FLUSH_TOO_FAST = 0.02;
    private static final Duration EXPIRES_SOON = Duration.ofDays(30);
    private static final long CLOCK_TOLERATED = 5;
    private static final long BACKLOG_LONG = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path data;
    private final String url;
    private final @Nullable String database;
    private final String language;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    /// Makes one.
    ///
    /// @param language of the platform's own words, such as `en`
    Doctor(Path data, String url, @Nullable String database, String language, Clock clock) {
        this.language = language;
        this.data = data;
        this.url = url;
        this.database = database;
        this.clock = clock;
    }

    /// Looks at everything, in the order in which things depend on each other.
    List<Finding> examine() {
        machine();
        boolean answers = platform();
        if (!Files.isDirectory(data)) {
            add(Level.BAD, "data-missing", data);
            return findings;
        }
        disk();
        keys();
        authorities();
        database(answers);
        return findings;
    }

    private void add(Level level, String check, Object... values) {
        findings.add(Finding.of(level, check, values));
    }

    private void machine() {
        int feature = Runtime.version().feature();
        findings.add(Finding.unless(feature >= JDK, Level.BAD, "jdk", Runtime.version(), JDK));
        try {
            long megabytes = memory();
            findings.add(
                    Finding.unless(
                            megabytes >= MEMORY_WANTED,
                            Level.WARN,
                            "memory",
                            megabytes,
                            MEMORY_WANTED));
        } catch (IOException notLinux) {
            add(Level.WARN, "memory", "?", MEMORY_WANTED);
        }
    }

    private static long memory() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
            if (line.startsWith("MemTotal:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
            }
        }
        throw new IOException("no MemTotal");
    }

    /// Whether a platform answers at the address; its own reasons are passed on.
    private boolean platform() {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/health?lang=" + language))
                            .timeout(PATIENCE)
                            .build();
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (!response.body().contains("\"signatures\"")) {
                add(Level.BAD, "port-taken", url);
                return false;
            }
            JsonNode health = JsonMapper.shared().readTree(response.body());
            String status = health.get("status").asString();
            var words = new StringBuilder(status);
            health.get("reasons").forEach(one -> words.append("; " + one.get("words").asString()));
            Level otherwise = response.statusCode() == 200 ? Level.WARN : Level.BAD;
            findings.add(Finding.unless(status.equals("up"), otherwise, "platform", url, words));
            response.headers().firstValue("Date").ifPresent(this::compareClock);
            return true;
        } catch (IOException | IllegalArgumentException away) {
            add(Level.WARN, "platform-away", url);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void compareClock(String date) {
        try {
            Instant there =
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            long apart = Duration.between(there, clock.instant()).abs().toSeconds();
            findings.add(Finding.unless(apart <= CLOCK_TOLERATED, Level.BAD, "clock", apart));
        } catch (DateTimeParseException strange) {
            add(Level.WARN, "clock", "?");
        }
    }

    private void disk() {
        long free = data.toFile().getUsableSpace() >> 20;
        Level level = free < DISK_FULL ? Level.BAD : free < DISK_LOW ? Level.WARN : Level.OK;
        add(level, "disk", free);
        try {
            double millis = flush();
            String words = String.format(Locale.ROOT, "%.2f", millis);
            if (millis < FLUSH_TOO_FAST) {
                add(Level.WARN, "flush-too-fast", words);
            } else {
                findings.add(Finding.unless(millis <= FLUSH_SLOW, Level.WARN, "flush", words));
            }
        } catch (IOException failed) {
            add(Level.BAD, "not-writable", data, failed);
        }
    }

    /// How long the disk takes to promise 8 KB, in milliseconds.
    private double flush() throws IOException {
        Path file = Files.createTempFile(data, "doctor-", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long began = System.nanoTime();
            for (int time = 0; time < FLUSHES; time++) {
                channel.write(ByteBuffer.allocate(8 << 10), 0);
                channel.force(false);
            }
            return (System.nanoTime() - began) / 1e6 / FLUSHES;
        } finally {
            Files.delete(file);
        }
    }

    private void keys() {
        Path file = KeyFile.of(data);
        if (!Files.exists(file)) {
            add(Level.BAD, "key-missing", file);
            return;
        }
        try {
            add(Level.OK, "key", file, String.join(", ", KeyFile.ids(file)));
        } catch (StartRefused refused) {
            add(Level.BAD, "key-unusable", String.valueOf(refused.getMessage()));
        }
        if (Files.exists(data.resolve("RESTORE-UNFINISHED"))) {
            add(Level.BAD, "restore-unfinished", data);
        }
    }

    private void authorities() {
        Path trust = data.resolve("trust");
        List<X509Certificate> certificates = new ArrayList<>();
        try (var files = Files.newDirectoryStream(trust, "*.pem")) {
            for (Path file : files) {
                certificates.addAll(Trust.certificates(Files.readAllBytes(file)));
            }
        } catch (IOException | GeneralSecurityException unusable) {
            if (Files.isDirectory(trust)) {
                add(Level.BAD, "trust-unusable", unusable);
                return;
            }
        }
        if (certificates.isEmpty()) {
            add(Level.WARN, "trust-none", trust);
            return;
        }
        Instant first =
                certificates.stream()
                        .map(certificate -> certificate.getNotAfter().toInstant())
                        .min(Instant::compareTo)
                        .orElseThrow();
        Duration left = Duration.between(clock.instant(), first);
        Level level =
                left.isNegative()
                        ? Level.BAD
                        : left.compareTo(EXPIRES_SOON) < 0 ? Level.WARN : Level.OK;
        add(level, "trust", certificates.size(), first.toString().substring(0, 10));
    }

    private void database(boolean platformAnswers) {
        Optional<DatabaseAddress> address = address(platformAnswers);
        if (address.isEmpty()) {
            return;
        }
        try {
            Condition condition = Condition.of(address.get());
            durability(condition.settings());
            schema(condition);
            findings.add(
                    Finding.unless(condition.stuck() == 0, Level.BAD, "stuck", condition.stuck()));
            findings.add(
                    Finding.unless(
                            condition.backlog() <= BACKLOG_LONG,
                            Level.WARN,
                            "backlog",
                            condition.backlog()));
            findings.add(
                    Finding.unless(
                            condition.imbalance() == 0,
                            Level.BAD,
                            "ledgers",
                            condition.imbalance()));
        } catch (SQLException failed) {
            add(Level.BAD, "database", String.valueOf(failed.getMessage()));
        }
    }

    private Optional<DatabaseAddress> address(boolean platformAnswers) {
        try {
            if (database != null) {
                return Optional.of(DatabaseAddress.parse(database, System.getenv()));
            }
            Path folder = data.resolve("postgresql");
            return switch (EmbeddedPostgres.look(folder)) {
                case EmbeddedPostgres.Look.Nothing nothing -> {
                    add(Level.WARN, "database-none", folder);
                    yield Optional.empty();
                }
                case EmbeddedPostgres.Look.Stopped stopped -> {
                    add(Level.OK, "database-stopped", folder);
                    yield Optional.empty();
                }
                case EmbeddedPostgres.Look.LeftBehind left -> {
                    add(Level.WARN, "database-left-behind", left.processId());
                    yield Optional.empty();
                }
                case EmbeddedPostgres.Look.Running running -> {
                    findings.add(
                            Finding.unless(
                                    platformAnswers, Level.WARN, "in-use-silent", data, url));
                    yield Optional.of(running.address());
                }
            };
        } catch (StartRefused refused) {
            add(Level.BAD, "database", String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private void durability(Map<String, String> settings) {
        boolean safe =
                settings.getOrDefault("fsync", "").equals("on")
                        && settings.getOrDefault("full_page_writes", "").equals("on")
                        && List.of("on", "remote_apply")
                                .contains(settings.getOrDefault("synchronous_commit", ""));
        findings.add(
                Finding.unless(
                        safe,
                        Level.BAD,
                        "durability",
                        settings.getOrDefault("server_version", "?"),
                        settings.getOrDefault("fsync", "?"),
                        settings.getOrDefault("synchronous_commit", "?")));
    }

    private void schema(Condition condition) {
        findings.add(
                Finding.unless(
                        condition.schema().equals(condition.wantedSchema()),
                        Level.WARN,
                        "schema",
                        condition.schema(),
                        condition.wantedSchema()));
    }
}
