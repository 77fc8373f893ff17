package io.greenway.core.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.signature.DemoAuthority;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DocumentationTool;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The module as a library for other projects: the example of the front page, as it stands there,
/// and the documentation of the interface.
class LibraryTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\n(.*?)```");
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir private Path folder;

    @Test
    void theExampleOfTheFrontPageRuns() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "README.md")));
        assertThat(example.find()).isTrue();
        Files.writeString(folder.resolve("Example.java"), example.group(1));
        Files.copy(
                Path.of("..", "samples", "order.properties"), folder.resolve("order.properties"));
        makeKey();
        String said = run("-cp", classPath(), "-Dstdout.encoding=UTF-8", "Example.java");
        assertThat(said.lines())
                .filteredOn(line -> line.startsWith("Faults") || line.startsWith("Signature"))
                .containsExactly("Faults: []", "Signature: []");
        assertThat(said)
                .contains("Read back: Accepted[value=CEB311Message[guid=5F0E9A10-")
                .contains("orderNo=A-1")
                .contains("consigneeAddress=四川省成都市示例路1号")
                .contains("ds:Signature");
    }

    /// Whoever uses the module gets no framework with it.
    @Test
    void itBringsNoFrameworkAlong() {
        assertThat(CLASS_PATH).doesNotContain("spring").doesNotContain("jackson");
    }

    /// Every public thing has its documentation, and none of it names what is not there.
    @Test
    void theDocumentationIsComplete() throws IOException {
        StringWriter said = new StringWriter();
        DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
        try (var files = tool.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of(
                            "-d",
                            folder.toString(),
                            "-quiet",
                            "-notimestamp",
                            "-Xdoclint:all,-missing",
                            "-Werror",
                            "-classpath",
                            CLASS_PATH);
            boolean made =
                    tool.getTask(
                                    said,
                                    files,
                                    null,
                                    null,
                                    options,
                                    files.getJavaFileObjectsFromPaths(sources()))
                            .call();
            assertThat(made).as(said.toString()).isTrue();
        }
        assertThat(folder.resolve("io/greenway/core/message/CEB311Message.html")).exists();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private void makeKey() throws Exception {
        Instant now = Instant.now();
        SecureRandom random = new SecureRandom();
        var authority =
                DemoAuthority.create("Demo authority", DemoAuthority.KeyKind.SM2, now, random);
        var key =
                authority.issue(
                        "5101980001",
                        "Demo Mall",
                        DemoAuthority.KeyKind.SM2,
                        now.minusSeconds(60),
                        now.plus(Duration.ofDays(1)));
        Files.write(folder.resolve("key.p12"), key.pkcs12("secret".toCharArray()));
        byte[] certificate = authority.own().certificate().getEncoded();
        String pem =
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate)
                        + "\n-----END CERTIFICATE-----\n";
        Files.writeString(folder.resolve("ca.pem"), pem);
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        int code = process.waitFor();
        String said = Files.readString(out);
        assertThat(code).as(said).isZero();
        return said;
    }

    /// The class path with places that hold in another folder too.
    private static String classPath() {
        return Stream.of(CLASS_PATH.split(File.pathSeparator))
                .map(place -> Path.of(place).toAbsolutePath())
                .filter(place -> !isOfTests(place))
                .map(Path::toString)
                .reduce((some, more) -> some + File.pathSeparator + more)
                .orElseThrow();
    }

    private static boolean isOfTests(Path place) {
        return place.endsWith(Path.of("target", "test-classes")) || !Files.exists(place);
    }
}
