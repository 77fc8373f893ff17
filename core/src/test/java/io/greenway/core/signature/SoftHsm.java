package io.greenway.core.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/// Debian's SoftHSM2 with tokens of its own. The module reads its configuration once in a
/// process, so there is one of these for all tests; its programs fill the tokens.
final class SoftHsm {
    static final String PIN = "482913";
    private static final String OFFICER = "92173645";
    private static final List<Path> PLACES =
            List.of(
                    Path.of("/usr/lib/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"));
    private static final Path NONE = Path.of("no-module");

    static final Path MODULE =
            PLACES.stream().filter(Files::isRegularFile).findFirst().orElse(NONE);

    private static final Path FOLDER = prepare();

    private SoftHsm() {}

    /// Goes on only where it is installed.
    static void need() {
        Commands.need(!MODULE.equals(NONE), "softhsm2");
        Commands.need("softhsm2-util", "pkcs11-tool");
    }

    /// Where the tokens are kept.
    static Path tokens() {
        return FOLDER.resolve("tokens");
    }

    /// Makes a token.
    ///
    /// @return the folder that it is
    static Path token(String label) throws IOException, InterruptedException {
        Set<Path> before = folders();
        Commands.run(
                FOLDER,
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                label,
                "--pin",
                PIN,
                "--so-pin",
                OFFICER);
        Set<Path> after = new HashSet<>(folders());
        after.removeAll(before);
        return after.iterator().next();
    }

    private static Set<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(tokens())) {
            return folders.collect(Collectors.toSet());
        }
    }

    /// Puts a key onto a token.
    static void key(String token, CertifiedKey key, String label, String id)
            throws IOException, InterruptedException {
        Path pem = FOLDER.resolve("key.pem");
        try (PemWriter writer = new PemWriter(Files.newBufferedWriter(pem))) {
            writer.writeObject(new PemObject("PRIVATE KEY", key.key().getEncoded()));
        }
        Commands.run(
                FOLDER,
                "softhsm2-util",
                "--import",
                pem,
                "--token",
                token,
                "--label",
                label,
                "--id",
                id,
                "--pin",
                PIN);
    }

    /// Puts a certificate onto a token.
    static void certificate(String token, byte[] der, String label, String id)
            throws IOException, InterruptedException {
        Path file = FOLDER.resolve("certificate.der");
        Files.write(file, der);
        tool(token, "--write-object", file, "--type", "cert", "--label", label, "--id", id);
    }

    /// Runs OpenSC's program on a token, logged in.
    static void tool(String token, Object... arguments) throws IOException, InterruptedException {
        Object[] all = new Object[arguments.length + 8];
        Object[] first = {
            "pkcs11-tool", "--module", MODULE, "--token-label", token, "--login", "--pin", PIN
        };
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(arguments, 0, all, first.length, arguments.length);
        Commands.run(FOLDER, all);
    }

    private static Path prepare() {
        try {
            Path folder = Files.createTempDirectory("greenway-softhsm");
            Files.createDirectories(folder.resolve("tokens"));
            Path configuration = folder.resolve("softhsm2.conf");
            Files.writeString(
                    configuration,
                    "directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n"
                            .formatted(folder.resolve("tokens")));
            environment("SOFTHSM2_CONF", configuration.toString());
            return folder;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Sets what native code of this process finds in its environment; Java's own view stays.
    @SuppressWarnings("restricted")
    private static void environment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            var set =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("setenv"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT));
            Object answer =
                    set.invoke(
                            arena.allocateFrom(name, StandardCharsets.UTF_8),
                            arena.allocateFrom(value, StandardCharsets.UTF_8),
                            1);
            if (!Objects.equals(answer, 0)) {
                throw new IllegalStateException("setenv: " + answer);
            }
        } catch (Throwable broken) {
            throw new IllegalStateException(broken);
        }
    }
}
