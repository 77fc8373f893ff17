package io.greenway.core.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Reference;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: a guarantee is occupied by the share of the tax that the class of the guarantor
/// asks for, goes down with the tax and comes back to nothing; a share of nothing needs none.
/// Method: one trade of ordinary enterprises, 208.31 of tax, through the clerk, which holds every
/// sum against its moves.
class CoverTest {
    private static final List<String> RELEASED =
            List.of(
                    "trade 9610 2 3",
                    "at 2026-11-22T04:00:00Z",
                    "guarantee 1000.00",
                    "send order payment waybill inventory",
                    "customs 800 [Code:2600;Desc:放行]");
    private static final List<String> FIRST_PART =
            List.of("return R1 1x1", "return-answer R1 399 x", "arrive R1");
    private static final List<String> ALL_PARTS =
            List.of(
                    "return R1 1x1",
                    "return-answer R1 399 x",
                    "arrive R1",
                    "return R2 1x2 2x1",
                    "return-answer R2 399 x",
                    "arrive R2");
    private static final Pattern OCCUPIED = Pattern.compile("guarantee ([0-9.]+)");

    private static String occupied(List<String> more, String share) {
        Reference reference = Reference.bundled().with("GUARANTEE_SHARE_ORDINARY", share);
        List<String> steps = Stream.concat(RELEASED.stream(), more.stream()).toList();
        String last = FollowUpScript.play(steps, reference).lines().toList().getLast();
        Matcher found = OCCUPIED.matcher(last);
        return found.find() ? found.group(1) : "none";
    }

    @ParameterizedTest
    @CsvSource({
        "1,    208.31",
        "0.5,  104.16", // 104.155 up to the fen
        "0.01, 2.09",
        "0,    0.00",
    })
    void theClassOfTheGuarantorSaysHowMuch(String share, String amount) {
        assertThat(occupied(List.of(), share)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"1", "0.5", "0.01", "0"})
    void whatIsPaidIsFree(String share) {
        assertThat(occupied(List.of("tax 2"), share)).isEqualTo("none");
    }

    /// 29.87 of 208.31 is no longer due, then nothing of it.
    @ParameterizedTest
    @CsvSource({
        "1,   178.44, none",
        "0.5, 89.23,  none", // 104.16 less 14.93, which is 14.935 down to the fen
        "0,   none,   none",
    })
    void itGoesDownAsTheTaxDoes(String share, String first, String all) {
        assertThat(occupied(FIRST_PART, share)).isEqualTo(first);
        assertThat(occupied(ALL_PARTS, share)).isEqualTo(all);
    }
}
