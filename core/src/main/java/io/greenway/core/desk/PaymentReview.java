package io.greenway.core.desk;

import io.greenway.core.exchange.Remittance;
import io.greenway.core.exchange.RemittanceRequest;
import io.greenway.core.exchange.Worth;
import io.greenway.core.party.CreditClass;
import io.greenway.core.spec.FaultCode;
import java.util.EnumMap;
import java.util.Map;

/// The task of a payment abroad that is in review (facts: flows 11).
public final class PaymentReview {
    private PaymentReview() {}

    /// What is laid on the desk of foreign exchange. A payment comes to review once, so its number
    /// is the origin.
    ///
    /// @param number of the payment, such as `FX17`
    /// @param credit class of the payer
    public static Opening opening(String number, Remittance payment, CreditClass credit) {
        boolean byChance =
                payment.faults().stream().allMatch(one -> one.code() == FaultCode.FX_PICKED);
        return new Opening(
                "payment " + number,
                TaskKind.EXCHANGE_REVIEW,
                number,
                null,
                byChance ? Cause.RANDOM : Cause.RULE,
                payment.faults().stream().map(fault -> new Ground(fault, 0)).toList(),
                facts(number, payment, credit));
    }

    private static Map<TaskField, String> facts(
            String number, Remittance payment, CreditClass credit) {
        RemittanceRequest request = payment.request();
        Map<TaskField, String> facts = new EnumMap<>(TaskField.class);
        facts.put(TaskField.REMITTANCE, number);
        facts.put(TaskField.PAYER, request.payerName() + " " + request.payerCode());
        facts.put(TaskField.CREDIT, credit.json());
        facts.put(TaskField.PAYEE, request.payeeName() + " " + request.payeeCountry());
        facts.put(TaskField.AMOUNT, request.total().toPlainString() + " " + request.currency());
        Worth worth = payment.worth();
        if (worth != null) {
            facts.put(TaskField.DOLLARS, worth.dollars().toPlainString());
        }
        facts.put(TaskField.BANK, request.bankCode());
        facts.put(TaskField.DECLARATIONS, String.valueOf(request.lines().size()));
        return facts;
    }
}
