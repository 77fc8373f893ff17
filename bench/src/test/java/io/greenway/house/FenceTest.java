package io.greenway.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who may import whom. The table is an allow list: what is not in it is not allowed, and a
/// package that is not in it does not exist. Think about the layers before changing a row.
class FenceTest {
    private static final String HOUSE = "io.greenway.";

    /// What every package may use of the JDK. Neither JDBC nor HTTP.
    private static final String COMMON =
            "java.io java.lang java.math java.nio java.security java.text java.time java.util"
                    + " org.jspecify.annotations ";

    private static final String NOTHING = "";
    private static final String STAX = "javax.xml com.fasterxml.aalto org.codehaus.stax2 ";
    private static final String SIGNING = "javax.crypto javax.security javax.xml org.bouncycastle ";
    private static final String JSON = "tools.jackson com.fasterxml.jackson ";
    private static final String JDBC =
            "java.sql javax.sql org.postgresql org.springframework.jdbc org.springframework.dao ";
    private static final String ARCHIVES = "org.apache.commons.compress org.tukaani ";
    private static final String HTTP =
            "jakarta.servlet org.apache.catalina org.springframework.http"
                    + " org.springframework.security org.springframework.web ";
    private static final String LOGGING = "org.slf4j ";
    private static final String ZSTD = "com.github.luben.zstd ";

    /// What an outage of the database is called; those who work with the store must name it.
    private static final String OUTAGE = "java.sql.SQLException ";

    /// Anything of the JDK and of the libraries on the module's class path.
    private static final String ANYTHING = "*";

    /// Anything of this project below the package.
    private static final String ALL_OF_CORE = "core.* ";

    private static final String WORDS = "core.spec core.money ";
    private static final String FORMS = WORDS + "core.xml core.message core.reference ";
    private static final String RULES =
            FORMS
                    + "core.check core.match core.tax core.party core.ledger core.bonded"
                    + " core.inspection ";

    /// @param name package below `io.greenway`; packages below it count as it
    /// @param ours packages of this project that it may import
    /// @param theirs packages of others, and what lies below them, or single classes
    private record Row(String name, Set<String> ours, Set<String> theirs) {}

