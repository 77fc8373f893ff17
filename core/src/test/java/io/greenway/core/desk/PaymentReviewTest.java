package io.greenway.core.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.exchange.Remittance;
import io.greenway.core.exchange.RemittanceEvent;
import io.greenway.core.exchange.RemittanceLifecycle;
import io.greenway.core.exchange.RemittanceRequest;
import io.greenway.core.exchange.Worth;
import io.greenway.core.money.Money;
import io.greenway.core.party.CreditClass;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentReviewTest {
    private static final RemittanceRequest REQUEST =
            new RemittanceRequest(
                    "R-1",
                    "5101960D11",
                    "示范电商",
                    "5101960D21",
                    "Overseas Seller",
                    "502",
                    "502",
                    List.of(
                            new RemittanceRequest.Line("I1", new BigDecimal("60000.00")),
                            new RemittanceRequest.Line("I2", new BigDecimal("1.00"))));

    @ParameterizedTest
    @CsvSource({"FX_CAP, RULE", "FX_SPLIT, RULE", "FX_PICKED, RANDOM"})
    void aPaymentInReviewIsATaskWithWhatForeignExchangeMaySee(FaultCode ground, Cause cause) {
        Fault fault = Fault.of(ground, "/lines", "60001.00", "50000");
        Remittance payment = null;
        for (RemittanceEvent event :
                List.of(
                        new RemittanceEvent.Requested(REQUEST),
                        new RemittanceEvent.Checked(
                                new Worth(
                                        Money.of("426007.10"),
                                        new BigDecimal("60001.00"),
                                        new BigDecimal("7.10"),
                                        "R-039")),
                        new RemittanceEvent.ReviewOrdered(List.of(fault)))) {
            payment = RemittanceLifecycle.apply(payment, event);
        }
        Opening opening = PaymentReview.opening("FX7", payment, CreditClass.ORDINARY);
        assertThat(opening.kind()).isEqualTo(TaskKind.EXCHANGE_REVIEW);
        assertThat(opening.subject()).isEqualTo("FX7");
        assertThat(opening.cause()).isEqualTo(cause);
        assertThat(opening.grounds()).containsExactly(new Ground(fault, 0));
        assertThat(opening.declaration()).isNull();
        assertThat(opening.facts())
                .isEqualTo(
                        Map.of(
                                TaskField.REMITTANCE, "FX7",
                                TaskField.PAYER, "示范电商 5101960D11",
                                TaskField.CREDIT, "ordinary",
                                TaskField.PAYEE, "Overseas Seller 502",
                                TaskField.AMOUNT, "60001.00 502",
                                TaskField.DOLLARS, "60001.00",
                                TaskField.BANK, "5101960D21",
                                TaskField.DECLARATIONS, "2"));
    }
}
