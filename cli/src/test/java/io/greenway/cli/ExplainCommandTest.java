package io.greenway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Codes and receipts explained on the command line.
class ExplainCommandTest {
    @TempDir private Path folder;

    @Test
    void aNegativeCodeIsNoOption() {
        Run run = Run.of("explain", "-621018");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("-621018  ")
                .contains("本次购买将超过年度限额")
                .contains("personal limit of the year")
                .contains("the buyer")
                .contains("CEB621")
                .contains("R-024  财关税〔2018〕49号");
        assertThat(Run.of("explain", "621018").out()).isEqualTo(run.out());
    }

    @ParameterizedTest
    @CsvSource({"zh,年度限额", "en,limit", "sw,kikomo"})
    void wordsComeInThreeLanguages(String language, String word) {
        assertThat(Run.of("explain", "--lang", language, "1313").out()).contains(word);
        assertThat(Run.of("explain", "1313", "--lang", language).out()).contains(word);
    }

    @Test
    void aNumberOfSeveralListsIsExplainedForEach() {
        assertThat(Run.of("explain", "1001").out()).contains("1001  ").contains("GW1001  ");
        assertThat(Run.of("explain", "-401003").out()).contains("-401001…-402000  ");
    }

    @Test
    void aWholeTextIsReadForItsCodes() {
        Run run = Run.of("explain", "[Code:1332;Desc:x,[O:1,P:2]][Code:GW3107;Desc:y]");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1332  ").contains("GW3107  ").contains("GW3113");
    }

    @Test
    void whatIsNotKnownIsSaidAndWhatIsLikeIt() {
        Run run = Run.of("explain", "-621088", "100");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("-621088 stands in no table").contains("-621018");
        assertThat(Run.of("explain", "--jsn").code()).isEqualTo(2);
        assertThat(Run.of("explain", "no-such-file.xml").code()).isEqualTo(2);
    }

    @Test
    void everyReceiptOfAFileIsExplained() throws IOException {
        Path receipt = folder.resolve("receipt.xml");
        String text =
                Files.readString(Run.SAMPLES.resolve("import/CEB622.xml"))
                        .replaceAll("(<\\w*:?returnStatus>)[^<]*(<)", "$1" + "100$2")
                        .replaceAll(
                                "(<\\w*:?returnInfo>)[^<]*(<)",
                                "$1[Code:13127;Desc:清单与订单订购人姓名不一致]$2");
        Files.writeString(receipt, text);
        Run run = Run.of("explain", receipt);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("CEB622 ").contains("100  ").contains("13127  ");
        assertThat(Run.of("explain", Run.SAMPLES.resolve("common/CEB900.xml")).out())
                .startsWith("CEB900 ");
        assertThat(Run.of("explain", Run.SAMPLES.resolve("envelope/DxpRep.xml")).out())
                .startsWith("DxpRep ");
        assertThat(Run.of("explain", Run.SAMPLES.resolve("import/CEB311.xml")).code()).isEqualTo(2);
    }

    @Test
    void theListHasEveryFamily() {
        Run run = Run.of("explain");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo(Run.of("explain", "--list").out())
                .contains("-10101 ", "<0 ", "22007 ", "4000-9999 ", "GW9057 ");
    }

    @Test
    void aProgramReadsJson() {
        JsonNode all = Zone.JSON.readTree(Run.of("explain", "--json").out());
        assertThat(all.size()).isGreaterThan(380);
        JsonNode one = Zone.JSON.readTree(Run.of("explain", "--json", "-621005").out());
        JsonNode entry = one.get(0).get("answers").get(0).get("entries").get(0);
        assertThat(entry.get("code").asString()).isEqualTo("-621005");
        assertThat(entry.get("related").get(0).asString()).isEqualTo("GW4201");
        assertThat(entry.get("remedy").get("sw").asString()).isNotBlank();
    }
}
