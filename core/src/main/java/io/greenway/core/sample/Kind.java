package io.greenway.core.sample;

import io.greenway.core.message.Paper;
import io.greenway.core.spec.FaultCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a sample trade is made to show: that all agrees, one disagreement, or a paper that never
/// comes. Each disagreement differs from a consistent trade in its one point only.
public enum Kind {
    /// All four documents agree.
    CONSISTENT(Group.CONSISTENT),
    /// R-072 row 1: the waybill says another order.
    WAYBILL_ORDER_NUMBER(FaultCode.WAYBILL_ORDER_NUMBER, Paper.WAYBILL),
    /// R-072 row 2: the inventory names a waybill that nobody sent.
    WAYBILL_NUMBER(FaultCode.WAYBILL_NUMBER, Paper.WAYBILL),
    /// R-072 row 3: the order names another seller.
    SELLER(FaultCode.SELLER_DIFFERS, Paper.ORDER),
    /// R-072 row 3: the order names another payment enterprise, 13035.
    PAYMENT_ENTERPRISE(FaultCode.PAYMENT_ENTERPRISE_DIFFERS, Paper.ORDER, Paper.PAYMENT),
    /// R-072 row 1: the order names another payment.
    PAYMENT_NUMBER(FaultCode.PAYMENT_NUMBER_DIFFERS, Paper.ORDER, Paper.PAYMENT),
    /// R-072 row 4: buyer's name in the inventory, 13127.
    BUYER_NAME(FaultCode.BUYER_NAME_DIFFERS, Paper.ORDER),
    /// R-072 row 4: buyer's identity number in the inventory.
    BUYER_ID(FaultCode.BUYER_ID_DIFFERS, Paper.ORDER),
    /// R-072 row 4: buyer's telephone in the inventory, 130126.
    BUYER_TELEPHONE(FaultCode.BUYER_TELEPHONE_DIFFERS, Paper.ORDER),
    /// somebody of another name paid.
    PAYER_NAME(FaultCode.PAYER_NAME_IS_NOT_BUYER, Paper.ORDER, Paper.PAYMENT),
    /// somebody of another identity number paid.
    PAYER_ID(FaultCode.PAYER_ID_IS_NOT_BUYER, Paper.ORDER, Paper.PAYMENT),
    /// R-072 row 5: another amount was paid, 1332.
    AMOUNT_PAID(FaultCode.AMOUNT_PAID_DIFFERS, Paper.ORDER, Paper.PAYMENT),
    /// R-072 row 7: the parts of the order do not sum to what was paid.
    MONEY_EQUATION(FaultCode.MONEY_EQUATION, Paper.ORDER),
    /// R-072 row 8: the order has a gift that the inventory lacks, 1320.
    LINE_COUNT(FaultCode.LINE_COUNT_DIFFERS, Paper.ORDER),
    /// R-072 row 8: a line of the inventory has twice the quantity at half the price, 1322.
    LINE_QUANTITY(FaultCode.LINE_DIFFERS, Paper.ORDER),
    /// R-072 row 8: two lines of the inventory have other prices, their sum is the same, 1322.
    LINE_PRICE(FaultCode.LINE_DIFFERS, Paper.ORDER),
    /// R-072 row 8: a line of the inventory has another name, 1322.
    LINE_NAME(FaultCode.LINE_DIFFERS, Paper.ORDER),
    /// R-072 row 8: goods value of the order is not the sum of its lines.
    GOODS_VALUE(FaultCode.GOODS_VALUE_DIFFERS, Paper.ORDER),
    /// R-072 row 9: freight of the waybill.
    FREIGHT(FaultCode.FREIGHT_DIFFERS, Paper.WAYBILL),
    /// R-072 row 9: insurance of the waybill.
    INSURANCE(FaultCode.INSURANCE_DIFFERS, Paper.WAYBILL),
    /// R-072 row 10: consignee of the waybill; a remark, the goods are released.
    CONSIGNEE(Group.REMARKED, FaultCode.CONSIGNEE_DIFFERS),
    /// the buyer's identity number is wrong in all documents alike.
    IDENTITY_NUMBER(FaultCode.IDENTITY_NUMBER_INVALID),
    /// two items over the single limit together.
    SINGLE_LIMIT(FaultCode.SINGLE_LIMIT),
    /// one item is not on the positive list.
    NOT_ON_POSITIVE_LIST(FaultCode.NOT_ON_POSITIVE_LIST),
    /// the order never comes; the inventory waits.
    MISSING_ORDER(Paper.ORDER),
    /// the payment never comes; the inventory waits.
    MISSING_PAYMENT(Paper.PAYMENT),
    /// the waybill never comes; the inventory waits.
    MISSING_WAYBILL(Paper.WAYBILL);

    private enum Group {
        CONSISTENT,
        REMARKED,
        REFUSED,
        WAITING
    }

    private final Group group;

    // Unmodifiable sets, so the constants are immutable all the same.
    @SuppressWarnings("Immutable")
    private final Set<FaultCode> faults;

    @SuppressWarnings("Immutable")
    private final Set<Paper> papers;

    Kind(Group group, FaultCode... faults) {
        this.group = group;
        this.faults = Set.of(faults);
        this.papers = Set.of();
    }

    Kind(FaultCode fault, Paper... concerned) {
        this.group = Group.REFUSED;
        this.faults = Set.of(fault);
        EnumSet<Paper> refused = EnumSet.of(Paper.INVENTORY);
        refused.addAll(Set.of(concerned));
        this.papers = Set.copyOf(refused);
    }

    Kind(Paper missing) {
        this.group = Group.WAITING;
        this.faults = Set.of();
        this.papers = Set.of(missing);
    }

    /// What share of mismatches is drawn from: every disagreement, in the order of this list.
    public static List<Kind> mismatches() {
        return Stream.of(values()).filter(Kind::isMismatch).toList();
    }

    /// Whether the documents of this kind disagree.
    public boolean isMismatch() {
        return group == Group.REFUSED || group == Group.REMARKED;
    }

    /// Whether the inventory is released in the end.
    public boolean isReleased() {
        return group == Group.CONSISTENT || group == Group.REMARKED;
    }

    /// Faults found when the documents are compared; a remark is among them.
    public Set<FaultCode> faults() {
        return faults;
    }

    /// Whether a paper is sent at all.
    public boolean sends(Paper paper) {
        return group != Group.WAITING || !papers.contains(paper);
    }

    /// Whether a paper is refused.
    public boolean refuses(Paper paper) {
        return group == Group.REFUSED && papers.contains(paper);
    }
}
