package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.server.store.StoreFailure;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;

class ProblemAdviceTest {
    private final ProblemAdvice advice = new ProblemAdvice();

    /// An outage is no fault of this software: whoever asks is told when to ask again.
    @Test
    void aDatabaseThatIsAwayIsSaidSo() {
        for (Exception away :
                new Exception[] {
                    new SQLException("away"),
                    new StoreFailure(new SQLException("away")),
                    new DataAccessResourceFailureException("away")
                }) {
            var answer = advice.refused(away);
            assertThat(answer.getStatusCode().value()).as("%s", away).isEqualTo(503);
            assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotNull();
        }
        assertThat(advice.refused(new IllegalStateException("bug")).getStatusCode().value())
                .isEqualTo(500);
    }
}
