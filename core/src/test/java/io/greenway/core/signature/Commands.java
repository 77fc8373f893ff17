package io.greenway.core.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs of others that tests hold this toolkit against.
final class Commands {
    private Commands() {}

    /// Goes on only when a program is installed. Where CI runs it must be.
    static void need(String... programs) {
        for (String program : programs) {
            need(isInstalled(program), program);
        }
    }

    /// Goes on only when something is installed. Where CI runs it must be.
    static void need(boolean installed, String what) {
        if (System.getenv("CI") != null) {
            assertThat(installed).as("CI needs %s", what).isTrue();
        }
        assumeTrue(installed, what + " is not installed");
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /// Runs a program and returns what it said.
    ///
    /// @throws AssertionError when it fails
    static String run(Path folder, Object... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.of(command).map(Object::toString).toList())
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s: %s", String.join(" ", builder.command()), said)
                .isZero();
        return said;
    }
}
