package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Regulator;
import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import io.greenway.core.regulator.Buyer;
import io.greenway.core.regulator.Lane;
import io.greenway.core.regulator.View;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.AccessLog.Access;
import io.greenway.server.store.Lanes;
import io.greenway.server.store.RegulatorViews;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One submission, four views and four lanes. A party of the dossier and people of the zone see
/// how it stands with everybody; an officer sees the lane and the view of their regulator. Every
/// look of a person is written down before the answer is given.
@RestController
public final class RegulatorController {
    private static final Set<String> ZONE = Set.of("operator", "administrator");

    private final Lanes lanes;
    private final RegulatorViews views;
    private final AccessLog log;
    private final Terms.Buyers buyers;
    private final Clock clock;

    public RegulatorController(
            Lanes lanes, RegulatorViews views, AccessLog log, Terms.Buyers buyers, Clock clock) {
        this.lanes = lanes;
        this.views = views;
        this.log = log;
        this.buyers = buyers;
        this.clock = clock;
    }

    /// The lanes of a dossier.
    record Standing(
            String ebpCode,
            String orderNo,
            @Nullable String invtNo,
            int version,
            List<Lane> lanes) {}

    /// A declaration in a view.
    record Shown(
            String regulator,
            Map<String, @Nullable Object> head,
            List<Map<String, @Nullable Object>> goods,
            List<Map<String, @Nullable Object>> returns) {
        static Shown of(String regulator, View view) {
            return new Shown(
                    regulator,
                    shown(view.head()),
                    view.goods().stream().map(RegulatorController::shown).toList(),
                    view.returns().stream().map(RegulatorController::shown).toList());
        }
    }

    /// Sums of a month.
    record Sums(String regulator, String month, List<Map<String, @Nullable Object>> sums) {}

    @GetMapping("/api/v1/dossiers/{ebpCode}/{orderNo}/lanes")
    public ResponseEntity<?> lanes(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String ebpCode,
            @PathVariable String orderNo)
            throws SQLException {
        Optional<String> party =
                switch (caller) {
                    case Caller.OfEnterprise(var enterprise) -> Optional.of(enterprise.code());
                    case Caller.Operator officer -> Optional.empty();
                };
        note(caller, "lanes", ebpCode + " " + orderNo);
        Optional<Lanes.Submission> found =
                lanes.of(new DossierKey(ebpCode, orderNo), party, wanted(caller));
        return found.<ResponseEntity<?>>map(
                        one ->
                                ResponseEntity.ok(
                                        new Standing(
                                                ebpCode,
                                                orderNo,
                                                one.invtNo(),
                                                one.version(),
                                                one.lanes())))
                .orElseGet(RegulatorController::unknown);
    }

    private static Set<Regulator> wanted(Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise enterprise -> EnumSet.allOf(Regulator.class);
            case Caller.Operator officer ->
                    ZONE.contains(officer.role())
                            ? EnumSet.allOf(Regulator.class)
                            : Regulator.named(officer.role()).map(Set::of).orElseGet(Set::of);
        };
    }

    @GetMapping("/api/v1/views/{regulator}/declarations/{invtNo}")
    public ResponseEntity<?> declaration(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String regulator,
            @PathVariable String invtNo)
            throws SQLException {
        Optional<Regulator> own = own(caller, regulator);
        if (own.isEmpty()) {
            return OperatorsOnly.answer();
        }
        // Customs and tax see which buyer it is, under a pseudonym; the others see none.
        boolean named = own.get() == Regulator.CUSTOMS || own.get() == Regulator.TAX;
        Optional<View> found = views.one(own.get(), invtNo, today());
        note(
                caller,
                "declaration",
                invtNo,
                found.isPresent() && named ? lanes.buyer(invtNo) : Optional.empty(),
                "");
        return found.<ResponseEntity<?>>map(view -> ResponseEntity.ok(Shown.of(regulator, view)))
                .orElseGet(RegulatorController::unknown);
    }

    /// The buyer, masked; for customs alone, and with a purpose.
    @GetMapping("/api/v1/views/customs/declarations/{invtNo}/buyer")
    public ResponseEntity<?> buyer(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String invtNo,
            @RequestParam @Nullable String purpose)
            throws SQLException {
        if (own(caller, Regulator.CUSTOMS.json()).isEmpty()) {
            return OperatorsOnly.answer();
        }
        Optional<Purpose> said = Purpose.said(purpose);
        if (said.isEmpty()) {
            return Purpose.missing();
        }
        Optional<Buyer> found =
                views.one(Regulator.CUSTOMS, invtNo, today()).isEmpty()
                        ? Optional.empty()
                        : lanes.buyer(invtNo);
        note(caller, "buyer", invtNo, found, said.get().text());
        return found.map(Buyer::masked)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(RegulatorController::unknown);
    }

    @GetMapping("/api/v1/views/{regulator}/sums")
    public ResponseEntity<?> sums(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String regulator,
            @RequestParam YearMonth month)
            throws SQLException {
        Optional<Regulator> own = own(caller, regulator);
        if (own.isEmpty()) {
            return OperatorsOnly.answer();
        }
        note(caller, "sums", month.toString());
        return ResponseEntity.ok(
                new Sums(
                        regulator,
                        month.toString(),
                        views.sums(own.get(), month, today()).stream()
                                .map(RegulatorController::shown)
                                .toList()));
    }

    /// The regulator, when the caller is an officer of it.
    private static Optional<Regulator> own(Caller caller, String regulator) {
        return caller instanceof Caller.Operator officer && officer.role().equals(regulator)
                ? Regulator.named(regulator)
                : Optional.empty();
    }

    private void note(Caller caller, String view, String subject) throws SQLException {
        if (caller instanceof Caller.Operator officer) {
            log.note(officer.username(), officer.role(), view, subject, clock.instant());
        }
    }

    /// A look at a declaration, also under the pseudonym of its buyer, who is shown it.
    ///
    /// @param buyer in clear; empty where the look tells of none
    private void note(
            Caller caller, String view, String invtNo, Optional<Buyer> buyer, String purpose)
            throws SQLException {
        if (!(caller instanceof Caller.Operator officer)) {
            return;
        }
        Instant now = clock.instant();
        String who = officer.username();
        String role = officer.role();
        List<Access> looks = new ArrayList<>();
        looks.add(new Access(now, who, role, view, invtNo, "", purpose));
        if (buyer.isPresent()) {
            String known = buyers.pseudonym(buyer.get().idType(), buyer.get().idNumber());
            String what = view.equals("buyer") ? "MASKED" : "DECLARATION";
            looks.add(new Access(now, who, role, what, known, "TOLD", purpose));
        }
        log.write(looks);
    }

    private LocalDate today() {
        return RemittanceController.today(clock);
    }

    /// A record as JSON shows it: amounts in yuan.
    static Map<String, @Nullable Object> shown(Record one) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(one);
                shown.put(component.getName(), plain(value));
            } catch (ReflectiveOperationException bug) {
                throw new IllegalStateException(bug);
            }
        }
        return shown;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return value instanceof Money ? value.toString() : value;
    }

    private static ResponseEntity<?> unknown() {
        return Problem.answer(
                Problem.of(
                        "no-such-declaration",
                        "No such declaration",
                        404,
                        "There is no declaration of this number that you may see."));
    }
}
