package io.greenway.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenway.server.start.StartRefused;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p@db:5433/g, jdbc:postgresql://db:5433/g, u, p",
        "jdbc:postgresql://u:p%40@db/g, jdbc:postgresql://db/g, u, p@",
        "jdbc:postgresql://db/g?user=u&password=p, jdbc:postgresql://db/g, u, p",
        "postgres://db/g?sslmode=require, jdbc:postgresql://db/g?sslmode=require, envuser, envpass",
        "postgresql://u@db/g, jdbc:postgresql://db/g, u, envpass",
    })
    void readsUrls(String text, String url, String user, String password) {
        var environment = Map.of("PGUSER", "envuser", "PGPASSWORD", "envpass");
        DatabaseAddress address = DatabaseAddress.parse(text, environment);
        assertThat(address).isEqualTo(new DatabaseAddress(url, user, password));
        assertThat(address.toString()).doesNotContain(password);
    }

    @ParameterizedTest
    @CsvSource({"mysql://db/g", "db", "postgresql://a b/g"})
    void refusesOthers(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text, Map.of()))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("--database");
    }
}
