package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Tables by which people of the zone and its banks work: codes of the balance of payments (R-128,
/// R-129), codes of the reasons that officers give, and sites with what they are approved for
/// . It never changes; a changed row makes a new
/// one.
public final class ZoneTables {
    static final List<ReferenceTable> TABLES =
            List.of(BalanceCode.TABLE, ReasonCode.TABLE, Site.TABLE);

    private final History<BalanceCode> balance;
    private final History<ReasonCode> reasons;
    private final History<Site> sites;

    private ZoneTables(
            History<BalanceCode> balance, History<ReasonCode> reasons, History<Site> sites) {
        this.balance = balance;
        this.reasons = reasons;
        this.sites = sites;
    }

    static ZoneTables bundled() {
        return new ZoneTables(
                read("balance_codes.csv", BalanceCode::read),
                read("reasons.csv", ReasonCode::read),
                read("sites.csv", Site::read));
    }

    private static <T extends Dated> History<T> read(String name, Function<Table.Row, T> reader) {
        return History.of(
                Table.beside(ZoneTables.class, name).rows().stream().map(reader).toList());
    }

    /// The code of the balance of payments, if it is in force on that day.
    public Optional<BalanceCode> balanceCode(BalanceCode.Kind kind, String code, LocalDate day) {
        return balance.at(code, day).filter(one -> one.kind() == kind);
    }

    /// Codes of the balance of payments in force on a day.
    public List<BalanceCode> balanceCodes(LocalDate day) {
        return balance.on(day);
    }

    /// The reason, if it is in force on that day.
    public Optional<ReasonCode> reason(String code, LocalDate day) {
        return reasons.at(code, day);
    }

    /// Reasons in force on a day.
    public List<ReasonCode> reasons(LocalDate day) {
        return reasons.on(day);
    }

    /// Sites in force on a day.
    public List<Site> sites(LocalDate day) {
        return sites.on(day);
    }

    /// Whether a site of the customs district is approved for the supervision mode.
    public boolean isApproved(String district, String tradeMode, LocalDate day) {
        return sites(day).stream()
                .anyMatch(
                        one -> one.district().equals(district) && one.modes().contains(tradeMode));
    }

    /// Whether goods of the mode may come back to a site of the customs district: to one that is
    /// approved for the mode, or to a returns centre.
    public boolean takesReturns(String district, String tradeMode, LocalDate day) {
        return isApproved(district, tradeMode, day)
                || sites(day).stream()
                        .anyMatch(one -> one.district().equals(district) && one.returns());
    }

    /// The same with one more row in a table.
    ///
    /// @throws IllegalArgumentException if the row cannot be read
    ZoneTables with(ReferenceTable table, Table.Row row, Hands hands) {
        return switch (table.name()) {
            case "balance_code" ->
                    new ZoneTables(balance.with(BalanceCode.read(row), hands), reasons, sites);
            case "reason" ->
                    new ZoneTables(balance, reasons.with(ReasonCode.read(row), hands), sites);
            default -> new ZoneTables(balance, reasons, sites.with(Site.read(row), hands));
        };
    }

    /// The same with nothing under the key from that day on.
    ZoneTables without(ReferenceTable table, String key, LocalDate from, Hands hands) {
        return switch (table.name()) {
            case "balance_code" ->
                    new ZoneTables(balance.without(key, from, hands), reasons, sites);
            case "reason" -> new ZoneTables(balance, reasons.without(key, from, hands), sites);
            default -> new ZoneTables(balance, reasons, sites.without(key, from, hands));
        };
    }

    List<? extends Dated> rows(ReferenceTable table, LocalDate day) {
        return history(table).on(day);
    }

    Optional<Hands> hands(ReferenceTable table, String key, LocalDate day) {
        return history(table).hands(key, day);
    }

    private History<? extends Dated> history(ReferenceTable table) {
        return switch (table.name()) {
            case "balance_code" -> balance;
            case "reason" -> reasons;
            default -> sites;
        };
    }

    /// Everything the tables say.
    String said() {
        return balance.said(BalanceCode::toString)
                + reasons.said(ReasonCode::toString)
                + sites.said(Site::toString);
    }
}
