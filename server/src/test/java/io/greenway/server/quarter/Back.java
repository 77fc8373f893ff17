package io.greenway.server.quarter;

import io.greenway.core.message.CEB625Message.InvtRefundList;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Goods of a trade that their buyer gives back.
final class Back {
    final String copNo;
    final List<InvtRefundList> lines;

    /// What must become of it, by what was sent and when the door had it.
    String due = "ON_THE_WAY";

    /// What the declarant was told last.
    String told = "ON_THE_WAY";

    /// Text of the last answer.
    String lastInfo = "";

    /// Whether customs answered in the hour in which it lapses: either comes first.
    boolean answeredLate;

    @Nullable String guid;
    @Nullable String preNo;

    /// Last day for the goods to arrive; null before the application was taken.
    @Nullable LocalDate arriveBy;

    Back(String copNo, List<InvtRefundList> lines) {
        this.copNo = copNo;
        this.lines = List.copyOf(lines);
    }

    boolean isOpen() {
        return told.equals("APPLIED") || told.equals("APPROVED");
    }

    /// How much of each record of an account book comes back with it.
    Map<String, BigDecimal> ofTheBook(Trade trade) {
        Map<String, BigDecimal> all = new HashMap<>();
        for (InvtRefundList line : lines) {
            var declared = trade.right.inventory().lines().get(line.gnum() - 1);
            all.merge(Objects.requireNonNull(declared.itemRecordNo()), line.qty(), BigDecimal::add);
        }
        return all;
    }

    /// Follows what the declarant is told (CEB626).
    void tell(String status, String info) {
        lastInfo = status + " " + info;
        switch (status) {
            case "2" -> told = "APPLIED";
            case "399" -> told = "APPROVED";
            case "899" -> told = "ARRIVED";
            case "100" -> {
                if (info.contains("[Code:GW2655;")) {
                    told = "LAPSED";
                } else if (told.equals("APPLIED")) {
                    told = "REFUSED";
                }
            }
            default -> {
                if (told.equals("ON_THE_WAY")) {
                    told = "NOT_TAKEN";
                }
            }
        }
    }
}
