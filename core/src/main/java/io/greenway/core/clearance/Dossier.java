package io.greenway.core.clearance;

import io.greenway.core.ledger.StockLot;
import io.greenway.core.match.Disagreement;
import io.greenway.core.message.DossierKey;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.tax.Assessment;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that is known of one trade. A value: it changes only through [Lifecycle#apply].
///
/// @param key platform and order number
/// @param stage how far it has come
/// @param order the order, when filed
/// @param payment the payment, when filed
/// @param waybill the waybill, when placed here
/// @param inventory the inventory, when filed
/// @param preNo pre-entry number 预录入编号 given at the first filing of the inventory
/// @param invtNo inventory number 清单编号, given when the logic checks passed
/// @param assessment dutiable value and taxes, from the last match that passed
/// @param disagreements what the last match or customs found against it; empty when nothing
/// @param reservation quota set aside or used; null when none
/// @param occupation guarantee occupied; null when none
/// @param stock stock of an account book that it holds or took; null when none
/// @param waitingSince since when the inventory waits, for papers, for the guarantee or for the
///     arrival of the goods
/// @param sequel what came after the declaration
/// @param events number of events applied so far
public record Dossier(
        DossierKey key,
        Stage stage,
        @Nullable Filed<Document.Order> order,
        @Nullable Filed<Document.Payment> payment,
        @Nullable Filed<Document.Waybill> waybill,
        @Nullable Filed<Document.Inventory> inventory,
        @Nullable String preNo,
        @Nullable String invtNo,
        @Nullable Assessment assessment,
        List<Disagreement> disagreements,
        @Nullable Reservation reservation,
        @Nullable Occupation occupation,
        @Nullable Stock stock,
        @Nullable Instant waitingSince,
        Sequel sequel,
        int events) {
    public Dossier {
        disagreements = List.copyOf(disagreements);
    }

    /// Quota that this dossier holds.
    ///
    /// @param buyer pseudonym of the buyer's identity document
    /// @param year calendar year
    /// @param amount dutiable value, CNY
    /// @param confirmed whether the release made it final
    public record Reservation(String buyer, int year, Money amount, boolean confirmed) {}

    /// Guarantee that this dossier occupies.
    ///
    /// @param code enterprise that guarantees
    /// @param amount tax, CNY
    public record Occupation(String code, Money amount) {}

    /// Stock of a bonded account book.
    ///
    /// @param book number of the book
    /// @param lots line by line
    /// @param taken whether it left the book
    /// @param returned what of it came back
    public record Stock(String book, List<StockLot> lots, boolean taken, List<StockLot> returned) {
        public Stock {
            lots = List.copyOf(lots);
            returned = List.copyOf(returned);
        }
    }

    /// A dossier in which nothing has happened.
    public static Dossier empty(DossierKey key) {
        return new Dossier(
                key,
                Stage.COLLECTING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                Sequel.NONE,
                0);
    }

    /// The filed document of a kind, or null.
    public @Nullable Filed<? extends Document> filed(Paper paper) {
        return switch (paper) {
            case ORDER -> order;
            case PAYMENT -> payment;
            case WAYBILL -> waybill;
            case INVENTORY -> inventory;
        };
    }

    /// Papers that the match needs and that are not here, or only as drafts.
    public Set<Paper> missing() {
        Set<Paper> missing = EnumSet.noneOf(Paper.class);
        for (Paper paper : Paper.values()) {
            if (!isDeclared(filed(paper))) {
                missing.add(paper);
            }
        }
        return missing;
    }

    static boolean isDeclared(@Nullable Filed<? extends Document> filed) {
        return filed != null && filed.standing() != Standing.DRAFT;
    }
}
