package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder of messages is signed through the queue.
class FolderSigningTest {
    private static final int FILES = 40;

    @TempDir private Path folder;
    private Path keys = Path.of("");
    private Path outbox = Path.of("");
    private Path signed = Path.of("");

    @BeforeEach
    void makeFiles() throws IOException {
        keys = folder.resolve("keys");
        outbox = folder.resolve("outbox");
        signed = folder.resolve("signed");
        Files.createDirectories(outbox.resolve("deeper"));
        Files.writeString(folder.resolve("password"), "secret\n");
        Run run = Run.of("keygen", "--out", keys, "--code", "5101980005", "--password", "secret");
        assertThat(run.code()).as(run.err()).isZero();
        String sample =
                Files.readString(Run.SAMPLES.resolve("import/CEB621.xml"))
                        .replaceFirst("(?s)<ds:Signature.*</ds:Signature>", "");
        for (int i = 0; i < FILES; i++) {
            Path in = i % 2 == 0 ? outbox : outbox.resolve("deeper");
            Files.writeString(in.resolve(i + ".xml"), sample);
        }
    }

    private Run sign(Object... more) {
        Object[] all = new Object[more.length + 5];
        Object[] first = {
            "sign",
            "--key",
            keys.resolve("5101980005.p12"),
            "--password-file",
            folder.resolve("password")
        };
        System.arraycopy(first, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return Run.of(all);
    }

    @Test
    void everyFileIsSignedAndTheSummarySaysHowFast() {
        Run run = sign(outbox, "--out", signed);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("signed 40 of 40").contains("a second").contains("0 failed");
        for (int i = 0; i < FILES; i++) {
            Path file = signed.resolve(i % 2 == 0 ? "" : "deeper").resolve(i + ".xml");
            Run verify = Run.of("verify", "--trust", keys.resolve("ca.pem"), file);
            assertThat(verify.code()).as(verify.out()).isZero();
        }
    }

    @Test
    void whatCannotBeSignedIsNamedAndTheRestIsSigned() throws IOException {
        Files.writeString(outbox.resolve("broken.xml"), "<a>");
        Run run = sign(outbox, "--out", signed);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("broken.xml").contains("signed 40 of 41");
        assertThat(signed.resolve("broken.xml")).doesNotExist();
        Run two = sign(outbox.resolve("0.xml"), outbox.resolve("nowhere.xml"), "--out", signed);
        assertThat(two.code()).isEqualTo(2);
        assertThat(two.err()).contains("nowhere.xml").contains("no such file");
    }

    @Test
    void whatIsSignedIsNeverOverwritten() throws IOException {
        Path file = outbox.resolve("0.xml");
        String before = Files.readString(file);
        assertThat(sign(outbox, "--out", outbox).code()).isEqualTo(2);
        assertThat(sign(outbox, file, "--out", signed).err()).contains("0.xml");
        assertThat(sign(outbox).code()).isEqualTo(2);
        assertThat(Files.readString(file)).isEqualTo(before);
    }
}
