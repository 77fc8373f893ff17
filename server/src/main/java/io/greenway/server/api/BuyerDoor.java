package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.server.reading.IdentityDesk;
import io.greenway.server.reading.IdentityDesk.Proof;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.AccessLog.Access;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/// Lets in a buyer who brings a proof of identity, and nobody else, neither enterprise nor operator
/// . There is no session. Every question is written down before it is answered, also when it
/// is refused.
public final class BuyerDoor {
    private static final String NOBODY = "unproven";

    private final IdentityDesk identities;
    private final AccessLog log;
    private final Terms.Buyers buyers;
    private final Clock clock;
    private final JsonMapper json;

    public BuyerDoor(
            IdentityDesk identities,
            AccessLog log,
            Terms.Buyers buyers,
            Clock clock,
            JsonMapper json) {
        this.identities = identities;
        this.log = log;
        this.buyers = buyers;
        this.clock = clock;
        this.json = json;
    }

    /// What is asked.
    ///
    /// @param service name of the question in the log
    /// @param most how many earlier looks are told
    record Asked(String service, int most) {}

    /// A buyer whose proof is good.
    ///
    /// @param voucher who vouched for the buyer
    /// @param buyer pseudonym
    /// @param year the year asked for
    /// @param before who looked before this question, the newest first
    record Known(
            Proof proof,
            String voucher,
            String buyer,
            int year,
            LocalDate today,
            List<Access> before) {}

    /// What the buyer is told.
    interface Answer {
        Object to(Known buyer) throws SQLException;
    }

    /// What the buyer is called in the log.
    interface Names {
        List<String> of(String buyer, LocalDate today);
    }

    /// Reads a question, writes it down, and answers it when its proof is good.
    ResponseEntity<?> answer(HttpServletRequest request, Asked asked, Names names, Answer answer)
            throws IOException, SQLException {
        return SmallBody.read(
                request, json, BuyerQuestion.class, one -> answer(one, asked, names, answer));
    }

    private ResponseEntity<?> answer(
            BuyerQuestion question, Asked asked, Names names, Answer answer) throws SQLException {
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
        Proof given = proof.get();
        String buyer = buyers.pseudonym(given.idType(), given.idNumber());
        Optional<String> voucher = identities.voucher(given, now);
        List<Access> before =
                voucher.isEmpty() ? List.of() : log.about(names.of(buyer, today), asked.most());
        String outcome = voucher.isEmpty() ? "REFUSED" : "TOLD";
        log.write(
                List.of(
                        Access.about(
                                now, asked.service(), voucher.orElse(NOBODY), buyer, outcome)));
        if (voucher.isEmpty()) {
            return problem(
                    "proof",
                    403,
                    "The proof is not good: the challenge is unknown, used or expired, or the"
                            + " signature is not of a service that this zone trusts. The question"
                            + " was written down.");
        }
        Known known = new Known(given, voucher.get(), buyer, year.getAsInt(), today, before);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer.to(known));
    }

    private static ResponseEntity<Problem> problem(String kind, int status, String detail) {
        return Problem.answer(Problem.of(kind, "Not possible", status, detail));
    }
}
