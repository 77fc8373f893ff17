package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Code tables, shown and loaded.
class CodesCommandTest {
    @TempDir private Path folder;

    @Test
    void tablesAreListedShownAndFound() {
        assertThat(Run.of("codes", "list").out()).contains("currency").contains("country");
        assertThat(Run.of("codes", "show", "currency").out()).contains("142  ").contains("人民币");
        assertThat(Run.of("codes", "find", "142").out()).contains("currency").contains("country");
        assertThat(Run.of("codes", "find", "no-such-code").code()).isEqualTo(1);
        assertThat(Run.of("codes", "show", "nothing").code()).isEqualTo(2);
    }

    @Test
    void aNewerTableHoldsFromItsDayOn() throws IOException {
        Path table = folder.resolve("new.csv");
        Path loaded = folder.resolve("codes");
        Files.writeString(table, "code,name_zh,name_en\n142,人民币,Yuan\nX99,新币,New money\n");
        Run load =
                Run.of(
                        "codes",
                        "load",
                        "currency",
                        table,
                        "--from",
                        "2027-01-01",
                        "--source",
                        "a test",
                        "--codes",
                        loaded);
        assertThat(load.err()).isEmpty();
        assertThat(load.code()).isZero();
        assertThat(find("X99", "2026-12-31", loaded).code()).isEqualTo(1);
        assertThat(find("X99", "2027-01-01", loaded).out()).contains("新币").contains("a test");
        assertThat(find("502", "2026-12-31", loaded).code()).isZero();
    }

    private static Run find(String code, String day, Path loaded) {
        return Run.of("codes", "find", code, "--on", day, "--codes", loaded);
    }

    @Test
    void aTableThatIsWrongIsNotTaken() throws IOException {
        Path table = folder.resolve("new.csv");
        Files.writeString(table, "code,name_zh\n142,人民币\n142,人民币\n");
        Run load =
                Run.of(
                        "codes",
                        "load",
                        "currency",
                        table,
                        "--from",
                        "2027-01-01",
                        "--source",
                        "a test",
                        "--codes",
                        folder.resolve("codes"));
        assertThat(load.err()).contains("code 142 is already in row 1");
        assertThat(load.code()).isEqualTo(1);
    }
}
