package io.greenway.core.bonded;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message to an account book. There is no CEB message for these: the bonded system has its own
/// (facts: checks H). Names of the records are part of the interface: `gate-out`.
public sealed interface BookMessage {
    /// Most lines of a message.
    int MOST_LINES = 5_000;

    /// Most declarations of a gate-out.
    int MOST_DECLARATIONS = 500;

    /// Message id given by the sender, 36 characters; the same id again is the same message.
    String guid();

    /// 核注清单 (inbound): goods that were tallied in the warehouse go onto the book. From the owner.
    ///
    /// @param book number of the book
    /// @param listNo number of the list given by customs, once for each book
    /// @param lines what came
    record Inbound(String guid, String book, String listNo, List<InboundLine> lines)
            implements BookMessage {
        public Inbound {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /// One line of an inbound list.
    ///
    /// @param permit number of the first-import permit; needed for some goods of 1239
    /// @param batch number of the registered batch that it belongs to; null when the owner knows of
    ///     none
    /// @param batchOwner enterprise that registered the batch; null for the owner of the book
    record InboundLine(
            String item,
            String hsCode,
            String unit,
            @Nullable String origin,
            BigDecimal quantity,
            @Nullable String permit,
            @Nullable String batch,
            @Nullable String batchOwner) {}

    /// 核放单 (gate-out): parcels of released declarations left by the gate. From the operator of the
    /// site that the book names.
    ///
    /// @param passNo number of the pass
    /// @param invtNos declarations whose parcels left
    record GateOut(String guid, String passNo, List<String> invtNos) implements BookMessage {
        public GateOut {
            invtNos = invtNos == null ? List.of() : List.copyOf(invtNos);
        }

        /// Whether it names at least one declaration, and not too many.
        public boolean isPossible() {
            return !invtNos.isEmpty() && invtNos.size() <= MOST_DECLARATIONS;
        }
    }

    /// 盘点: what was counted in the warehouse. From the owner.
    ///
    /// @param lines what was counted, free and locked together
    record Stocktake(String guid, String book, List<CountedLine> lines) implements BookMessage {
        public Stocktake {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /// One counted line.
    record CountedLine(String item, BigDecimal counted) {}

    /// 盘点处理: the differences of a stocktake are taken over. From a person of the zone.
    ///
    /// @param stocktake message id of the stocktake, settled once
    /// @param reason why book and warehouse differ
    /// @param values what one unit of goods is worth that were not found, which are taxed
    record Settle(String guid, String book, String stocktake, String reason, List<UnitValue> values)
            implements BookMessage {
        public Settle {
            values = values == null ? List.of() : List.copyOf(values);
        }
    }

    /// What goods of one line are worth.
    ///
    /// @param unitValue dutiable value of one unit of the book, CNY, above 0
    record UnitValue(String item, BigDecimal unitValue) {}

    /// 核销: free stock, or that of a batch which cannot be declared, was destroyed or goes back
    /// abroad. From a person of the zone.
    ///
    /// @param reason why
    /// @param documentNo decision it rests on
    /// @param lines what goes
    /// @param batch number of the batch whose stock goes; null for free stock
    /// @param batchOwner enterprise that registered the batch; null for the owner of the book
    record WriteOff(
            String guid,
            String book,
            String reason,
            String documentNo,
            List<QuantityLine> lines,
            @Nullable String batch,
            @Nullable String batchOwner)
            implements BookMessage {
        public WriteOff {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /// A quantity of one line.
    record QuantityLine(String item, BigDecimal quantity) {}
}
