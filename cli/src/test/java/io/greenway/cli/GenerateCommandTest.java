package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// Sets of message files.
class GenerateCommandTest {
    @TempDir private Path folder;
    private final StringWriter err = new StringWriter();

    private int generate(Path out, String... arguments) {
        CommandLine commandLine = Greenway.commandLine();
        commandLine.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true));
        List<String> all =
                Stream.concat(Stream.of("generate", "--out", out.toString()), Stream.of(arguments))
                        .toList();
        return commandLine.execute(all.toArray(String[]::new));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void theSameArgumentsGiveTheSameBytes() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        assertThat(generate(one, "-n", "50", "--seed", "7", "--mismatch", "0.3")).isZero();
        assertThat(generate(other, "-n", "50", "--seed", "7", "--mismatch", "0.3")).isZero();
        List<Path> files = files(one);
        assertThat(files(other)).hasSameSizeAs(files);
        for (Path file : files) {
            assertThat(other.resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void everyMessageIsProperAndEveryDocumentIsInTheManifest() throws IOException {
        assertThat(generate(folder.resolve("set"), "-n", "45", "--batch", "10", "--mismatch", "1"))
                .isZero();
        XmlReader<Message> reader = XmlReader.of(Message.class);
        Set<String> sent = new HashSet<>();
        for (Path file : MessageFiles.in(List.of(folder.resolve("set")))) {
            assertThat(reader.read(Files.readAllBytes(file)))
                    .as(file.toString())
                    .isInstanceOf(Outcome.Accepted.class);
            Shipment.read(file).documents().forEach(document -> sent.add(document.guid()));
        }
        Set<String> expected = new HashSet<>();
        String text = Files.readString(folder.resolve("set").resolve("manifest.json"));
        JsonNode manifest = Zone.JSON.readTree(text);
        for (JsonNode trade : manifest.get("trades")) {
            trade.get("documents")
                    .forEach(document -> expected.add(document.get("guid").asString()));
        }
        assertThat(manifest.get("trades")).hasSize(45);
        assertThat(sent).isEqualTo(expected).hasSize(4 * 45);
    }

    @Test
    void filesGoOutAsTradeGoesOn() {
        assertThat(
                        generate(
                                folder.resolve("set"),
                                "-n",
                                "5",
                                "--batch",
                                "5",
                                "--kind",
                                "CONSISTENT"))
                .isZero();
        assertThat(MessageFiles.in(List.of(folder.resolve("set"))))
                .first()
                .extracting(file -> file.getFileName().toString())
                .isEqualTo("orders-0001.xml");
    }

    @Test
    void aFolderInUseIsLeftAlone() throws IOException {
        Path theirs = Files.writeString(folder.resolve("letter.txt"), "dear");
        assertThat(generate(folder, "-n", "1")).isEqualTo(Greenway.FAILED);
        assertThat(err.toString()).contains("is not empty; --force");
        assertThat(files(folder)).containsExactly(theirs);
    }

    @Test
    void forceReplacesASetAndNothingElse() throws IOException {
        Path theirs = Files.writeString(folder.resolve("letter.txt"), "dear");
        assertThat(generate(folder, "-n", "9", "--batch", "1", "--force")).isZero();
        assertThat(generate(folder, "-n", "1", "--force")).isZero();
        assertThat(files(folder)).hasSize(6).contains(theirs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-n -1", "-n x", "-n 1 --batch 0", "-n 1 --batch 101", "-n 1 --mismatch 2"})
    void argumentsOutOfTheirLimitsAreRefused(String arguments) {
        assertThat(generate(folder.resolve("set"), arguments.split(" ", -1)))
                .isEqualTo(Greenway.FAILED);
        assertThat(folder.resolve("set")).doesNotExist();
    }
}
