package io.greenway.server;

import io.greenway.core.clearance.SandboxParty;
import io.greenway.core.signature.SignaturePolicy;
import io.greenway.server.backup.Restore;
import io.greenway.server.dispatch.Courier;
import io.greenway.server.dispatch.DeskDispatcher;
import io.greenway.server.dispatch.InspectionPump;
import io.greenway.server.intake.Limits;
import io.greenway.server.intake.Participants;
import io.greenway.server.observe.Lookout;
import io.greenway.server.pump.Pump;
import io.greenway.server.pump.RiskPump;
import io.greenway.server.pump.SettlementPump;
import io.greenway.server.reading.SignatureDesk;
import io.greenway.server.sandbox.SandboxClock;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.start.Progress;
import io.greenway.server.start.StartRefused;
import io.greenway.server.zone.Credentials;
import io.greenway.server.zone.DemoKeys;
import io.greenway.server.zone.NewcomerKeys;
import io.greenway.server.zone.Zone;
import io.greenway.server.zone.ZoneBooks;
import io.greenway.server.zone.ZoneFile;
import io.greenway.server.zone.ZoneLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the platform from the command line.
@Command(
        name = "greenway run",
        description = "Starts the platform.",
        mixinStandardHelpOptions = true,
        version = "Greenway 0.1.0",
        sortOptions = false)
