package io.greenway.core.inspection;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;

/// Why goods are not released although customs would.
///
/// @param kind what holds them
/// @param gnum line of the goods
/// @param by number of the warning or batch; probability and draw of a sample
/// @param documentNo document that it rests on
public record Hold(Kind kind, int gnum, String by, String documentNo) {
    /// What holds goods.
    public enum Kind {
        /// A suspension of R-101; it lasts as long as the warning.
        STOP,
        /// A warning that has the goods inspected.
        ALERT,
        /// The draw of R-106.
        SAMPLE,
        /// A bonded batch that waits for its inspection or failed it.
        BATCH
    }

    /// The hold as a fault, with its code, line, number and document, for receipts.
    public Fault fault() {
        FaultCode code =
                switch (kind) {
                    case STOP -> FaultCode.GOODS_SUSPENDED;
                    case ALERT -> FaultCode.GOODS_ALERTED;
                    case SAMPLE -> FaultCode.GOODS_SAMPLED;
                    case BATCH -> FaultCode.BATCH_FROZEN;
                };
        return Fault.of(code, "/InventoryList[gnum=" + gnum + "]/gcode", by, documentNo);
    }

    /// Why there will be a control order.
    public OrderReason reason() {
        return switch (kind) {
            case STOP, ALERT -> OrderReason.ALERT;
            case SAMPLE -> OrderReason.RANDOM;
            case BATCH -> OrderReason.RULE;
        };
    }

    /// Whether it ends by itself when what ordered it ends, without an inspection.
    public boolean endsByItself() {
        return kind == Kind.STOP || kind == Kind.BATCH;
    }
}
