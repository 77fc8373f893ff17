package io.greenway.server.api;

import io.greenway.core.exchange.Matching;
import io.greenway.core.exchange.Worth;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Role;
import io.greenway.core.reference.BalanceCode;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.ExchangeViews;
import io.greenway.server.store.OutsidePayment;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How money and declarations agree, and what that needs: money that banks report by
/// themselves, and the codes of the balance of payments.
@RestController
public final class ExchangeController {
    /// Most declarations of a report.
    private static final int MOST = 10_000;

    private final ExchangeViews views;
    private final AccessLog log;
    private final Supplier<Reference> reference;
    private final Clock clock;

    public ExchangeController(
            ExchangeViews views, AccessLog log, Supplier<Reference> reference, Clock clock) {
        this.views = views;
        this.log = log;
        this.reference = reference;
        this.clock = clock;
    }

    /// Money that a bank reports.
    record Reported(
            @Nullable String reference,
            @Nullable String payerCode,
            @Nullable String payeeName,
            @Nullable String country,
            @Nullable String currency,
            @Nullable BigDecimal amount,
            @Nullable LocalDate paidOn,
            @Nullable String invtNo) {}

    /// What became of it.
    record Taken(String reference, boolean isNew, String yuan) {}

    /// The report.
    record Report(
            LocalDate date,
            String declared,
            String paid,
            String withoutDeclaration,
            List<Line> lines,
            List<Loose> money) {}

    /// One declaration.
    record Line(
            String invtNo,
            String ebcCode,
            LocalDate releasedOn,
            String goodsValue,
            String paid,
            Matching.State state,
            List<Matching.Finding> findings,
            List<String> payments) {}

    /// Money without a declaration.
    record Loose(
            String payment,
            String payerCode,
            @Nullable String invtNo,
            LocalDate paidOn,
            String country,
            String yuan) {}

    /// Codes in force on a day.
    record Codes(LocalDate date, List<BalanceCode> codes) {}

    @GetMapping("/api/v1/exchange/codes")
    public Codes codes(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> date) {
        LocalDate day = date.orElseGet(() -> RemittanceController.today(clock));
        return new Codes(day, reference.get().zone().balanceCodes(day));
    }

    @GetMapping("/api/v1/exchange/matching")
    public ResponseEntity<?> matching(
            @AuthenticationPrincipal Caller caller,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam @Nullable String seller)
            throws SQLException {
        String party =
                switch (caller) {
                    case Caller.OfEnterprise(Enterprise enterprise) -> enterprise.code();
                    case Caller.Operator officer -> seller;
                };
        if (caller instanceof Caller.Operator officer) {
            String subject = from + " " + to + " " + (party == null ? "all" : party);
            log.note(officer.username(), officer.role(), "matching", subject, clock.instant());
        }
        LocalDate today = RemittanceController.today(clock);
        Optional<Matching> found = views.matching(party, from, to, today, MOST, reference.get());
        return found.isEmpty()
                ? Problem.answer(
                        Problem.of(
                                "parameters",
                                "Not possible",
                                400,
                                "More than " + MOST + " declarations; ask for fewer days."))
                : ResponseEntity.ok(report(found.get()));
    }

    private static Report report(Matching matching) {
        return new Report(
                matching.day(),
                matching.declared().toString(),
                matching.paid().toString(),
                matching.unplaced().toString(),
                matching.lines().stream().map(ExchangeController::line).toList(),
                matching.withoutDeclaration().stream()
                        .map(
                                paid ->
                                        new Loose(
                                                paid.source(),
                                                paid.payerCode(),
                                                paid.invtNo(),
                                                paid.day(),
                                                paid.country(),
                                                paid.yuan().toString()))
                        .toList());
    }

    private static Line line(Matching.Line line) {
        return new Line(
                line.invtNo(),
                line.ebcCode(),
                line.releasedOn(),
                line.goodsValue().toString(),
                line.paid().toString(),
                line.state(),
                line.findings(),
                line.sources());
    }

    @PostMapping("/api/v1/exchange/payments")
    public ResponseEntity<?> report(
            @AuthenticationPrincipal Caller caller, @RequestBody Reported reported)
            throws SQLException {
        if (!(caller instanceof Caller.OfEnterprise(Enterprise bank))
                || !bank.roles().contains(Role.PAYMENT)) {
            return forbidden("Only a bank or payment institution reports payments.");
        }
        Optional<OutsidePayment> payment = payment(bank, reported);
        if (payment.isEmpty()) {
            return incomplete();
        }
        return switch (views.report(payment.get(), clock.instant())) {
            case Outcome.Accepted<Boolean>(Boolean isNew, List<Fault> _) ->
                    ResponseEntity.status(isNew ? 201 : 200).body(taken(payment.get(), isNew));
            case Outcome.Refused<Boolean>(List<Fault> faults) ->
                    Problem.answer(
                            Problem.of(
                                    "payment-refused",
                                    "Not possible",
                                    409,
                                    "The reference stands for another payment; nothing was changed.",
                                    faults));
        };
    }

    private static Taken taken(OutsidePayment payment, boolean isNew) {
        return new Taken(payment.reference(), isNew, payment.yuan().toString());
    }

    private Optional<OutsidePayment> payment(Enterprise bank, Reported reported) {
        LocalDate paidOn = reported.paidOn();
        BigDecimal amount = reported.amount();
        String country = RemittanceForms.text(reported.country());
        if (!RemittanceForms.given(reported.reference())
                || !RemittanceForms.given(reported.payerCode())
                || !RemittanceForms.given(reported.payeeName())
                || paidOn == null
                || paidOn.isAfter(RemittanceController.today(clock))
                || amount == null
                || amount.signum() <= 0
                || !reference.get().codes().contains(CodeList.COUNTRY, country, paidOn)) {
            return Optional.empty();
        }
        String currency = RemittanceForms.text(reported.currency());
        return Worth.of(amount, currency, paidOn, reference.get())
                .map(
                        worth ->
                                new OutsidePayment(
                                        bank.code(),
                                        RemittanceForms.text(reported.reference()),
                                        RemittanceForms.text(reported.payerCode()),
                                        RemittanceForms.text(reported.payeeName()),
                                        country,
                                        currency,
                                        amount,
                                        worth.yuan(),
                                        paidOn,
                                        RemittanceForms.given(reported.invtNo())
                                                ? RemittanceForms.text(reported.invtNo())
                                                : null));
    }

    private static ResponseEntity<?> forbidden(String detail) {
        return Problem.answer(Problem.of("forbidden", "Not for you", 403, detail));
    }

    private static ResponseEntity<?> incomplete() {
        return Problem.answer(
                Problem.of(
                        "incomplete",
                        "Something is missing",
                        400,
                        "A field that is needed is missing, or not one that can be."));
    }
}
