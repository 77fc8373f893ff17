package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Reference;
import io.greenway.core.service.QuotaStatement;
import io.greenway.core.spec.Mask;
import io.greenway.server.reading.IdentityDesk;
import io.greenway.server.reading.IdentityDesk.Challenge;
import io.greenway.server.store.AccessLog.Access;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.StatementStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// A buyer's own annual quota: for the buyer with proof of identity, and for nobody else, neither
/// enterprise nor operator. Every question is written down before it is answered, and the buyer is
/// shown who asked.
@RestController
public final class QuotaController {
    private static final BuyerDoor.Asked QUOTA = new BuyerDoor.Asked("QUOTA", 20);

    private final BuyerDoor door;
    private final IdentityDesk identities;
    private final ClearanceStore store;
    private final StatementStore statements;
    private final Supplier<Reference> reference;
    private final Clock clock;

    public QuotaController(
            BuyerDoor door,
            IdentityDesk identities,
            ClearanceStore store,
            StatementStore statements,
            Supplier<Reference> reference,
            Clock clock) {
        this.door = door;
        this.identities = identities;
        this.store = store;
        this.statements = statements;
        this.reference = reference;
        this.clock = clock;
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
        return door.answer(request, QUOTA, (buyer, today) -> List.of(buyer), this::told);
    }

    private Answer told(BuyerDoor.Known known) throws SQLException {
        String buyer = known.buyer();
        int year = known.year();
        return new Answer(
                known.proof().idType(),
                Mask.of(known.proof().idNumber()),
                known.voucher(),
                QuotaStatement.of(store.quota(buyer, year), known.today(), reference.get()),
                LedgerController.lines(
                        statements.quota(buyer, year, Terms.CHINA, LedgerController.MOST)),
                known.before().stream().map(QuotaController::asked).toList());
    }

    private static Asked asked(Access access) {
        return new Asked(access.at(), access.view(), access.who(), access.outcome());
    }
}
