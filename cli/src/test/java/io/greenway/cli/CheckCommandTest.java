package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Checking files without a server.
class CheckCommandTest {
    private static final Path ORDER = Run.SAMPLES.resolve("import/CEB311.xml");

    @TempDir private Path folder;
    private Path wrong = Path.of("");

    @BeforeEach
    void breakAnOrder() throws IOException {
        wrong = folder.resolve("wrong.xml");
        String order = Files.readString(ORDER);
        Files.writeString(wrong, order.replace("<ceb:freight>12.00<", "<ceb:freight>-1.00<"));
    }

    @Test
    void allSamplesAreWithoutError() {
        Run run = Run.of("check", Run.SAMPLES);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("0 errors").doesNotContain(" error ");
    }

    @Test
    void aFaultHasItsPlaceItsNumberItsAnswerAndItsRemedy() {
        Run run = Run.of("check", wrong);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(wrong + ":16:7: error 7103 /CEB311Message/Order[1]/OrderHead/freight")
                .contains("[-301008]")
                .contains("-1.00")
                .contains("    → ");
    }

    @ParameterizedTest
    @CsvSource({"zh,不合理", "en,amount", "sw,kiasi"})
    void wordsComeInThreeLanguages(String language, String word) {
        assertThat(Run.of("check", "--lang", language, wrong).out()).containsIgnoringCase(word);
    }

    @Test
    void aProgramReadsOneObjectAFile() {
        Run run = Run.of("check", "--json", wrong, ORDER);
        assertThat(run.code()).isEqualTo(1);
        String[] lines = run.out().split("\n");
        assertThat(lines).hasSize(2);
        JsonNode first = Zone.JSON.readTree(lines[0]);
        assertThat(first.get("valid").asBoolean()).isFalse();
        JsonNode fault = first.get("faults").get(0);
        assertThat(fault.get("line").asInt()).isEqualTo(16);
        assertThat(fault.get("code").asInt()).isEqualTo(7103);
        assertThat(fault.get("customsWouldAnswer").asString()).isEqualTo("-301008");
        JsonNode second = Zone.JSON.readTree(lines[1]);
        assertThat(second.get("type").asString()).isEqualTo("CEB311");
        assertThat(second.get("valid").asBoolean()).isTrue();
    }

    @Test
    void anEditorReadsSarif() {
        JsonNode sarif = Zone.JSON.readTree(Run.of("check", "--sarif", wrong).out());
        assertThat(sarif.get("version").asString()).isEqualTo("2.1.0");
        JsonNode run = sarif.get("runs").get(0);
        JsonNode result = run.get("results").get(0);
        String rule = result.get("ruleId").asString();
        assertThat(rule).isEqualTo("GW7103");
        JsonNode region = result.at("/locations/0/physicalLocation/region");
        assertThat(region.get("startLine").asInt()).isEqualTo(16);
        assertThat(run.at("/tool/driver/rules").findValuesAsString("id")).contains(rule);
    }

    @Test
    void whatCannotBeReadIsSaidAndTheRestIsChecked() {
        Run run = Run.of("check", folder.resolve("none.xml"), wrong);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("none.xml").contains("no such file");
        assertThat(run.out()).contains("7103");
    }

    @Test
    void warningsCountWhenAsked() {
        Path unsigned = Run.SAMPLES.resolve("import/CEB513.xml");
        assertThat(Run.of("check", "--strict", unsigned).code()).isZero();
        assertThat(Run.of("check", wrong, "--day", "2026-01-05").code()).isEqualTo(1);
    }

    @Test
    void aFormFaultIsAnsweredWithTheWholeMessage() throws IOException {
        Path torn = folder.resolve("torn.xml");
        Files.writeString(torn, "<ceb:CEB311Message");
        Run run = Run.of("check", torn);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("error 1001").contains("[CEB900]");
    }

    /// The number of documents is the one fault of form that has a number of its own.
    @Test
    void tooManyDocumentsAndNoneAreAnsweredWithTheirNumbers() throws IOException {
        Path file = folder.resolve("many.xml");
        String order = Files.readString(ORDER);
        int from = order.indexOf("<ceb:Order>");
        int to = order.indexOf("<ceb:BaseTransfer>");
        String document = order.substring(from, to);
        Files.writeString(file, order.replace(document, document.repeat(101)));
        assertThat(Run.of("check", file).out()).contains("error 1012").contains("[-301015]");
        Files.writeString(file, order.replace(document, ""));
        assertThat(Run.of("check", file).out()).contains("error 1011").contains("[-301007]");
    }

    @Test
    void personalValuesAreNotShown() throws IOException {
        Path file = folder.resolve("person.xml");
        String order = Files.readString(ORDER);
        String number = order.replaceFirst("(?s).*<ceb:buyerIdNumber>([^<]*).*", "$1");
        String other = number.substring(0, 16) + "77";
        Files.writeString(file, order.replace(number, other));
        for (String form : new String[] {"--json", "--sarif", "--lang=en"}) {
            Run run = Run.of("check", form, file);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).doesNotContain(other);
        }
    }
}
