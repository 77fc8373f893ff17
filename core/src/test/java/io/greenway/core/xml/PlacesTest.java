package io.greenway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lines and columns of paths.
class PlacesTest {
    private static final String TEXT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- 注释 --><c:CEB311Message xmlns:c="x">
              <c:Order><c:Head><c:guid>1</c:guid></c:Head></c:Order>
              <c:Order><c:Head>中<c:guid>2</c:guid><c:a/></c:Head><c:L><c:n>1</c:n></c:L>
                <c:L><c:n>2</c:n></c:L></c:Order>
            </c:CEB311Message>
            """;

    @ParameterizedTest
    @CsvSource({
        "/CEB311Message, 2, 12",
        "/CEB311Message/@guid, 2, 12",
        "/CEB311Message/Order[1]/Head/guid, 3, 20",
        "/CEB311Message/Order[2]/Head/guid, 4, 21",
        "/CEB311Message/Order[2]/L[2]/n, 5, 10",
        "/CEB311Message/Order[2]/L[2]/missing, 5, 5",
        "/CEB311Message/Order[2]/Head/a, 4, 39",
        "/Order[2]/L, 4, 54",
        "/Signature/KeyInfo, 2, 12",
        "/, 2, 12"
    })
    void aPathHasALineAndAColumn(String path, int line, int column) {
        List<Fault> located =
                Places.located(
                        TEXT.getBytes(StandardCharsets.UTF_8),
                        List.of(Fault.of(FaultCode.MISSING_ELEMENT, path, null, null)));
        assertThat(located).extracting(Fault::place).containsExactly(new Place(path, line, column));
    }
}
