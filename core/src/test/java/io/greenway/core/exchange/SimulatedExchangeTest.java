package io.greenway.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: the built-in authority of foreign exchange does the same for the same request, picks and
/// refuses the shares that the parameters say, and lets go on what is within the rules.
class SimulatedExchangeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final int PAYMENTS = 4_000;

    private static Parameters parameters(boolean acts, String review, String refuse, String seed) {
        return Reference.bundled()
                .with("SIM_FX", String.valueOf(acts))
                .with("SIM_FX_REVIEW_SHARE", review)
                .with("SIM_FX_REFUSE_SHARE", refuse)
                .with("FX_SEED", seed)
                .parameters();
    }

    private static RemittanceRequest request(String reference) {
        return new RemittanceRequest(
                reference,
                "5101960D11",
                "示范电商",
                "5101960D21",
                "Overseas Seller",
                "502",
                "502",
                List.of(new RemittanceRequest.Line("I1", new BigDecimal("10.00"))));
    }

    private static Fault ground(FaultCode code) {
        return Fault.of(code, "/lines", "60000.00", "50000");
    }

    @ParameterizedTest
    @CsvSource({
        "P-1,               FX_CAP,    true,  F21",
        "P-1,               FX_SPLIT,  false, F32",
        "P-1,               FX_PICKED, true,  F21",
        "P-1-REVIEW,        FX_PICKED, true,  F21",
        "P-1-REVIEW-REFUSE, FX_PICKED, false, F31",
        "P-1-REVIEW-REFUSE, FX_CAP,    false, F31"
    })
    void itRulesByTheGroundsAndTheEnding(
            String reference, FaultCode ground, boolean approves, String reason) {
        Parameters parameters = parameters(true, "0", "0", "seed");
        assertThat(
                        SimulatedExchange.judge(
                                request(reference), List.of(ground(ground)), parameters, DAY))
                .isEqualTo(new SimulatedExchange.Judgement(approves, reason));
    }

    @Test
    void theSharesAreTheParametersAndFollowFromTheSeed() {
        Parameters parameters = parameters(true, "0.1", "0.3", "seed");
        Parameters other = parameters(true, "0.1", "0.3", "another seed");
        int picked = 0;
        int refused = 0;
        int same = 0;
        for (int at = 0; at < PAYMENTS; at++) {
            RemittanceRequest request = request("P" + at);
            boolean pick = SimulatedExchange.pick(request, parameters, DAY).isPresent();
            List<Fault> grounds = List.of(ground(FaultCode.FX_PICKED));
            assertThat(SimulatedExchange.pick(request, parameters, DAY).isPresent())
                    .isEqualTo(pick);
            same += SimulatedExchange.pick(request, other, DAY).isPresent() == pick ? 1 : 0;
            picked += pick ? 1 : 0;
            refused +=
                    pick && !SimulatedExchange.judge(request, grounds, parameters, DAY).approves()
                            ? 1
                            : 0;
        }
        assertThat(picked).isBetween(330, 470);
        assertThat(refused).as("of what was picked").isBetween(picked * 2 / 10, picked * 4 / 10);
        assertThat(same).isLessThan(PAYMENTS);
    }

    @Test
    void whereARealAuthorityActsItPicksNothing() {
        Parameters parameters = parameters(false, "1", "0", "seed");
        assertThat(SimulatedExchange.acts(parameters, DAY)).isFalse();
        assertThat(SimulatedExchange.pick(request("P-1-REVIEW"), parameters, DAY)).isEmpty();
    }
}
