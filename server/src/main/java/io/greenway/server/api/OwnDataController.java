package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Reference;
import io.greenway.core.service.OwnDeclaration;
import io.greenway.core.service.ParcelCourse;
import io.greenway.core.service.QuotaStatement;
import io.greenway.core.spec.Mask;
import io.greenway.server.store.AccessLog.Access;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.DossierReader;
import io.greenway.server.store.StatementStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the platform knows of a buyer, for that buyer alone: the quota, the declarations
/// that held some of it, returns, and who looked. The proof is that of the quota; there is no
/// session, so each question brings its own. Every question is written down before it is answered.
@RestController
public final class OwnDataController {
    private static final BuyerDoor.Asked BUYER = new BuyerDoor.Asked("BUYER", 100);
    private static final int DECLARATIONS = 100;
    private static final String LIMIT = "LIMIT_SINGLE";

    private final BuyerDoor door;
    private final ClearanceStore store;
    private final StatementStore statements;
    private final DossierReader dossiers;
    private final Terms.Buyers buyers;
    private final Supplier<Reference> reference;
    private final Phrases phrases = Phrases.bundled();

    public OwnDataController(
            BuyerDoor door,
            ClearanceStore store,
            StatementStore statements,
            DossierReader dossiers,
            Terms.Buyers buyers,
            Supplier<Reference> reference) {
        this.door = door;
        this.store = store;
        this.statements = statements;
        this.dossiers = dossiers;
        this.buyers = buyers;
        this.reference = reference;
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
        return door.answer(request, BUYER, OwnDataController::names, this::told);
    }

    /// What the buyer is called in the log: itself, and its account of each year.
    private static List<String> names(String buyer, LocalDate today) {
        List<String> names = new ArrayList<>(List.of(buyer));
        for (int year = BuyerQuestion.FIRST_YEAR; year <= today.getYear(); year++) {
            names.add(buyer + ":" + year);
        }
        return names;
    }

    private Answer told(BuyerDoor.Known known) throws SQLException {
        Reference now = reference.get();
        String buyer = known.buyer();
        int year = known.year();
        List<Long> rows = statements.dossiers(buyer, year, DECLARATIONS + 1);
        return new Answer(
                known.proof().idType(),
                Mask.of(known.proof().idNumber()),
                known.voucher(),
                QuotaStatement.of(store.quota(buyer, year), known.today(), now),
                now.parameters().money(LIMIT, QuotaStatement.day(year, known.today())).toString(),
                LedgerController.lines(
                        statements.quota(buyer, year, Terms.CHINA, LedgerController.MOST)),
                declarations(rows.stream().limit(DECLARATIONS).toList(), buyer, now),
                rows.size() <= DECLARATIONS,
                known.before().stream().map(OwnDataController::looked).toList());
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
}