    private static final Map<String, Row> TABLE =
            Stream.of(
                            // The rules and the messages: JDK, JSpecify, a StAX parser.
                            row("core.spec", NOTHING, NOTHING),
                            row("core.money", "core.spec", NOTHING),
                            row("core.xml", WORDS, STAX),
                            row("core.message", WORDS, NOTHING),
                            row("core.reference", WORDS, NOTHING),
                            row("core.signature", FORMS, SIGNING),
                            row("core.envelope", WORDS + "core.xml core.message ", NOTHING),
                            row("core.check", FORMS + "core.party core.envelope ", NOTHING),
                            row("core.match", FORMS + "core.party", NOTHING),
                            row("core.tax", FORMS, NOTHING),
                            row("core.party", FORMS, NOTHING),
                            row("core.ledger", FORMS, NOTHING),
                            row("core.bonded", FORMS + "core.party core.ledger", NOTHING),
                            row("core.account", FORMS, "javax.crypto"),
                            row("core.clearance", RULES, NOTHING),
                            row("core.exchange", FORMS + "core.party", NOTHING),
                            row("core.bill", FORMS, NOTHING),
                            row("core.inspection", FORMS + "core.party", NOTHING),
                            row("core.rawdata", RULES + "core.clearance", NOTHING),
                            row("core.risk", RULES + "core.clearance", NOTHING),
                            row("core.desk", RULES + "core.clearance core.exchange", NOTHING),
                            row("core.receipt", RULES + "core.envelope core.clearance", NOTHING),
                            row(
                                    "core.regulator",
                                    RULES
                                            + "core.clearance core.bill core.inspection core.exchange core.desk"
                                            + " core.receipt",
                                    NOTHING),
                            row(
                                    "core.statistics",
                                    RULES + "core.party core.clearance core.receipt",
                                    NOTHING),
                            row("core.service", RULES + "core.clearance core.receipt", NOTHING),
                            row("core.sample", ALL_OF_CORE, NOTHING),
                            // The running platform: only store, journal and postgres know SQL,
                            // only api knows HTTP, and the root package wires them.
                            row("server.start", NOTHING, NOTHING),
                            row(
                                    "server.observe",
                                    "core.reference",
                                    LOGGING + "io.micrometer io.opentelemetry"),
                            row(
                                    "server.reading",
                                    ALL_OF_CORE + "server.start server.observe",
                                    LOGGING + "javax.security"),
                            row("server.vault", "server.start", ZSTD + "javax.crypto"),
                            row(
                                    "server.postgres",
                                    "server.start",
                                    JDBC + ARCHIVES + LOGGING + "java.net"),
                            row(
                                    "server.store",
                                    ALL_OF_CORE
                                            + "server.start server.postgres server.vault"
                                            + " server.reading",
                                    JDBC
                                            + JSON
                                            + LOGGING
                                            + ZSTD
                                            + "com.zaxxer.hikari org.flywaydb"),
                            row(
                                    "server.backup",
                                    "server.start server.postgres server.store server.vault",
                                    ARCHIVES + JSON + "javax.crypto java.sql"),
                            row(
                                    "server.operate",
                                    ALL_OF_CORE
                                            + "server.start server.postgres server.store"
                                            + " server.journal server.pump server.vault"
                                            + " server.reading server.backup server.observe",
                                    JSON + "picocli java.net javax.sql " + OUTAGE),
                            row(
                                    "server.journal",
                                    ALL_OF_CORE + "server.store server.vault server.reading",
                                    LOGGING + "java.sql"),
                            row(
                                    "server.intake",
                                    ALL_OF_CORE
                                            + "server.journal server.store server.reading"
                                            + " server.observe",
                                    LOGGING + OUTAGE),
                            row(
                                    "server.registry",
                                    ALL_OF_CORE
                                            + "server.store server.intake server.vault"
                                            + " server.schedule",
                                    JSON + OUTAGE + "org.dhatim.fastexcel"),
                            row(
                                    "server.bonded",
                                    ALL_OF_CORE
                                            + "server.store server.registry server.intake"
                                            + " server.pump",
                                    OUTAGE),
                            row(
                                    "server.zone",
                                    ALL_OF_CORE
                                            + "server.start server.store server.intake"
                                            + " server.bonded server.schedule",
                                    JSON
                                            + LOGGING
                                            + OUTAGE
                                            + "org.springframework.security.crypto"),
                            row(
                                    "server.dispatch",
                                    ALL_OF_CORE
                                            + "server.store server.journal server.intake"
                                            + " server.reading server.observe",
                                    JSON + LOGGING + OUTAGE),
                            row(
                                    "server.sandbox",
                                    ALL_OF_CORE
                                            + "server.store server.journal server.intake"
                                            + " server.reading server.dispatch server.schedule",
                                    OUTAGE),
                            row(
                                    "server.gateway",
                                    ALL_OF_CORE
                                            + "server.start server.store server.journal"
                                            + " server.intake server.observe server.dispatch"
                                            + " server.pump",
                                    LOGGING + OUTAGE),
                            row(
                                    "server.pump",
                                    ALL_OF_CORE
                                            + "server.start server.store server.journal server.vault"
                                            + " server.reading server.observe server.schedule",
                                    LOGGING + OUTAGE),
                            row(
                                    "server.paper",
                                    ALL_OF_CORE + "server.store server.vault",
                                    "org.apache.pdfbox org.apache.fontbox com.google.zxing"),
                            row("server.schedule", NOTHING, LOGGING + OUTAGE),
                            row(
                                    "server.account",
                                    ALL_OF_CORE
                                            + "server.start server.store server.intake server.vault",
                                    JSON + "java.net org.springframework.security.crypto"),
                            row(
                                    "server.api",
                                    ALL_OF_CORE
                                            + "server.intake server.journal server.store server.pump"
                                            + " server.start server.observe server.reading"
                                            + " server.registry server.dispatch server.account"
                                            + " server.gateway server.sandbox server.zone"
                                            + " server.bonded server.paper server.schedule",
                                    "java.net com.webauthn4j "
                                            + HTTP
                                            + JSON
                                            + LOGGING
                                            + OUTAGE
                                            + "org.springframework"),
                            row("server", ALL_OF_CORE + "server.*", ANYTHING),
                            // The command line never needs the server's classes.
                            row(
                                    "cli",
                                    ALL_OF_CORE + "cli.remote",
                                    JSON + "picocli java.net javax.security com.github.difflib"),
                            row(
                                    "cli.remote",
                                    "core.signature",
                                    JSON + "java.net javax.net.ssl com.sun.net.httpserver"),
                            row("fuzz", ALL_OF_CORE, ANYTHING),
                            row("bench", "core.* cli server server.* bench.* fuzz", ANYTHING),
                            row("bench.load", ALL_OF_CORE, ANYTHING),
                            row("bench.floor", ALL_OF_CORE + "server.postgres bench", ANYTHING),
                            row("bench.micro", ALL_OF_CORE + "bench.floor", ANYTHING))
                    .collect(Collectors.toUnmodifiableMap(Row::name, row -> row));

