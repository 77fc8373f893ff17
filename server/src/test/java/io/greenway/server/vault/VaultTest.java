package io.greenway.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenway.server.start.StartRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    @TempDir Path folder;

    @Test
    void opensWhatItSealed() {
        Vault vault = KeyFile.open(folder.resolve("keys").resolve("vault.key"));
        var random = new SplittableRandom(7);
        for (int size : new int[] {0, 1, 100, 5_000, 300_000}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            assertThat(vault.open(vault.seal(bytes, "a|b"), "a|b")).isEqualTo(bytes);
        }
    }

    @Test
    void sealsSoThatNothingCanBeReadOrSwapped() {
        Vault vault = KeyFile.open(folder.resolve("vault.key"));
        byte[] bytes = "<buyerName>某人</buyerName>".getBytes(StandardCharsets.UTF_8);
        Sealed sealed = vault.seal(bytes, "one");
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("buyerName");
        assertThat(vault.seal(bytes, "one").bytes()).isNotEqualTo(sealed.bytes());
        assertThatThrownBy(() -> vault.open(sealed, "two"))
                .isInstanceOf(IllegalStateException.class);
        byte[] changed = sealed.bytes().clone();
        changed[changed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.open(new Sealed(sealed.keyId(), changed), "one"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesANewKeyAndStillOpensWhatTheOldOneSealed() throws Exception {
        Path file = file(KEY + "\n");
        Sealed before = KeyFile.open(file).seal(new byte[] {1, 2, 3}, "c");
        Pseudonym pseudonym = KeyFile.open(file).pseudonym("1", "11010119000101001x");
        Files.writeString(file, OTHER + "\n", StandardOpenOption.APPEND);

        Vault vault = KeyFile.open(file);
        assertThat(vault.open(before, "c")).containsExactly(1, 2, 3);
        assertThat(vault.seal(new byte[0], "c").keyId()).isNotEqualTo(before.keyId());
        assertThat(vault.pseudonym("1", "11010119000101001X")).isEqualTo(pseudonym);
    }

    @Test
    void givesOnePseudonymToEachIdentity() throws Exception {
        Vault vault = KeyFile.open(file(KEY + "\n"));
        Pseudonym one = vault.pseudonym("1", "110101190001010011");
        assertThat(one.value()).matches("[0-9a-f]{64}");
        assertThat(vault.pseudonym("1", "110101190001010011")).isEqualTo(one);
        assertThat(vault.pseudonym("2", "110101190001010011")).isNotEqualTo(one);
        assertThat(vault.pseudonym("1", "110101190001010012")).isNotEqualTo(one);
    }

    @Test
    void keepsItsKeyFromStartToStartAndToItself() throws Exception {
        Path file = folder.resolve("deep").resolve("vault.key");
        Sealed sealed = KeyFile.open(file).seal(new byte[] {9}, "c");
        assertThat(KeyFile.open(file).open(sealed, "c")).containsExactly(9);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesAKeyFileThatIsOpenToOthersOrHoldsNoKey() throws Exception {
        Path open = file(KEY + "\n");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> KeyFile.open(open))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("chmod 600");
        for (String content : new String[] {"", "\n", "short\n", "c2hvcnQ=\n", "§§§\n"}) {
            assertThatThrownBy(() -> KeyFile.open(file(content)))
                    .as(content)
                    .isInstanceOf(StartRefused.class);
        }
    }

    private Path file(String content) throws Exception {
        Path file = Files.createTempFile(folder, "vault", ".key");
        Files.writeString(file, content);
        return file;
    }
}