public final class Greenway implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for everything that is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on (default: ${DEFAULT-VALUE}; 0 takes a free one).")
    private int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = {
                "External PostgreSQL 15 or newer instead of the one inside:",
                "postgresql://user:password@host:5432/name; user and password",
                "may also stand in PGUSER and PGPASSWORD."
            })
    private @Nullable String database;

    @Option(names = "--demo", description = "Load the demo zone and hand out its logins.")
    private boolean demo;

    @Option(names = "--zone", paramLabel = "FILE", description = "Load a zone file.")
    private @Nullable Path zone;

    @Option(
            names = "--signatures",
            paramLabel = "off|required",
            description = {
                "Whether messages that the law wants signed must be (default:",
                "required). The authorities trusted are the *.pem files in",
                "the folder trust of the data, their revocations its *.crl."
            })
    private @Nullable SignaturePolicy signatures;

    @Option(
            names = "--log",
            paramLabel = "text|json",
            description = {
                "Form of the log: text, or one JSON object a line (Elastic Common",
                "Schema) on standard output, and what is meant for people goes",
                "to standard error (default: text)."
            })
    private LogForm log = LogForm.TEXT;

    @Option(
            names = "--papers-wait-days",
            paramLabel = "N",
            description = "Days a dossier waits for missing papers (default: as the rule says).")
    private @Nullable Integer papersWaitDays;

    @Option(
            names = "--sandbox",
            description = {
                "For rehearsals only: enterprises enrol themselves, magic values",
                "force every outcome, and the clock can be moved. Signatures are",
                "off unless asked for."
            })
    private boolean sandbox;

    @Mixin private final GatewayCommand gateway = new GatewayCommand();

    public static void main(String[] arguments) {
        var command = new CommandLine(new Greenway());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        int code = command.execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() {
        var console = new Console(log == LogForm.JSON ? System.err : System.out);
        log.choose();
        try {
            start(settings(), console);
            return 0;
        } catch (StartRefused refused) {
            System.err.println("Greenway did not start. " + refused.getMessage());
            return 1;
        }
    }

    private Settings settings() {
        if (sandbox && (demo || zone != null || gateway.options().isPresent())) {
            throw new StartRefused("--sandbox goes with none of --demo, --zone and --gateway.");
        }
        return new Settings(
                data.toAbsolutePath().normalize(),
                host,
                port,
                Optional.ofNullable(database),
                demo,
                Optional.ofNullable(zone),
                signatures != null
                        ? signatures
                        : sandbox ? SignaturePolicy.OFF : SignaturePolicy.REQUIRED,
                papersWaitDays == null ? OptionalInt.empty() : OptionalInt.of(papersWaitDays),
                Limits.DEFAULT,
                gateway.options(),
                sandbox);
    }

    private static void start(Settings settings, Console console) {
        ConfigurableApplicationContext platform = start(settings, (Progress) console);
        String address = address(platform, settings);
        console.listening(address, settings);
        loadZone(platform, settings, address)
                .ifPresent(
                        credentials -> console.handedOut(credentials, credentialsFile(settings)));
        begin(platform);
    }

    /// Sets the platform to work, once the zone is loaded.
    static void begin(ConfigurableApplicationContext platform) {
        platform.getBean(SignatureDesk.class).open();
        platform.getBean(Lookout.class).start();
        platform.getBean(InspectionPump.class).prepare();
        platform.getBean(Pump.class).start();
        platform.getBean(Courier.class).start();
        platform.getBean(SettlementPump.class).start();
        platform.getBean(InspectionPump.class).start();
        platform.getBean(DeskDispatcher.class).start();
        if (!platform.getBean(Settings.class).sandbox()) {
            // The customs of a sandbox picks nothing by risk, so there is nothing to compare with.
            platform.getBean(RiskPump.class).start();
        }
        platform.getBean(Scheduler.class).start();
    }

    /// Starts the platform without a word on the terminal but the steps.
    ///
    /// @throws StartRefused when it cannot start
    static ConfigurableApplicationContext start(Settings settings, Progress progress) {
        Clock machine = Clock.systemUTC();
        return start(settings, progress, settings.sandbox() ? new SandboxClock(machine) : machine);
    }

    /// Starts the platform on a clock of one's own.
    ///
    /// @throws StartRefused when it cannot start
    static ConfigurableApplicationContext start(Settings settings, Progress progress, Clock clock) {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException failed) {
            throw new StartRefused("The folder " + settings.data() + " cannot be made.", failed);
        }
        if (Files.exists(settings.data().resolve(Restore.UNFINISHED))) {
            throw new StartRefused(
                    "A restore into "
                            + settings.data()
                            + " did not finish. Empty the folder and restore again.");
        }
        var application = new SpringApplication(ServerConfig.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(
                context -> {
                    var parts = (GenericApplicationContext) context;
                    parts.registerBean(Settings.class, () -> settings);
                    parts.registerBean(Progress.class, () -> progress);
                    parts.registerBean(Clock.class, () -> clock);
                });
        try {
            progress.step("Starting");
            return application.run();
        } catch (RuntimeException failed) {
            throw refusal(failed, settings);
        }
    }

    private static Map<String, Object> properties(Settings settings) {
        return Map.ofEntries(
                Map.entry("server.port", settings.port()),
                Map.entry("server.address", settings.host()),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "15s"),
                Map.entry("spring.threads.virtual.enabled", true),
                Map.entry("spring.web.resources.add-mappings", true),
                Map.entry("spring.mvc.problemdetails.enabled", false),
                Map.entry("spring.mvc.formcontent.filter.enabled", false),
                Map.entry("server.servlet.session.cookie.same-site", "strict"),
                Map.entry("server.servlet.session.cookie.http-only", true),
                Map.entry("server.servlet.session.timeout", "30m"),
                Map.entry("server.tomcat.max-swallow-size", "32MB"),
                Map.entry("server.tomcat.max-keep-alive-requests", -1),
                Map.entry("server.tomcat.connection-timeout", "20s"),
                Map.entry("server.error.whitelabel.enabled", false),
                Map.entry("logging.level.root", "warn"),
                Map.entry("logging.level.org.springframework.boot", "off"),
                Map.entry("logging.level.org.flywaydb", "off"),
                Map.entry("logging.level.io.greenway", "info"));
    }

    /// Spring wraps what its parts throw; the sentence for people is somewhere inside.
    private static RuntimeException refusal(RuntimeException failed, Settings settings) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused;
            }
            if (cause instanceof PortInUseException) {
                return new StartRefused(
                        "Port " + settings.port() + " is in use. Name another one with --port.",
                        failed);
            }
        }
        return failed;
    }

    /// Loads the zone that was asked for, and writes down what it hands out.
    static Optional<Credentials> loadZone(
            ConfigurableApplicationContext platform, Settings settings, String address) {
        Optional<Zone> asked =
                settings.demo()
                        ? Optional.of(ZoneFile.demo())
                        : settings.zone().map(ZoneFile::read);
        if (settings.sandbox()) {
            asked = Optional.of(ZoneFile.sandbox());
        }
        keepApart(platform, settings);
        return asked.map(
                zone -> {
                    Path file = credentialsFile(settings);
                    Credentials credentials = platform.getBean(ZoneLoader.class).load(zone, file);
                    platform.getBean(ZoneBooks.class).open(zone);
                    if (settings.demo()) {
                        DemoKeys keys = new DemoKeys(settings.data());
                        Instant now = platform.getBean(Clock.class).instant();
                        credentials = keys.issue(credentials, file, now);
                        keys.issueIdentityService(now);
                        new NewcomerKeys(settings.data(), platform.getBean(Clock.class)).prepare();
                    }
                    credentials.write(file, address);
                    return credentials;
                });
    }

    /// A sandbox moves its clock and forgets what it was sent, so it never works on the data of a
    /// zone; and a zone never works on those of a sandbox.
    private static void keepApart(ConfigurableApplicationContext platform, Settings settings) {
        boolean stranger =
                platform.getBean(Participants.class).registry().enterprises().stream()
                        .anyMatch(one -> SandboxParty.group(one.code()) > 0 != settings.sandbox());
        if (stranger) {
            throw new StartRefused(
                    settings.sandbox()
                            ? "These are the data of a zone. Name another folder with --data."
                            : "These are the data of a sandbox. Start it with --sandbox.");
        }
    }

    static Path credentialsFile(Settings settings) {
        String zone = settings.demo() ? "demo.json" : "credentials.json";
        return settings.data().resolve(settings.sandbox() ? "sandbox.json" : zone);
    }

    static String address(ConfigurableApplicationContext platform, Settings settings) {
        WebServer server = ((ServletWebServerApplicationContext) platform).getWebServer();
        return "http://" + settings.host() + ":" + Objects.requireNonNull(server).getPort();
    }
}
