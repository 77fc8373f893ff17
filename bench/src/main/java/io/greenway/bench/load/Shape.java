package io.greenway.bench.load;

import io.greenway.core.message.Paper;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Mix;
import java.util.List;

/// How the declarations of a data set are.
public enum Shape {
    /// All agree, and everything is sent once and in time.
    PLAIN,
    /// A tenth disagrees, a fifth has a paper that comes at the end of its part, a fiftieth of the
    /// messages comes twice.
    MIXED;

    private static final Mix MISMATCHES = new Mix(100_000);
    private static final List<Paper> LATE = List.of(Paper.ORDER, Paper.PAYMENT, Paper.WAYBILL);
    private static final int LATE_OF = 9;
    private static final int TWICE_OF = 50;

    /// Kind of a declaration.
    Kind kind(long index) {
        return this == PLAIN ? Kind.CONSISTENT : MISMATCHES.kindOf(index);
    }

    /// The paper of a declaration that comes late. Two of nine that agree are a fifth of all.
    ///
    /// @return the paper's kind of being missing; the kind itself when nothing is late
    Kind sentAtFirst(long index) {
        Kind kind = kind(index);
        if (this == PLAIN || kind != Kind.CONSISTENT || index % LATE_OF > 1) {
            return kind;
        }
        return switch (LATE.get((int) (index / LATE_OF % LATE.size()))) {
            case ORDER -> Kind.MISSING_ORDER;
            case PAYMENT -> Kind.MISSING_PAYMENT;
            case WAYBILL -> Kind.MISSING_WAYBILL;
            case INVENTORY -> kind;
        };
    }

    /// Whether a message is sent twice.
    boolean isSentTwice(int message) {
        return this == MIXED && message % TWICE_OF == 0;
    }
}
