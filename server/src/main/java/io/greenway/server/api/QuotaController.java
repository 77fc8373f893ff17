package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Reference;
import io.greenway.core.service.QuotaStatement;
import io.greenway.core.spec.Mask;
import io.greenway.server.reading.IdentityDesk;
import io.greenway.server.reading.IdentityDesk.Challenge;
import io.greenway.server.reading.IdentityDesk.Proof;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.AccessLog.Access;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.StatementStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A buyer's own annual quota: for the buyer with proof of identity, and for nobody else, neither
/// enterprise nor operator. Every question is written down before it is answered, and the buyer is
/// shown who asked.
@RestController
public final class QuotaController {
    private static final int MOST_BYTES = 8 << 10;
    private static final int ACCESSES = 20;
    private static final String SERVICE = "QUOTA";
    private static final String NOBODY = "unproven";

    private final IdentityDesk identities;
    private final ClearanceStore store;
    private final StatementStore statements;
    private final AccessLog accesses;
    private final Terms.Buyers buyers;
    private final Supplier<Reference> reference;
    private final Clock clock;
    private final JsonMapper json;

    public QuotaController(
            IdentityDesk identities,
            ClearanceStore store,
            StatementStore statements,
            AccessLog accesses,
            Terms.Buyers buyers,
            Supplier<Reference> reference,
            Clock clock,
            JsonMapper json) {
        this.identities = identities;
        this.store = store;
        this.statements = statements;
        this.accesses = accesses;
        this.buyers = buyers;
        this.reference = reference;
        this.clock = clock;
        this.json = json;
    }

    /// What the buyer is told.
    ///
    /// @param idNumber masked
    /// @param vouchedBy who vouched for the buyer
    /// @param moves every move of the quota with its order, oldest first; null when there are more
    ///     than a statement holds
    /// @param accesses who asked about the buyer before, newest first
    record Answer(
            String idType,
            String idNumber,
            String vouchedBy,
            QuotaStatement quota,
            @Nullable List<LedgerController.Line> moves,
            List<Asked> accesses) {}

    /// One earlier question.
    record Asked(Instant at, String service, String caller, String outcome) {}

    @PostMapping("/api/v1/services/quota/challenges")
    public ResponseEntity<Challenge> challenge() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(identities.challenge(clock.instant()));
    }

    @PostMapping(path = "/api/v1/services/quota", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> quota(HttpServletRequest request) throws IOException, SQLException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return problem("too-large", 413, "A question may have at most 8192 bytes.");
        }
        BuyerQuestion question;
        try {
            question = json.readValue(body, BuyerQuestion.class);
        } catch (JacksonException unreadable) {
            return problem("unreadable", 400, "It is no JSON of the described form.");
        }
        Instant now = clock.instant();
        LocalDate today = Terms.dayOf(now);
        OptionalInt year = question.yearUpTo(today);
        Optional<Proof> proof = question.proof(today);
        if (proof.isEmpty() || year.isEmpty()) {
            return problem(
                    "parameters",
                    400,
                    "challenge, idType, idNumber and signature are needed, type and number must"
                            + " fit each other, and the year lies between 2016 and this one.");
        }
        return answer(proof.get(), year.getAsInt(), now);
    }

    private ResponseEntity<?> answer(Proof proof, int year, Instant now) throws SQLException {
        String buyer = buyers.pseudonym(proof.idType(), proof.idNumber());
        Optional<String> voucher = identities.voucher(proof, now);
        List<Access> before =
                voucher.isEmpty() ? List.of() : accesses.about(List.of(buyer), ACCESSES);
        accesses.write(
                List.of(
                        Access.about(
                                now,
                                SERVICE,
                                voucher.orElse(NOBODY),
                                buyer,
                                voucher.isEmpty() ? "REFUSED" : "TOLD")));
        if (voucher.isEmpty()) {
            return problem(
                    "proof",
                    403,
                    "The proof is not good: the challenge is unknown, used or expired, or the"
                            + " signature is not of a service that this zone trusts. The question"
                            + " was written down.");
        }
        QuotaStatement statement =
                QuotaStatement.of(store.quota(buyer, year), Terms.dayOf(now), reference.get());
        Answer answer =
                new Answer(
                        proof.idType(),
                        Mask.of(proof.idNumber()),
                        voucher.get(),
                        statement,
                        LedgerController.lines(
                                statements.quota(buyer, year, Terms.CHINA, LedgerController.MOST)),
                        before.stream().map(QuotaController::asked).toList());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    private static Asked asked(Access access) {
        return new Asked(access.at(), access.view(), access.who(), access.outcome());
    }

    private static ResponseEntity<Problem> problem(String kind, int status, String detail) {
        return Problem.answer(Problem.of(kind, "Not possible", status, detail));
    }
}
