package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Reference;
import io.greenway.core.service.OwnDeclaration;
import io.greenway.core.service.ParcelCourse;
import io.greenway.core.service.QuotaStatement;
import io.greenway.core.spec.Mask;
import io.greenway.server.reading.IdentityDesk;
import io.greenway.server.reading.IdentityDesk.Proof;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.AccessLog.Access;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.DossierReader;
import io.greenway.server.store.StatementStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
import tools.jackson.databind.json.JsonMapper;

/// What the platform knows of a buyer, for that buyer alone: the quota, the declarations
/// that held some of it, returns, and who looked. The proof is that of the quota; there is no
/// session, so each question brings its own. Every question is written down before it is answered.
@RestController
public final class OwnDataController {
    private static final int ACCESSES = 100;
    private static final int DECLARATIONS = 100;
    private static final String SERVICE = "BUYER";
    private static final String NOBODY = "unproven";
    private static final String LIMIT = "LIMIT_SINGLE";

    private final IdentityDesk identities;
    private final ClearanceStore store;
    private final StatementStore statements;
    private final DossierReader dossiers;
    private final AccessLog log;
    private final Terms.Buyers buyers;
    private final Supplier<Reference> reference;
    private final Clock clock;
    private final JsonMapper json;
    private final Phrases phrases = Phrases.bundled();

    public OwnDataController(
            IdentityDesk identities,
            ClearanceStore store,
            StatementStore statements,
            DossierReader dossiers,
            AccessLog log,
            Terms.Buyers buyers,
            Supplier<Reference> reference,
            Clock clock,
            JsonMapper json) {
        this.identities = identities;
        this.store = store;
        this.statements = statements;
        this.dossiers = dossiers;
        this.log = log;
        this.buyers = buyers;
        this.reference = reference;
        this.clock = clock;
        this.json = json;
    }

    /// What the buyer is told.
    ///
    /// @param idNumber masked
    /// @param vouchedBy who vouched for the buyer
    /// @param singleLimit what one order may come to, CNY
    /// @param moves every move of the quota, oldest first; null when there are more than a
    ///     statement holds
    /// @param declarations the newest first
    /// @param isAll whether those are all of the year
    /// @param accesses who looked, the newest first
    record Answer(
            String idType,
            String idNumber,
            String vouchedBy,
            QuotaStatement quota,
            String singleLimit,
            @Nullable List<LedgerController.Line> moves,
            List<OwnDeclaration> declarations,
            boolean isAll,
            List<Looked> accesses) {}

    /// Somebody's look at the data of the buyer.
    ///
    /// @param role `service` for questions that a machine asks
    /// @param who enterprise or service; null for officers, who are known by their role
    /// @param what was looked at
    /// @param purpose in the words of who looked; empty where nobody was asked
    record Looked(
            Instant at,
            String role,
            @Nullable String who,
            String what,
            String outcome,
            String purpose) {}

    @PostMapping(path = "/api/v1/buyer", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> ownData(HttpServletRequest request) throws IOException, SQLException {
        return SmallBody.read(request, json, BuyerQuestion.class, this::asked);
    }

    private ResponseEntity<?> asked(BuyerQuestion question) throws SQLException {
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
                voucher.isEmpty() ? List.of() : log.about(names(buyer, today), ACCESSES);
        log.write(
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
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(answer(given, voucher.get(), buyer, year.getAsInt(), today, before));
    }

    /// What the buyer is called in the log: itself, and its account of each year.
    private static List<String> names(String buyer, LocalDate today) {
        List<String> names = new ArrayList<>(List.of(buyer));
        for (int year = BuyerQuestion.FIRST_YEAR; year <= today.getYear(); year++) {
            names.add(buyer + ":" + year);
        }
        return names;
    }

    private Answer answer(
            Proof proof,
            String voucher,
            String buyer,
            int year,
            LocalDate today,
            List<Access> before)
            throws SQLException {
        Reference now = reference.get();
        List<Long> rows = statements.dossiers(buyer, year, DECLARATIONS + 1);
        return new Answer(
                proof.idType(),
                Mask.of(proof.idNumber()),
                voucher,
                QuotaStatement.of(store.quota(buyer, year), today, now),
                now.parameters().money(LIMIT, today).toString(),
                LedgerController.lines(
                        statements.quota(buyer, year, Terms.CHINA, LedgerController.MOST)),
                declarations(rows.stream().limit(DECLARATIONS).toList(), buyer, now),
                rows.size() <= DECLARATIONS,
                before.stream().map(OwnDataController::looked).toList());
    }

    private List<OwnDeclaration> declarations(List<Long> rows, String buyer, Reference now)
            throws SQLException {
        Explanation explanation = new Explanation(phrases, now);
        return dossiers.of(rows).stream()
                .sorted(Comparator.comparingLong(DossierReader.Told::id).reversed())
                .flatMap(
                        told ->
                                OwnDeclaration.of(
                                        told.dossier(),
                                        ParcelCourse.of(told.dossier().key(), told.events()),
                                        buyer,
                                        buyers,
                                        phrases,
                                        explanation)
                                        .stream())
                .toList();
    }

    private static Looked looked(Access access) {
        String who =
                switch (access.role()) {
                    case "service" -> access.who();
                    // A person of an enterprise is known to the buyer by the enterprise.
                    case "enterprise" -> access.who().split(" ", 2)[0];
                    default -> null;
                };
        return new Looked(
                access.at(), access.role(), who, access.view(), access.outcome(), access.purpose());
    }

    private static ResponseEntity<Problem> problem(String kind, int status, String detail) {
        return Problem.answer(Problem.of(kind, "Not possible", status, detail));
    }
}
