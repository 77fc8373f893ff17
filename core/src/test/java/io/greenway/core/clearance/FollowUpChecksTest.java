package io.greenway.core.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: every row of the collected checks D and F that is about what follows a declaration is
/// answered with its published code. Those about the four papers themselves are in [FilingTest].
class FollowUpChecksTest {
    private static final List<String> RELEASED =
            List.of(
                    "trade 9610 2 3",
                    "at 2026-11-22T04:00:00Z",
                    "send order payment waybill inventory",
                    "customs 800 [Code:2600;Desc:放行]");

    /// A row of the checks; what happens after a release, or, with a minus before it, after the
    /// declaration went to customs; the answer.
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "D waybill status once per waybill; signed | signed; CEB514 -505012",
                "D waybill status of a known waybill; signed logisticsNo=X; CEB514 -505011",
                "D waybill status is only added; signed appType=3; CEB514 -505014",
                "D cancel: inventory exists; cancel invtNo=79002026I999999999; CEB624 -623003",
                "D cancel: status allows; - customs 500 x | cancel; CEB624 -623005",
                "D cancel: not already cancelled; - cancel | cancel; CEB624 -623009",
                "D cancel: reason filled; - cancel reason=_; CEB624 -623012",
                "D cancel of a released one; cancel; CEB624 100 [Code:22007;Desc:对应清单已放行]",
                "C cancel: declarant of the inventory; - cancel agentCode=X; CEB624 -623026",
                "B cancel: says what the inventory says; - cancel orderNo=X; CEB624 -623001",
                "D return: inventory exists; return R 1x1 invtNo=7900; CEB626 -625016",
                "D return: gnum of the original; return R 9x1; CEB626 -625209",
                "D return: gcode of the original; return R 1x1 gcode=0000000000; CEB626 -625209",
                "D return: not above the original; return R 1x4; GW2637",
                "D return: nor all together; return R 1x2 | return S 1x2; GW2637",
                "D return: not twice; return R 1x1 | return R 1x1; CEB626 -625033",
                "D return: no change of one that stands; return R 1x1 | return R 1x1 appType=2;"
                        + " CEB626 -625022",
                "D return: change of a known one; return R 1x1 appType=2; CEB626 -625016",
                "D return: released; - return R 1x1; GW2633",
                "D return: preNo made by the platform; return R 1x1 preNo=B1; CEB626 -625008",
                "C return: declarant of the inventory; return R 1x1 agentCode=X; CEB626 -625021",
                "D again after a rejection; return R 1x1 | return-answer R 100 x | return R 1x1;"
                        + " CEB626 2",
                "F return: within what was bought; return R 1x9 2x9; GW2638",
                "F return: within what was used; quota-used 0.01 | return R 1x1; CEB626 -625015",
                "F return: given back at arrival; return R 1x1 | return-answer R 399 x |"
                        + " quota-used 0.01 | arrive R; CEB626 -625024",
            })
    void everyRowHasItsCode(String row, String happens, String answer) {
        List<String> steps = new ArrayList<>(RELEASED);
        String script = happens.strip();
        if (script.startsWith("-")) {
            steps.removeLast();
            script = script.substring(1);
        }
        for (String step : script.split("\\|", -1)) {
            steps.add(step.strip());
        }
        String told = FollowUpScript.play(steps, Reference.bundled());
        assertThat(told.substring(told.lastIndexOf("\n> "))).as(row).contains(answer.strip());
    }
}
