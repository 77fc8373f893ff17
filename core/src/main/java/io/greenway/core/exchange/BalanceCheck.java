package io.greenway.core.exchange;

import io.greenway.core.reference.BalanceCode;
import io.greenway.core.reference.BalanceCode.Kind;
import io.greenway.core.reference.ZoneTables;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The making of a balance-of-payments record. The bank says what only it knows; the
/// rest is taken from the
/// payment, so it cannot differ.
final class BalanceCheck {
    private BalanceCheck() {}

    static Outcome<List<RemittanceEvent>> decide(
            Remittance remittance, RemittanceCommand.Report report, ExchangeTerms terms) {
        if (remittance.stage() != RemittanceStage.REMITTED) {
            return new Outcome.Refused<>(
                    List.of(RemittanceLifecycle.notNow(remittance, "REMITTED")));
        }
        LocalDate paidOn = Objects.requireNonNull(remittance.paidOn());
        List<Fault> faults = new ArrayList<>();
        List<Fault> remarks = new ArrayList<>();
        codes(remittance, report, paidOn, terms, faults, remarks);
        amounts(remittance, report, faults);
        if (!faults.isEmpty()) {
            return new Outcome.Refused<>(faults);
        }
        BalanceRecord record = record(remittance.request(), report, paidOn);
        return RemittanceLifecycle.accepted(new RemittanceEvent.Reported(record, remarks));
    }

    private static void codes(
            Remittance remittance,
            RemittanceCommand.Report report,
            LocalDate paidOn,
            ExchangeTerms terms,
            List<Fault> faults,
            List<Fault> remarks) {
        String method = report.settlementMethod();
        ZoneTables codes = terms.reference().zone();
        if (codes.balanceCode(Kind.SETTLEMENT, method, paidOn).isEmpty()) {
            faults.add(Fault.of(FaultCode.FX_BALANCE_CODE, "/settlementMethod", method, null));
        }
        for (int at = 0; at < report.parts().size(); at++) {
            String code = report.parts().get(at).code();
            String path = "/parts[" + (at + 1) + "]/code";
            Optional<BalanceCode> entry = codes.balanceCode(Kind.TRANSACTION, code, paidOn);
            if (entry.isEmpty()) {
                faults.add(Fault.of(FaultCode.FX_BALANCE_CODE, path, code, null));
            } else if (!isUsual(entry.get(), remittance.request(), terms)) {
                remarks.add(
                        Fault.of(
                                FaultCode.FX_BALANCE_CODE_UNUSUAL,
                                path,
                                code,
                                usual(remittance.request(), paidOn, terms)));
            }
        }
    }

    private static boolean isUsual(
            BalanceCode entry, RemittanceRequest request, ExchangeTerms terms) {
        return modes(request, terms).stream().anyMatch(entry.modes()::contains);
    }

    private static String usual(RemittanceRequest request, LocalDate day, ExchangeTerms terms) {
        List<String> modes = modes(request, terms);
        return String.join(
                "|",
                terms.reference().zone().balanceCodes(day).stream()
                        .filter(entry -> modes.stream().anyMatch(entry.modes()::contains))
                        .map(BalanceCode::code)
                        .toList());
    }

    private static List<String> modes(RemittanceRequest request, ExchangeTerms terms) {
        List<String> modes = new ArrayList<>();
        for (RemittanceRequest.Line line : request.lines()) {
            Declared declared = terms.declarations().get(line.invtNo());
            if (declared != null) {
                modes.add(declared.tradeMode());
            }
        }
        return modes;
    }

    private static void amounts(
            Remittance remittance, RemittanceCommand.Report report, List<Fault> faults) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int at = 0; at < report.parts().size(); at++) {
            BigDecimal amount = report.parts().get(at).amount();
            sum = sum.add(amount);
            if (amount.signum() <= 0) {
                faults.add(
                        Fault.of(
                                FaultCode.FX_AMOUNT_INVALID,
                                "/parts[" + (at + 1) + "]/amount",
                                amount.toPlainString(),
                                null));
            }
        }
        BigDecimal total = remittance.request().total();
        if (sum.compareTo(total) != 0) {
            faults.add(
                    Fault.of(
                            FaultCode.FX_AMOUNT_DIFFERS,
                            "/parts",
                            sum.toPlainString(),
                            total.toPlainString()));
        }
    }

    private static BalanceRecord record(
            RemittanceRequest request, RemittanceCommand.Report report, LocalDate paidOn) {
        return new BalanceRecord(
                report.reportNo(),
                paidOn,
                request.payerName(),
                request.payerCode(),
                report.resident(),
                request.payeeName(),
                request.payeeCountry(),
                request.currency(),
                request.total(),
                report.settlementMethod(),
                report.parts(),
                request.lines().stream().map(RemittanceRequest.Line::invtNo).toList(),
                report.remark());
    }
}
