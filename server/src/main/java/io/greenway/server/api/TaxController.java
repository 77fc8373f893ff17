package io.greenway.server.api;

import io.greenway.core.bill.BillStage;
import io.greenway.core.party.Enterprise;
import io.greenway.core.reference.Reference;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.TaxTotals;
import io.greenway.server.store.TaxViews;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The tax lane: bills, their differences from the platform's own computation, and totals
/// by withholding agent and month. An enterprise sees what it is a party of; the tax officer sees
/// all, says what for, and is written down before the answer is given.
@RestController
public final class TaxController {
    private static final int MOST = 1000;

    private final TaxViews views;
    private final AccessLog log;
    private final BillForms forms;
    private final Supplier<Reference> reference;
    private final Clock clock;

    public TaxController(
            TaxViews views,
            AccessLog log,
            BillForms forms,
            Supplier<Reference> reference,
            Clock clock) {
        this.views = views;
        this.log = log;
        this.forms = forms;
        this.reference = reference;
        this.clock = clock;
    }

    /// Bills.
    record Page(List<TaxViews.Item> bills) {}

    /// Totals.
    record Totals(LocalDate from, LocalDate to, List<TaxTotals.Total> totals) {}

    @GetMapping("/api/v1/tax/bills")
    public ResponseEntity<?> bills(
            @AuthenticationPrincipal Caller caller,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam @Nullable String payer,
            @RequestParam @Nullable String stage,
            @RequestParam(defaultValue = "false") boolean differing,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String purpose)
            throws SQLException {
        boolean known =
                stage == null
                        || Arrays.stream(BillStage.values())
                                .anyMatch(one -> one.name().equals(stage));
        if (!known || limit < 1 || limit > MOST) {
            return parameters("limit must be 1 to " + MOST + ", and stage one that exists.");
        }
        if (!note(caller, "tax bills", from + " " + to + " " + all(payer), purpose)) {
            return Purpose.missing();
        }
        TaxViews.Asked asked = new TaxViews.Asked(party(caller), payer, from, to);
        return ResponseEntity.ok(new Page(views.bills(asked, stage, differing, after, limit)));
    }

    @GetMapping("/api/v1/tax/bills/{invtNo}")
    public ResponseEntity<?> bill(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String invtNo,
            @RequestParam @Nullable String purpose)
            throws SQLException {
        if (!note(caller, "tax bill", invtNo, purpose)) {
            return Purpose.missing();
        }
        Optional<TaxViews.Whole> found = views.whole(invtNo, party(caller));
        if (found.isEmpty()) {
            return Problem.answer(
                    Problem.of(
                            "no-such-bill",
                            "No such bill",
                            404,
                            "There is no tax of a declaration of this number that you may see."));
        }
        return ResponseEntity.ok(
                forms.view(
                        found.get(),
                        party(caller) != null,
                        RemittanceController.today(clock),
                        reference.get().parameters()));
    }

    @GetMapping("/api/v1/tax/totals")
    public ResponseEntity<?> totals(
            @AuthenticationPrincipal Caller caller,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam @Nullable String payer,
            @RequestParam @Nullable String purpose)
            throws SQLException {
        if (!note(caller, "tax totals", from + " " + to + " " + all(payer), purpose)) {
            return Purpose.missing();
        }
        TaxViews.Asked asked = new TaxViews.Asked(party(caller), payer, from, to);
        return ResponseEntity.ok(
                new Totals(
                        from,
                        to,
                        views.totals(
                                asked,
                                RemittanceController.today(clock),
                                reference.get().parameters())));
    }

    private static String all(@Nullable String payer) {
        return payer == null ? "all" : payer;
    }

    /// An enterprise looks at what is its own and need not say what for.
    ///
    /// @return whether the answer may be given
    private boolean note(Caller caller, String view, String subject, @Nullable String purpose)
            throws SQLException {
        if (!(caller instanceof Caller.Operator officer)) {
            return true;
        }
        Optional<Purpose> said = Purpose.said(purpose);
        if (said.isEmpty()) {
            return false;
        }
        log.note(
                officer.username(),
                officer.role(),
                view,
                subject,
                said.get().text(),
                clock.instant());
        return true;
    }

    private static @Nullable String party(Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise(Enterprise enterprise) -> enterprise.code();
            case Caller.Operator officer -> null;
        };
    }

    private static ResponseEntity<?> parameters(String detail) {
        return Problem.answer(Problem.of("parameters", "Not possible", 400, detail));
    }
}
