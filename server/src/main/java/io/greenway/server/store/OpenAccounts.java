package io.greenway.server.store;

import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.LedgerMove;
import io.greenway.core.ledger.QuotaAccount;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The quotas and guarantees of one transaction, and their moves.
final class OpenAccounts {
    private final Connection connection;
    private final Shelf shelf;
    private final Map<String, GuaranteeAccount> handed;
    private final Map<String, QuotaAccount> quotas = new HashMap<>();
    private final Set<String> storedQuotas = new HashSet<>();
    private final Set<String> changedQuotas = new LinkedHashSet<>();
    private final Map<String, GuaranteeAccount> guarantees = new HashMap<>();
    private final Set<String> changedGuarantees = new LinkedHashSet<>();
    private final Moves moves = new Moves();

    OpenAccounts(Connection connection, Shelf shelf, Map<String, GuaranteeAccount> handed) {
        this.connection = connection;
        this.shelf = shelf;
        this.handed = handed;
    }

    /// Guarantees that are changed here.
    Map<String, GuaranteeAccount> changed() {
        Map<String, GuaranteeAccount> changed = new HashMap<>();
        changedGuarantees.forEach(
                code -> changed.put(code, Objects.requireNonNull(guarantees.get(code))));
        return changed;
    }

    /// Puts quotas where the next work finds them.
    void keep() {
        changedQuotas.forEach(account -> shelf.keep(Objects.requireNonNull(quotas.get(account))));
    }

    QuotaAccount quota(String buyer, int year) {
        load(Set.of(buyer), year);
        return Objects.requireNonNull(quotas.get(account(buyer, year)));
    }

    @Nullable GuaranteeAccount guarantee(String code) {
        GuaranteeAccount known = guarantees.get(code);
        if (known == null) {
            known = LedgerTables.guarantee(connection, code);
            if (known != null) {
                GuaranteeAccount changed = handed.get(code);
                if (changed != null) {
                    known = known.occupying(changed.occupied());
                }
                guarantees.put(code, known);
            }
        }
        return known;
    }

    void keep(QuotaAccount account, LedgerMove move, long dossier, Instant at) {
        quotas.put(account.account(), account);
        changedQuotas.add(account.account());
        moves.add(move, dossier, at);
    }

    void keep(GuaranteeAccount account, LedgerMove move, long dossier, Instant at) {
        guarantees.put(account.code(), account);
        changedGuarantees.add(account.code());
        moves.add(move, dossier, at);
    }

    void load(Set<String> buyers, int year) {
        Set<String> unknown = new HashSet<>();
        for (String buyer : buyers) {
            String account = account(buyer, year);
            if (!quotas.containsKey(account)) {
                QuotaAccount shelved = shelf.quota(account);
                if (shelved == null) {
                    quotas.put(account, QuotaAccount.unused(buyer, year));
                    unknown.add(buyer);
                } else {
                    quotas.put(account, shelved);
                    storedQuotas.add(account);
                }
            }
        }
        if (!unknown.isEmpty()) {
            for (QuotaAccount found : LedgerTables.quotas(connection, unknown, year)) {
                quotas.put(found.account(), found);
                storedQuotas.add(found.account());
            }
        }
    }

    private static String account(String buyer, int year) {
        return buyer + ":" + year;
    }

    void write(Connection to, LongSupplier ids) throws SQLException {
        CopyRows added = LedgerTables.addedQuotas();
        CopyRows changed = LedgerTables.changedQuotas();
        for (String account : changedQuotas) {
            CopyRows rows = storedQuotas.contains(account) ? changed : added;
            LedgerTables.add(rows, Objects.requireNonNull(quotas.get(account)));
        }
        added.send(to);
        LedgerTables.mergeQuotas(to, changed);
        LedgerTables.writeGuarantees(to, changedGuarantees.stream().map(guarantees::get).toList());
        moves.rows(ids).send(to);
    }
}