    /// What core does not know: the time of day and chance are passed in. Members of classes, or
    /// whole classes.
    private static final Set<String> NEITHER_CLOCK_NOR_CHANCE =
            Set.of(
                    "java.time.Clock",
                    "java.util.Random",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.lang.Math.random",
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.getProperty",
                    "java.lang.System.getenv",
                    "java.lang.System.nanoTime",
                    "java.util.UUID.randomUUID",
                    "java.util.SplittableRandom.<init>()",
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalDateTime.now",
                    "java.time.LocalTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.time.Year.now",
                    "java.time.YearMonth.now",
                    "java.time.ZonedDateTime.now",
                    "java.time.ZoneId.systemDefault");

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.greenway");
    }

    @Test
    void everyPackageStandsInTheTable() {
        assertThat(
                        classes.stream()
                                .map(FenceTest::packageOf)
                                .filter(name -> !TABLE.containsKey(name)))
                .as("packages that are not in the table of this test")
                .isEmpty();
    }

    @Test
    void everyPackageImportsOnlyWhatItsRowAllows() {
        Set<String> breaches = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!target.isPrimitive() && !mayImport(packageOf(type), target)) {
                    breaches.add("%s imports %s".formatted(type.getName(), target.getName()));
                }
            }
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void coreKnowsNeitherClockNorChance() {
        Set<String> breaches = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!packageOf(type).startsWith("core.")) {
                continue;
            }
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (bringsClockOrChance(access.getTarget())) {
                    breaches.add(access.getDescription());
                }
            }
        }
        assertThat(breaches).isEmpty();
    }

    private static boolean bringsClockOrChance(AccessTarget target) {
        String owner = target.getOwner().getName();
        String member = owner + "." + target.getName();
        return NEITHER_CLOCK_NOR_CHANCE.contains(owner)
                || NEITHER_CLOCK_NOR_CHANCE.contains(member)
                || NEITHER_CLOCK_NOR_CHANCE.contains(member + parametersOf(target));
    }

    private static String parametersOf(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitCallTarget call
                        && call.getRawParameterTypes().isEmpty()
                ? "()"
                : "(...)";
    }

    private static Row row(String name, String ours, String theirs) {
        return new Row(name, words(ours), words(COMMON + theirs));
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static boolean mayImport(String from, JavaClass target) {
        Row row = TABLE.get(from);
        if (row == null) {
            return true; // Reported by the test of the table itself.
        }
        if (target.getPackageName().startsWith(HOUSE)) {
            String to = packageOf(target);
            return to.equals(from) || row.ours().stream().anyMatch(allowed -> covers(allowed, to));
        }
        return row.theirs().contains(ANYTHING)
                || row.theirs().stream().anyMatch(allowed -> isBelow(target.getName(), allowed));
    }

    private static boolean covers(String allowed, String name) {
        return allowed.endsWith(".*")
                ? name.startsWith(allowed.substring(0, allowed.length() - 1))
                : name.equals(allowed);
    }

    private static boolean isBelow(String name, String parent) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    /// The package as the table names it: module and first part, without `io.greenway`.
    private static String packageOf(JavaClass type) {
        List<String> parts = List.of(type.getPackageName().substring(HOUSE.length()).split("\\."));
        return String.join(".", parts.subList(0, Math.min(2, parts.size())));
    }
}
