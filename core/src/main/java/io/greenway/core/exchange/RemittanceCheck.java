package io.greenway.core.exchange;

import io.greenway.core.money.Money;
import io.greenway.core.party.Role;
import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The check of a payment abroad (facts: flows 11): each declaration is released, belongs to the
/// payer, has not been paid
/// before, and carries the amount; the whole stays within the cap and is not split.
final class RemittanceCheck {
    private static final String CHINA = "142";
    private static final int SCALE_MAX = 2;

    private RemittanceCheck() {}

    /// A request that cannot be read as one is refused and leaves no trace; one that can is kept,
    /// whatever is found.
    static Outcome<List<RemittanceEvent>> decide(RemittanceRequest request, ExchangeTerms terms) {
        List<Fault> form = form(request, terms);
        Optional<Worth> worth =
                Worth.of(request.total(), request.currency(), terms.day(), terms.reference());
        if (worth.isEmpty()) {
            form.add(fault(FaultCode.FX_RATE_MISSING, "/currency", request.currency(), null));
        }
        if (!form.isEmpty() || worth.isEmpty()) {
            return new Outcome.Refused<>(form);
        }
        List<RemittanceEvent> events = new ArrayList<>();
        events.add(new RemittanceEvent.Requested(request));
        List<Fault> against = declarations(request, terms);
        if (!against.isEmpty()) {
            events.add(new RemittanceEvent.CheckFailed(against));
            return new Outcome.Accepted<>(events, List.of());
        }
        events.add(new RemittanceEvent.Checked(worth.get()));
        List<Fault> doubts = doubts(request, worth.get(), terms);
        if (!doubts.isEmpty()) {
            events.add(new RemittanceEvent.ReviewOrdered(doubts));
        }
        return new Outcome.Accepted<>(events, List.of());
    }

    private static List<Fault> form(RemittanceRequest request, ExchangeTerms terms) {
        List<Fault> faults = new ArrayList<>();
        int most = terms.reference().parameters().days("FX_BATCH_DECLARATIONS", terms.day());
        if (request.lines().isEmpty() || request.lines().size() > most) {
            faults.add(
                    fault(
                            FaultCode.FX_BATCH_SIZE,
                            "/lines",
                            String.valueOf(request.lines().size()),
                            "1-" + most));
        }
        Set<String> seen = new HashSet<>();
        for (int at = 0; at < request.lines().size(); at++) {
            RemittanceRequest.Line line = request.lines().get(at);
            if (!seen.add(line.invtNo())) {
                faults.add(
                        fault(FaultCode.FX_LINE_REPEATED, path(at, "invtNo"), line.invtNo(), null));
            }
            if (line.amount().signum() <= 0
                    || line.amount().stripTrailingZeros().scale() > SCALE_MAX) {
                faults.add(
                        fault(
                                FaultCode.FX_AMOUNT_INVALID,
                                path(at, "amount"),
                                line.amount().toPlainString(),
                                null));
            }
        }
        String country = request.payeeCountry();
        if (country.equals(CHINA)
                || !terms.reference().codes().contains(CodeList.COUNTRY, country, terms.day())) {
            faults.add(fault(FaultCode.FX_COUNTRY, "/payeeCountry", country, null));
        }
        if (!terms.registry().isRegistered(request.bankCode(), Role.PAYMENT, terms.day())) {
            faults.add(fault(FaultCode.FX_BANK, "/bankCode", request.bankCode(), null));
        }
        return faults;
    }

    private static List<Fault> declarations(RemittanceRequest request, ExchangeTerms terms) {
        List<Fault> faults = new ArrayList<>();
        for (int at = 0; at < request.lines().size(); at++) {
            RemittanceRequest.Line line = request.lines().get(at);
            Declared declared = terms.declarations().get(line.invtNo());
            if (declared == null || !declared.parties().contains(request.payerCode())) {
                // To who is no party of it, a declaration does not exist.
                faults.add(
                        fault(
                                FaultCode.FX_DECLARATION_UNKNOWN,
                                path(at, "invtNo"),
                                line.invtNo(),
                                null));
                continue;
            }
            if (!declared.standing()) {
                faults.add(notReleased(at, line));
            }
            if (declared.paidBy() != null) {
                faults.add(
                        fault(
                                FaultCode.FX_PAID_BEFORE,
                                path(at, "invtNo"),
                                line.invtNo(),
                                declared.paidBy()));
            }
            Money yuan =
                    Worth.of(line.amount(), request.currency(), terms.day(), terms.reference())
                            .orElseThrow()
                            .yuan();
            over(at, yuan, declared, terms).ifPresent(faults::add);
        }
        return faults;
    }

    /// Since no line may exceed its declaration, the sum stays within the goods value of all.
    private static Optional<Fault> over(
            int at, Money yuan, Declared declared, ExchangeTerms terms) {
        BigDecimal slack = terms.reference().parameters().number("FX_CHECK_TOLERANCE", terms.day());
        Money most = Money.of(declared.goodsValue().decimal().multiply(BigDecimal.ONE.add(slack)));
        return yuan.isMoreThan(most)
                ? Optional.of(
                        fault(
                                FaultCode.FX_OVER_VALUE,
                                path(at, "amount"),
                                yuan.toString(),
                                declared.goodsValue().toString()))
                : Optional.empty();
    }

    /// Above the cap, or in parts below it that together are above it, or picked by
    /// the built-in authority: foreign exchange looks at it.
    private static List<Fault> doubts(RemittanceRequest request, Worth worth, ExchangeTerms terms) {
        BigDecimal cap = terms.reference().parameters().number("FX_TXN_LIMIT", terms.day());
        String limit = cap.toPlainString();
        if (worth.dollars().compareTo(cap) > 0) {
            return List.of(
                    fault(FaultCode.FX_CAP, "/lines", worth.dollars().toPlainString(), limit));
        }
        BigDecimal together = terms.sameDay().add(worth.dollars());
        if (together.compareTo(cap) > 0) {
            return List.of(fault(FaultCode.FX_SPLIT, "/lines", together.toPlainString(), limit));
        }
        return SimulatedExchange.pick(request, terms.reference().parameters(), terms.day()).stream()
                .toList();
    }

    /// Goods may have been returned since the check, all of them or some; the amounts are still
    /// worth what they were then.
    static List<Fault> noLongerOwed(Remittance remittance, ExchangeTerms terms) {
        List<Fault> faults = new ArrayList<>();
        Worth worth = Objects.requireNonNull(remittance.worth());
        for (int at = 0; at < remittance.request().lines().size(); at++) {
            RemittanceRequest.Line line = remittance.request().lines().get(at);
            Declared declared = terms.declarations().get(line.invtNo());
            if (declared == null || !declared.standing()) {
                faults.add(notReleased(at, line));
            } else {
                Money yuan = Money.of(line.amount().multiply(worth.rate()));
                over(at, yuan, declared, terms).ifPresent(faults::add);
            }
        }
        return faults;
    }

    private static Fault notReleased(int at, RemittanceRequest.Line line) {
        return fault(FaultCode.FX_NOT_RELEASED, path(at, "invtNo"), line.invtNo(), "800");
    }

    private static String path(int at, String field) {
        return "/lines[" + (at + 1) + "]/" + field;
    }

    private static Fault fault(
            FaultCode code, String path, @Nullable String found, @Nullable String expected) {
        return Fault.of(code, path, found, expected);
    }
}
