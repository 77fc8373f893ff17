package io.greenway.server.api;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB513Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB623Message;
import io.greenway.core.message.CEB625Message;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.money.Money;
import io.greenway.core.party.Enterprise;
import io.greenway.core.service.FormSheet;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.DossierList;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What an enterprise needs besides its dossiers: the returns that are awaited, how its guarantee
/// stands, and the forms of the messages it sends.
@RestController
public final class TradeController {
    private static final int MOST = 500;

    private static final Map<String, FormSheet> FORMS =
            Stream.of(
                            CEB311Message.class,
                            CEB411Message.class,
                            CEB511Message.class,
                            CEB513Message.class,
                            CEB621Message.class,
                            CEB623Message.class,
                            CEB625Message.class,
                            CEB711Message.class)
                    .map(FormSheet::of)
                    .collect(Collectors.toUnmodifiableMap(FormSheet::type, form -> form));

    private final DossierList list;

    public TradeController(DossierList list) {
        this.list = list;
    }

    /// Returns that are awaited.
    record Returns(List<DossierList.Awaited> returns) {}

    /// How a guarantee stands. Amounts are CNY.
    ///
    /// @param left what further taxes it covers
    record Guarantee(String code, String limit, String occupied, String left, LocalDate validTo) {}

    @GetMapping("/api/v1/returns")
    public ResponseEntity<?> returns(@AuthenticationPrincipal Caller caller) throws SQLException {
        return ResponseEntity.ok(
                new Returns(list.awaited(InspectionController.party(caller), MOST)));
    }

    @GetMapping("/api/v1/guarantees/{code}")
    public ResponseEntity<?> guarantee(
            @AuthenticationPrincipal Caller caller, @PathVariable String code) throws SQLException {
        boolean isOpen =
                switch (caller) {
                    case Caller.OfEnterprise(Enterprise enterprise) ->
                            enterprise.code().equals(code);
                    case Caller.Operator operator -> true;
                };
        Optional<DossierList.Guarantee> found = isOpen ? list.guarantee(code) : Optional.empty();
        return found.<ResponseEntity<?>>map(one -> ResponseEntity.ok(shown(code, one)))
                .orElseGet(
                        () ->
                                Problem.answer(
                                        Problem.of(
                                                "no-such-guarantee",
                                                "No such guarantee",
                                                404,
                                                "You gave no guarantee under this code.")));
    }

    private static Guarantee shown(String code, DossierList.Guarantee one) {
        return new Guarantee(
                code,
                new Money(one.limitFen()).toString(),
                new Money(one.occupiedFen()).toString(),
                new Money(one.limitFen() - one.occupiedFen()).toString(),
                one.validTo());
    }

    /// The form of a message: published names, what is written there, and how much.
    @GetMapping("/api/v1/services/forms/{type}")
    public ResponseEntity<?> form(@PathVariable String type) {
        FormSheet form = FORMS.get(type);
        return form == null
                ? Problem.answer(
                        Problem.of(
                                "no-such-form",
                                "No such form",
                                404,
                                "Forms are there for "
                                        + String.join(
                                                ", ", FORMS.keySet().stream().sorted().toList())
                                        + "."))
                : ResponseEntity.ok()
                        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                        .body(form);
    }
}
