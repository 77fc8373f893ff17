package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TaxCommandTest {
    @TempDir private Path directory;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void fresh() {
        out = new StringWriter();
        err = new StringWriter();
    }

    private int run(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, text);
        return run(file.toString());
    }

    private int run(String... arguments) {
        return new CommandLine(new TaxCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void jsonIsAnsweredWithTaxesAndReasons() throws IOException {
        int code =
                run(
                        "order.json",
                        """
                        {"declaredOn":"2026-11-22","annualUsed":"0.00",
                         "items":[{"hs8":"22042100","quantity":2,"unitPrice":"150.00",
                                   "packSize":"750 ml"}],
                         "freight":"0","insurance":"0","deductibleDiscount":"0",
                         "otherDiscount":"0"}
                        """);
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        JsonNode answer = JsonMapper.shared().readTree(out.toString());
        assertThat(answer.at("/decision").asString()).isEqualTo("PREFERENTIAL");
        assertThat(answer.at("/dutiableValue").asString()).isEqualTo("300.00");
        assertThat(answer.at("/lines/0/duty").asString()).isEqualTo("0.00");
        assertThat(answer.at("/lines/0/consumptionTax").asString()).isEqualTo("23.33");
        assertThat(answer.at("/lines/0/vat").asString()).isEqualTo("30.33");
        assertThat(answer.at("/total").asString()).isEqualTo("53.66");
        assertThat(answer.at("/steps/2/documentNo").asString()).isEqualTo("财关税〔2018〕49号");
        assertThat(answer.at("/steps/2/words/en").asString()).contains("within the single limit");
    }

    @Test
    void aSheetIsAnsweredOrderByOrderAndTellsEveryFault() throws IOException {
        int code =
                run(
                        "orders.csv",
                        """
                        order,declared_on,annual_used,hs8,quantity,unit_price,pack_size,freight
                        A,2026-11-22,0,96190011,1,100,,10
                        A,,,96190011,1,100,,
                        A,,,96190011,1,100,,
                        B,2026-11-22,0,24022000,1,100,,0
                        C,2026-11-22,0,33049900,1,x,,0
                        """);
        assertThat(code).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        LandedCostSheet.HEADING,
                        "A,PREFERENTIAL,1,96190011,103.33,0.00,0.00,9.40,9.40,28.20,R-021",
                        "A,PREFERENTIAL,2,96190011,103.33,0.00,0.00,9.40,9.40,28.20,R-021",
                        "A,PREFERENTIAL,3,96190011,103.34,0.00,0.00,9.40,9.40,28.20,R-021",
                        "B,NOT_ON_LIST,,,100.00,,,,,,R-050");
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "order C /items/0/unitPrice: NOT_A_NUMBER, found x, expected 150.00\n");
    }

    @Test
    void whatCannotBeReadIsNotARefusal() throws IOException {
        assertThat(run("broken.json", "{\"declaredOn\":")).isEqualTo(2);
        assertThat(run("typing.json", "{\"declaredAt\":\"2026-11-22\"}")).isEqualTo(2);
        assertThat(run("empty.csv", "")).isEqualTo(2);
        assertThat(run("columns.csv", "a,b\n1\n")).isEqualTo(2);
        assertThat(run(directory.resolve("missing.json").toString())).isEqualTo(2);
        assertThat(run("null.json", "{\"items\":[null]}")).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be read", "/items/0: MISSING_ELEMENT");
    }
}
