package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Which commands are made ready.
class GreenwayTest {
    static Set<String> names() {
        return Greenway.commandLine().getSubcommands().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsCalledIsTheOnlyOneMadeReady(String name) {
        CommandLine commandLine = Greenway.commandLine(name, "--help");
        assertThat(commandLine.getSubcommands()).containsOnlyKeys(name);
        assertThat(commandLine.execute(name, "--help")).isZero();
    }

    @Test
    void withoutOneAllAreReady() {
        assertThat(names()).contains("check", "fix", "sign", "verify", "keygen", "codes");
        assertThat(Greenway.commandLine("nothing").getSubcommands().keySet()).isEqualTo(names());
        assertThat(Run.of("nothing").code()).isEqualTo(Greenway.FAILED);
    }
}
