package io.greenway.core.desk;

/// What an officer rules (facts: flows 2, codes 2; R-108). Names are part of the stored form: add,
/// never rename.
public enum Ruling {
    /// 放行.
    RELEASE,
    /// 退单.
    REJECT,
    /// 查验: inspect, or inspect again.
    INSPECT,
    /// 扣留移交通关.
    DETAIN_CLEARANCE,
    /// 扣留移交缉私.
    DETAIN_SMUGGLING,
    /// 扣留移交法规.
    DETAIN_LEGAL,
    /// 其它扣留.
    DETAIN_OTHER,
    /// 退运.
    RETURN_ABROAD,
    /// 监督销毁: destroy under supervision.
    DESTROY,
    /// 没收: the goods become the state's.
    CONFISCATE,
    /// 结关.
    CLOSE,
    /// 无异常: nothing found.
    CLEAR,
    /// 移交: handed to another authority.
    REFER,
    /// 认可税单: the bill of the authority counts as it is.
    ACCEPT,
    /// 存疑: the bill is disputed, and stands until the authority makes another.
    DISPUTE,
    /// 更正: the computation is right, and the authority makes the bill anew.
    CORRECT,
    /// 同意付汇: the payment abroad may go on.
    APPROVE,
    /// 不同意: the payment abroad may not go on, or the matching is not waived.
    DECLINE,
    /// 豁免核查: money and declaration need not match.
    WAIVE;

    /// Whether two different officers are always needed, one who proposes and one who confirms: for
    /// whatever takes the goods away from their owner, and for what lets money and declaration
    /// differ. What else needs two says [Task#needsTwoOfficers].
    public boolean needsTwoOfficers() {
        return switch (this) {
            case DETAIN_CLEARANCE,
                    DETAIN_SMUGGLING,
                    DETAIN_LEGAL,
                    DETAIN_OTHER,
                    DESTROY,
                    CONFISCATE,
                    WAIVE ->
                    true;
            case RELEASE,
                    REJECT,
                    INSPECT,
                    RETURN_ABROAD,
                    CLOSE,
                    CLEAR,
                    REFER,
                    ACCEPT,
                    DISPUTE,
                    CORRECT,
                    APPROVE,
                    DECLINE ->
                    false;
        };
    }

    /// Whether it answers a declaration. Others end a task of the desk and tell nobody.
    public boolean answers() {
        return switch (this) {
            case RELEASE,
                    REJECT,
                    INSPECT,
                    DETAIN_CLEARANCE,
                    DETAIN_SMUGGLING,
                    DETAIN_LEGAL,
                    DETAIN_OTHER,
                    RETURN_ABROAD,
                    DESTROY,
                    CONFISCATE,
                    CLOSE ->
                    true;
            case CLEAR, REFER, ACCEPT, DISPUTE, CORRECT, APPROVE, DECLINE, WAIVE -> false;
        };
    }
}
