package io.greenway.core.inspection;

import java.util.EnumSet;
import java.util.Set;

/// What an inspection found wrong, and which outcomes that allows.
public enum FailCode {
    /// 标签不合格.
    FAIL_LABEL(EnumSet.of(OrderOutcome.RECTIFY, OrderOutcome.RETURN, OrderOutcome.DESTROY)),
    /// 数量或品名不符, not on purpose.
    FAIL_QUANTITY(EnumSet.of(OrderOutcome.RECTIFY, OrderOutcome.RETURN, OrderOutcome.TRANSFER_501)),
    /// 安全卫生不合格.
    FAIL_SAFETY(EnumSet.of(OrderOutcome.RETURN, OrderOutcome.DESTROY)),
    /// 疑似有害生物或疫病.
    SUSPECT_QUARANTINE(EnumSet.of(OrderOutcome.TREAT, OrderOutcome.RETURN, OrderOutcome.DESTROY)),
    /// 伪报、瞒报.
    FALSE_DECLARATION(
            EnumSet.of(
                    OrderOutcome.TRANSFER_501,
                    OrderOutcome.TRANSFER_502,
                    OrderOutcome.TRANSFER_503));

    // A copy that nobody else holds; the type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<OrderOutcome> outcomes;

    FailCode(Set<OrderOutcome> outcomes) {
        this.outcomes = Set.copyOf(outcomes);
    }

    /// What may be decided.
    public Set<OrderOutcome> outcomes() {
        return outcomes;
    }
}
