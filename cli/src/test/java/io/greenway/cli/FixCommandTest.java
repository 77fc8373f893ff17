package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Repairs shown, printed and written.
class FixCommandTest {
    private static final Path ORDER = Run.SAMPLES.resolve("import/CEB311.xml");

    @TempDir private Path folder;

    private Path broken() throws IOException {
        Path file = folder.resolve("order.xml");
        String order = Files.readString(ORDER);
        return Files.writeString(file, order.replace("<ceb:freight>12", "<ceb:freight>１２"));
    }

    @Test
    void aDryRunShowsTheDifference() throws IOException {
        Path file = broken();
        String before = Files.readString(file);
        Run run = Run.of("fix", "--dry-run", file);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("@@ -13,7 +13,7 @@")
                .contains("-      <ceb:freight>１２.00</ceb:freight>")
                .contains("+      <ceb:freight>12.00</ceb:freight>");
        assertThat(run.err()).contains(file + ":16:7: /CEB311Message/Order[1]/OrderHead/freight");
        assertThat(file).hasContent(before);
    }

    @Test
    void theRepairedMessageIsPrintedOrWritten() throws IOException {
        Path file = broken();
        String good = Files.readString(ORDER);
        assertThat(Run.of("fix", file).out()).isEqualTo(good);
        assertThat(Run.of("fix", "--write", file).code()).isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo(good);
        assertThat(Run.of("fix", "--write", file).code()).isZero();
    }

    /// A repair changes what was signed.
    @Test
    void aSignedMessageIsToBeSignedAgain() throws IOException {
        Path file = broken();
        assertThat(Run.of("fix", file).err()).doesNotContain("sign it again");
        String signature = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>";
        String root = "</ceb:CEB311Message>";
        Files.writeString(file, Files.readString(file).replace(root, signature + root));
        assertThat(Run.of("fix", file).err()).contains("sign it again");
    }

    @Test
    void wrongUseIsTwo() throws IOException {
        assertThat(Run.of("fix", "--write", "--dry-run", broken()).code()).isEqualTo(2);
        assertThat(Run.of("fix", folder.resolve("none")).code()).isEqualTo(2);
    }
}
