package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.DossierKey;
import io.greenway.core.party.Enterprise;
import io.greenway.core.regulator.Buyer;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.AccessLog.Access;
import io.greenway.server.store.Lanes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Whom a parcel is for: masked, and in clear by an act of its own that names its purpose.
/// For platform, seller and declarant of the dossier and for customs. Each look is written down
/// before the answer is given, once for the dossier and once under the pseudonym of the buyer, who
/// is shown it.
@RestController
public final class BuyerController {
    private static final int PURPOSE_MIN = 4;
    private static final int PURPOSE_MAX = 200;

    private final Lanes lanes;
    private final AccessLog log;
    private final Terms.Buyers buyers;
    private final Clock clock;
    private final JsonMapper json;

    public BuyerController(
            Lanes lanes, AccessLog log, Terms.Buyers buyers, Clock clock, JsonMapper json) {
        this.lanes = lanes;
        this.log = log;
        this.buyers = buyers;
        this.clock = clock;
        this.json = json;
    }

    /// What somebody wants to know it for.
    record Asked(@Nullable String purpose) {}

    private record Who(String name, String role, Optional<String> party) {}

    @GetMapping("/api/v1/dossiers/{ebpCode}/{orderNo}/buyer")
    public ResponseEntity<?> masked(
            Authentication authentication,
            @PathVariable String ebpCode,
            @PathVariable String orderNo)
            throws SQLException {
        Who who = who(authentication);
        DossierKey key = new DossierKey(ebpCode, orderNo);
        Optional<Buyer> found = lanes.buyer(key, who.party());
        note(who, key, found, "MASKED", "");
        return answer(found.map(Buyer::masked));
    }

    @PostMapping(
            path = "/api/v1/dossiers/{ebpCode}/{orderNo}/buyer",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> reveal(
            Authentication authentication,
            @PathVariable String ebpCode,
            @PathVariable String orderNo,
            HttpServletRequest request)
            throws IOException, SQLException {
        Who who = who(authentication);
        return SmallBody.read(
                request, json, Asked.class, asked -> revealed(who, ebpCode, orderNo, asked));
    }

    private ResponseEntity<?> revealed(Who who, String ebpCode, String orderNo, Asked asked)
            throws SQLException {
        String purpose = asked.purpose() == null ? "" : asked.purpose().strip();
        if (purpose.length() < PURPOSE_MIN || purpose.length() > PURPOSE_MAX) {
            return Problem.answer(
                    Problem.of(
                            "parameters",
                            "Not possible",
                            400,
                            "purpose must say in 4 to 200 characters what for."));
        }
        DossierKey key = new DossierKey(ebpCode, orderNo);
        Optional<Buyer> found = lanes.buyer(key, who.party());
        note(who, key, found, "REVEAL", purpose);
        return answer(found);
    }

    /// Under the dossier, and under the pseudonym of the buyer when there is one.
    private void note(Who who, DossierKey key, Optional<Buyer> found, String view, String purpose)
            throws SQLException {
        Instant now = clock.instant();
        String subject = key.ebpCode() + " " + key.orderNo();
        List<Access> looks = new ArrayList<>();
        looks.add(new Access(now, who.name(), who.role(), "buyer", subject, view, purpose));
        if (found.isPresent()) {
            Buyer buyer = found.get();
            String pseudonym = buyers.pseudonym(buyer.idType(), buyer.idNumber());
            looks.add(new Access(now, who.name(), who.role(), view, pseudonym, "TOLD", purpose));
        }
        log.write(looks);
    }

    private static Who who(Authentication authentication) {
        Caller caller = (Caller) Objects.requireNonNull(authentication.getPrincipal());
        if (caller instanceof Caller.OfEnterprise(Enterprise enterprise)) {
            String code = enterprise.code();
            String name =
                    SignedIn.person(authentication)
                            .map(person -> code + " " + person.username())
                            .orElse(code);
            return new Who(name, "enterprise", Optional.of(code));
        }
        Caller.Operator officer = (Caller.Operator) caller;
        return new Who(officer.username(), officer.role(), Optional.empty());
    }

    private static ResponseEntity<?> answer(Optional<Buyer> found) {
        return found.<ResponseEntity<?>>map(MeController::told)
                .orElseGet(
                        () ->
                                Problem.answer(
                                        Problem.of(
                                                "no-such-dossier",
                                                "No such dossier",
                                                404,
                                                "You are not a party of a declaration with this"
                                                        + " platform and order number.")));
    }
}
