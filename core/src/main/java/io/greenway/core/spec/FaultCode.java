package io.greenway.core.spec;

import static io.greenway.core.spec.Evidence.HIGH;
import static io.greenway.core.spec.Evidence.LOW;
import static io.greenway.core.spec.Evidence.MEDIUM;
import static io.greenway.core.spec.Level.ERROR;
import static io.greenway.core.spec.Level.WARNING;

/// Every reason for which Greenway refuses or remarks, with a permanent number. A number is never
/// reused and never changes its meaning. The thousands tell the stage: 1 format, 2 keys and life
/// cycle, 3 agreement of the documents, 4 person, limits, goods and tax, 5 guarantee, 6
/// authority, 7 rules inside one message, 8 the door, 9 signatures.
///
/// `customs` is what the real system answers: a negative number is a return status of its own
/// (错误码表 7-2); a positive number stands inside a rejection as `[Code:1332;Desc:…]`. Where no
/// real answer is known it is empty, and the receipt shows the permanent number as `GW3107`.
public enum FaultCode {
    // 1 Format: the message breaks the published schema (facts: checks B). Answered with CEB900.
    NOT_WELL_FORMED(1001, ERROR, "checks B", ""),
    DTD_REFUSED(1002, ERROR, "checks B", ""),
    TOO_DEEP(1003, ERROR, "checks B", ""),
    TOO_LARGE(1004, ERROR, "checks B", ""),
    WRONG_ENCODING(1005, ERROR, "checks B", ""),
    UNKNOWN_MESSAGE(1006, ERROR, "checks B", ""),
    WRONG_NAMESPACE(1007, ERROR, "checks B", ""),
    UNKNOWN_ELEMENT(1008, ERROR, "checks B", ""),
    WRONG_ORDER(1009, ERROR, "checks B", ""),
    DUPLICATE_ELEMENT(1010, ERROR, "checks B", ""),
    MISSING_ELEMENT(1011, ERROR, "checks B", ""),
    TOO_MANY_ELEMENTS(1012, ERROR, "checks B", ""),
    TOO_SHORT(1013, ERROR, "checks B", ""),
    TOO_LONG(1014, ERROR, "checks B", ""),
    NOT_A_NUMBER(1015, ERROR, "checks B", ""),
    TOO_MANY_DIGITS(1016, ERROR, "checks B", ""),
    NOT_A_TIME(1017, ERROR, "checks B", ""),
    VALUE_NOT_PERMITTED(1018, ERROR, "checks B", ""),
    UNKNOWN_ATTRIBUTE(1019, ERROR, "checks B", ""),
    MISSING_ATTRIBUTE(1020, ERROR, "checks B", ""),
    TEXT_NOT_ALLOWED(1021, ERROR, "checks B", ""),
    TOO_MANY_FAULTS(1022, ERROR, "checks B", ""),
    CURRENCY_NOT_CNY(1023, ERROR, "R-072 row 6", ""),
    RECEIPT_ELEMENT_UNKNOWN(1024, WARNING, "codes 2", ""),
    RECEIPT_ORDER(1025, WARNING, "codes 2", ""),
    RECEIPT_ELEMENT_REPEATED(1026, WARNING, "codes 2", ""),
    RECEIPT_ELEMENT_MISSING(1027, WARNING, "codes 2", ""),
    RECEIPT_VALUE_UNLISTED(1028, WARNING, "codes 2", ""),

    // 2 Keys, duplicates, life cycle (facts: checks D).
    ORDER_EXISTS(2101, ERROR, "checks D", "-301010"),
    ORDER_UNKNOWN(2102, ERROR, "checks D", "-301009"),
    ORDER_DECLARED(2103, ERROR, "checks D", "-301011"),
    ORDER_OUTDATED(2104, ERROR, "checks B", "-301014"),
    PAYMENT_EXISTS(2201, ERROR, "checks D", "-401007"),
    PAYMENT_UNKNOWN(2202, ERROR, "checks D", "-401006"),
    PAYMENT_DECLARED(2203, ERROR, "checks D", "-401008"),
    PAYMENT_OUTDATED(2204, ERROR, "checks B", "-401012"),
    PAYMENT_SECOND_FOR_ORDER(2205, ERROR, "R-072 row 12", "-401003"),
    WAYBILL_EXISTS(2301, ERROR, "checks D", "-504015"),
    WAYBILL_UNKNOWN(2302, ERROR, "checks D", "-504014"),
    WAYBILL_DECLARED(2303, ERROR, "checks D", "-504016"),
    WAYBILL_OUTDATED(2304, ERROR, "checks B", "-505016"),
    INVENTORY_EXISTS(2401, ERROR, "checks D", "-621004"),
    INVENTORY_KEY_REPEATED(2402, ERROR, "checks D", ""),
    INVENTORY_UNKNOWN(2403, ERROR, "checks D", "-621042"),
    INVENTORY_STATE(2404, ERROR, "checks D", "-621043"),
    INVENTORY_OUTDATED(2405, ERROR, "checks B", "-621055"),
    PRE_NO_GIVEN(2406, ERROR, "checks D", "-621001"),
    CHANGE_WITHOUT_NUMBER(2407, ERROR, "checks D", "-621053"),
    INVT_NO_CHANGED(2408, ERROR, "checks D", "-621999"),
    COP_NO_MISSING(2409, ERROR, "checks D", "-621001"),
    PAPERS_NOT_IN_TIME(2410, ERROR, "R-071", ""),
    INVENTORY_TO_CHANGE_UNKNOWN(2411, ERROR, "checks D", "-621011"),
    INVENTORY_CHANGE_STATE(2412, ERROR, "checks D", "-621012"),
    CHANGE_WITHOUT_INVT_NO(2413, ERROR, "checks D", "-621057"),
    LODGEMENT_EXISTS(2501, ERROR, "checks D", ""),
    LODGEMENT_UNKNOWN(2502, ERROR, "checks D", ""),
    LODGEMENT_OUTDATED(2503, ERROR, "checks B", ""),
    LODGEMENT_KEPT(2504, WARNING, "checks C", ""),
    LODGEMENT_KEPT_UNVERIFIED(2505, WARNING, "checks C", ""),

    // 26 What follows a declaration: cancellation, return, waybill status (facts: checks D).
    APPLICATION_DIFFERS(2601, ERROR, "checks D", ""),
    CANCELLATION_UNKNOWN(2611, ERROR, "checks D", "-623003"),
    CANCELLATION_STATE(2612, ERROR, "checks D", "-623005"),
    CANCELLATION_EXISTS(2613, ERROR, "checks D", "-623009"),
    CANCELLATION_NOT_PERMITTED(2614, ERROR, "checks C", "-623026"),
    CANCELLATION_AFTER_RELEASE(2615, ERROR, MEDIUM, "checks D", "22007"),
    RETURN_INVENTORY_UNKNOWN(2631, ERROR, "checks D", "-625016"),
    RETURN_NOT_PERMITTED(2632, ERROR, "checks C", "-625021"),
    RETURN_BEFORE_RELEASE(2633, ERROR, "checks D", "-625001"),
    RETURN_TOO_LATE(2634, ERROR, MEDIUM, "R-060", "-625001"),
    RETURN_LINE_UNKNOWN(2635, ERROR, "checks D", "-625209"),
    RETURN_UNIT_DIFFERS(2636, ERROR, "checks D", "-625001"),
    RETURN_QUANTITY_ABOVE(2637, ERROR, "R-061", "-625001"),
    RETURN_AMOUNT_ABOVE(2638, ERROR, "checks F", "-625014"),
    RETURN_ABOVE_USED(2639, ERROR, "checks F", "-625015"),
    RETURN_EXISTS(2640, ERROR, "checks D", "-625033"),
    RETURN_STATE(2641, ERROR, "checks D", "-625022"),
    RETURN_UNKNOWN(2642, ERROR, "checks D", "-625016"),
    RETURN_OUTDATED(2643, ERROR, "checks B", "-625001"),
    RETURN_PRE_NO_GIVEN(2644, ERROR, "checks D", "-625008"),
    RETURN_NOT_APPROVED(2651, ERROR, "R-062", "-625001"),
    RETURN_AT_OTHER_SITE(2652, ERROR, "R-062", "-625001"),
    RETURN_ARRIVED_LATE(2653, ERROR, MEDIUM, "R-062", "-625001"),
    RETURN_QUOTA_ERROR(2654, ERROR, "checks F", "-625024"),
    RETURN_LAPSED(2655, ERROR, MEDIUM, "R-062", ""),
    RETURN_SITE_NOT_ALLOWED(2656, ERROR, "R-064", "-625001"),
    WAYBILL_STATUS_EXISTS(2671, ERROR, "checks D", "-505012"),
    WAYBILL_STATUS_WITHOUT_WAYBILL(2672, ERROR, "checks D", "-505011"),
    WAYBILL_STATUS_OPERATION(2673, ERROR, "checks D", "-505014"),

    // 3 Agreement of the documents (R-072 unless said otherwise).
    WAYBILL_ORDER_NUMBER(3101, ERROR, "R-072 row 1", ""),
    WAYBILL_NUMBER(3102, ERROR, "R-072 row 2", ""),
    SELLER_DIFFERS(3103, ERROR, "R-072 row 3", ""),
    PARTY_NOT_REGISTERED(3104, ERROR, "R-072 row 3", ""),
    PAYMENT_PARTY_NOT_REGISTERED(3105, ERROR, "R-072 row 3", "22001"),
    PAYMENT_ENTERPRISE_DIFFERS(3106, ERROR, "R-072 row 3", "13035"),
    PAYMENT_NUMBER_DIFFERS(3107, ERROR, "R-072 row 1", ""),
    BUYER_NAME_DIFFERS(3108, ERROR, "R-072 row 4", "13127"),
    BUYER_ID_DIFFERS(3109, ERROR, "R-072 row 4", ""),
    BUYER_TELEPHONE_DIFFERS(3110, ERROR, "R-072 row 4", "130126"),
    PAYER_NAME_IS_NOT_BUYER(3111, ERROR, "R-073", ""),
    PAYER_ID_IS_NOT_BUYER(3112, ERROR, "R-073", ""),
    AMOUNT_PAID_DIFFERS(3113, ERROR, "R-072 row 5", "1332"),
    MONEY_EQUATION(3114, ERROR, "R-072 row 7", ""),
    LINE_COUNT_DIFFERS(3115, ERROR, "R-072 row 8", "1320"),
    LINE_DIFFERS(3116, ERROR, "R-072 row 8", "1322"),
    GOODS_VALUE_DIFFERS(3117, ERROR, "R-072 row 8", ""),
    FREIGHT_DIFFERS(3118, ERROR, "R-072 row 9", ""),
    INSURANCE_DIFFERS(3119, ERROR, "R-072 row 9", ""),
    CONSIGNEE_DIFFERS(3120, WARNING, "R-072 row 10", ""),
    CONSIGNEE_TELEPHONE_DIFFERS(3121, WARNING, "R-072 row 10", ""),
    CONSIGNEE_ADDRESS_DIFFERS(3122, WARNING, "R-072 row 10", ""),
    WEIGHT_DIFFERS(3123, WARNING, "R-072 row 11", ""),
    DECLARATION_DATE_DIFFERS(3124, WARNING, "R-001", ""),
    PARTY_SUSPENDED(3125, ERROR, "flows 12", ""),
    PARTY_LICENCE_EXPIRED(3126, ERROR, "R-087", ""),
    MANDATE_NOT_HELD(3127, ERROR, "R-080", ""),
    RAW_DATA_INTERFACE(3128, ERROR, MEDIUM, "R-075", "-621001"),
    RAW_DATA_MISSING(3141, ERROR, MEDIUM, "R-075", ""),
    RAW_DATA_TOO_LONG(3142, ERROR, MEDIUM, "R-075", ""),
    RAW_DATA_VALUE(3143, ERROR, MEDIUM, "R-075", ""),
    RAW_DATA_NOT_YOURS(3144, ERROR, "R-140", ""),
    RAW_DATA_ORDER_UNKNOWN(3145, ERROR, "R-076", ""),
    RAW_DATA_PAYMENT(3146, ERROR, "R-076", ""),
    RAW_DATA_AMOUNT(3147, ERROR, "R-076", ""),
    RAW_DATA_RECEIVER(3148, WARNING, "R-076", ""),
    RAW_DATA_GOODS(3149, WARNING, "R-076", ""),

    // 4 Person, limits, goods, tax.
    IDENTITY_NUMBER_INVALID(4101, ERROR, "R-074", ""),
    NAME_NOT_OF_NUMBER(4102, ERROR, LOW, "R-074", "99"),
    SINGLE_LIMIT(4201, ERROR, "R-023", "-621005"),
    ANNUAL_LIMIT(4202, ERROR, "R-024", "1313"),
    NOT_ON_POSITIVE_LIST(4301, ERROR, "R-050", ""),
    GOODS_ONLY_BONDED(4302, ERROR, "R-051", ""),
    GOODS_OVER_QUANTITY(4303, ERROR, "R-053", ""),
    SITE_NOT_APPROVED(4401, ERROR, "R-012", ""),

    // 5 Guarantee.
    GUARANTOR_NOT_OF_INVENTORY(5101, ERROR, "R-056", ""),
    GUARANTEE_MISSING(5102, ERROR, "R-056", ""),
    GUARANTEE_INSUFFICIENT(5103, WARNING, "R-056", ""),
    GUARANTEE_LAPSED(5104, WARNING, "R-056", ""),
    GUARANTEE_BELOW_OCCUPIED(5105, ERROR, "R-056", ""),
    GUARANTEE_DAY(5106, ERROR, "R-056", ""),
    GUARANTEE_CHANGE_DECIDED(5107, ERROR, "R-056", ""),

    // 6 Authority.
    AUTHORITY_REJECTED(6101, ERROR, "flows 2", ""),
    AUTHORITY_ANSWER_UNEXPECTED(6102, WARNING, "flows 2", ""),

    // 62 Foreign exchange (facts: flows 11).
    FX_DECLARATION_UNKNOWN(6201, ERROR, "flows 11", ""),
    FX_NOT_RELEASED(6202, ERROR, "flows 11", ""),
    FX_PAID_BEFORE(6203, ERROR, "flows 11", ""),
    FX_OVER_VALUE(6204, ERROR, "flows 11", ""),
    FX_CAP(6205, WARNING, "R-122", ""),
    FX_SPLIT(6206, WARNING, "R-131", ""),
    FX_RATE_MISSING(6207, ERROR, "R-039", ""),
    FX_BATCH_SIZE(6208, ERROR, "R-121", ""),
    FX_LINE_REPEATED(6209, ERROR, "R-121", ""),
    FX_AMOUNT_INVALID(6210, ERROR, "R-121", ""),
    FX_COUNTRY(6211, ERROR, "R-121", ""),
    FX_BANK(6212, ERROR, "R-120", ""),
    FX_STATE(6213, ERROR, "flows 11", ""),
    FX_AMOUNT_DIFFERS(6214, ERROR, "R-129", ""),
    FX_DAY_IN_FUTURE(6215, ERROR, "R-129", ""),
    FX_BALANCE_CODE(6216, ERROR, "R-128", ""),
    FX_BALANCE_CODE_UNUSUAL(6217, WARNING, "R-128", ""),
    FX_REFERENCE_REUSED(6218, ERROR, "R-142", ""),
    FX_NOT_YOUR_STEP(6219, ERROR, "R-120", ""),

    // 63 Tax bills (R-040, R-057, R-058; facts: flows 8).
    BILL_LINE_MISSING(6301, WARNING, "R-040", ""),
    BILL_LINE_UNKNOWN(6302, WARNING, "R-040", ""),
    BILL_CODE_DIFFERS(6303, WARNING, "R-040", ""),
    BILL_VALUE_DIFFERS(6304, WARNING, "R-031", ""),
    BILL_DUTY_DIFFERS(6305, WARNING, "R-040", ""),
    BILL_VAT_DIFFERS(6306, WARNING, "R-040", ""),
    BILL_CONSUMPTION_TAX_DIFFERS(6307, WARNING, "R-040", ""),
    BILL_TOTAL_NOT_SUM(6308, WARNING, "R-040", ""),
    BILL_TOTAL_DIFFERS(6309, WARNING, "R-040", ""),
    BILL_PAYER_DIFFERS(6310, WARNING, "R-056", ""),
    BILL_OUTDATED(6311, WARNING, "R-058", ""),
    BILL_NUMBER_UNKNOWN(6312, WARNING, "R-058", ""),
    BILL_PAID_EARLY(6313, WARNING, "R-057", ""),
    BILL_VOID_AFTER_PAYMENT(6314, WARNING, "R-058", ""),
    BILL_BEFORE_RETURN(6315, WARNING, "R-063", ""),
    BILL_REFUNDABLE(6316, WARNING, "R-063", ""),

    // 69 What the desks refuse about money and reference data.
    FX_YUAN_NOT_BOUGHT(6901, ERROR, "flows 11", ""),
    FX_OUTSIDE_REUSED(6902, ERROR, "R-142", ""),
    PARAMETER_NOT_READ(6903, ERROR, "R-001", ""),

    // 64 Risk of customs: none refuses, each counts.
    RISK_IDENTITY_REPEATED(6401, WARNING, "R-077", ""),
    RISK_ADDRESS_SHARED(6402, WARNING, "R-077", ""),
    RISK_TELEPHONE_SHARED(6403, WARNING, "R-077", ""),
    RISK_PRICE_FAR(6404, WARNING, "R-077", ""),
    RISK_SPLIT(6405, WARNING, "R-077", ""),
    RISK_JUST_BELOW_LIMIT(6406, WARNING, "R-077", ""),
    RISK_WAYBILL_BEFORE_PAYMENT(6407, WARNING, "R-077", ""),
    RISK_MINOR(6408, WARNING, "R-074", ""),
    RISK_QUANTITY_LARGE(6409, WARNING, "R-077", ""),
    RISK_RANDOM(6410, WARNING, "R-084", ""),

    // 65 Desks of the regulators (facts: flows 2 and 10).
    DESK_STATE(6501, ERROR, "R-141", ""),
    DESK_CLAIMED(6502, ERROR, "R-141", ""),
    DESK_NOT_CLAIMED(6503, ERROR, "R-141", ""),
    DESK_RULING(6504, ERROR, "flows 2", ""),
    DESK_REASON(6505, ERROR, "R-141", ""),
    DESK_SAME_OFFICER(6506, ERROR, "R-141", ""),
    DESK_REGULATOR(6507, ERROR, "R-141", ""),
    DESK_DECLARATION_STAGE(6508, ERROR, "flows 2", ""),
    DESK_TOO_MANY(6509, ERROR, "R-141", ""),
    DESK_DECLARATION_UNKNOWN(6510, ERROR, "flows 2", ""),
    DESK_TASK_EXISTS(6511, ERROR, "R-142", ""),
    DESK_TASK_UNKNOWN(6512, ERROR, "R-141", ""),

    // 66 Inspection and quarantine (R-100…R-109; facts: flows 10).
    GOODS_PROHIBITED(6601, ERROR, "R-100", ""),
    GOODS_SUSPENDED(6602, WARNING, "R-101", ""),
    GOODS_ALERTED(6603, WARNING, "R-101", ""),
    GOODS_SAMPLED(6604, WARNING, "R-106", ""),
    BATCH_FROZEN(6605, WARNING, "R-105", ""),
    INSPECTION_STATE(6610, ERROR, "flows 10", ""),
    INSPECTION_NOT_WITH_CUSTOMS(6611, ERROR, "flows 2", ""),
    INSPECTION_SECOND_PERSON(6612, ERROR, "R-108", ""),
    INSPECTION_NOT_YOURS(6613, ERROR, "flows 10", ""),
    INSPECTION_OUTCOME(6614, ERROR, "R-108", ""),
    SAMPLE_STATE(6615, ERROR, "flows 10", ""),
    SAMPLE_QUANTITY(6616, ERROR, "R-107", ""),
    BATCH_UNKNOWN(6617, ERROR, "R-105", ""),
    BATCH_EXISTS(6618, ERROR, "R-105", ""),
    INSPECTION_VALUE(6619, ERROR, "flows 10", ""),
    INSPECTION_OPEN(6620, ERROR, "flows 10", ""),
    SAMPLE_OPEN(6621, ERROR, "R-107", ""),
    RECALL_STATE(6622, ERROR, "R-109", ""),
    RECALL_NOTICES_OPEN(6623, ERROR, "R-109", ""),

    // 67 Bonded account books and tallies (facts: flows 4, checks D, G and H).
    BOOK_UNKNOWN(6701, ERROR, HIGH, "checks H"),
    BOOK_NOT_OPEN(6702, ERROR, MEDIUM, "flows 4"),
    BOOK_OWNER_DIFFERS(6703, ERROR, HIGH, "checks H"),
    BOOK_MODE_DIFFERS(6704, ERROR, MEDIUM, "flows 4"),
    BOOK_LINE_UNKNOWN(6705, ERROR, HIGH, "checks G", "-621001"),
    BOOK_UNIT_DIFFERS(6706, ERROR, MEDIUM, "flows 4"),
    BOOK_GOODS_DIFFER(6707, ERROR, MEDIUM, "flows 4"),
    BOOK_ORIGIN_DIFFERS(6708, ERROR, MEDIUM, "flows 4"),
    STOCK_NOT_ENOUGH(6709, ERROR, HIGH, "flows 4"),
    BOOK_EXISTS(6710, ERROR, HIGH, "flows 4"),
    BOOK_LIST_REPEATED(6711, ERROR, HIGH, "flows 4"),
    FIRST_IMPORT_PERMIT_MISSING(6712, ERROR, MEDIUM, "flows 4"),
    BOOK_NOT_YOURS(6713, ERROR, HIGH, "flows 4"),
    GATE_UNKNOWN(6714, ERROR, HIGH, "flows 4"),
    GATE_NOT_RELEASED(6715, ERROR, HIGH, "flows 2"),
    STOCKTAKE_UNKNOWN(6716, ERROR, HIGH, "flows 4"),
    BOOK_LINE_EXISTS(6717, ERROR, HIGH, "flows 4"),
    BOOK_LINE_REPEATED(6718, ERROR, HIGH, "flows 4"),
    BOOK_QUANTITY(6719, ERROR, HIGH, "checks G"),
    BOOK_HOLDS_STOCK(6720, ERROR, HIGH, "flows 4"),
    BOOK_DATES(6721, ERROR, HIGH, "flows 4"),
    BOOK_VALUE(6722, ERROR, HIGH, "flows 4"),
    RETURN_NOT_TAKEN(6723, ERROR, MEDIUM, "R-063", "-625001"),
    RETURN_AT_OTHER_GATE(6724, ERROR, MEDIUM, "R-062", "-625001"),

    // 68 The gateway to a real authority, and the sandbox (facts: flows 2, checks A).
    GATEWAY_NOT_AN_ANSWER(6801, ERROR, "flows 2", ""),
    GATEWAY_KEY_MISSING(6802, ERROR, "checks C", ""),
    GATEWAY_LETTER_STATE(6803, ERROR, "flows 2", ""),
    GATEWAY_ANSWER_UNCLEAR(6804, ERROR, "flows 2", ""),
    SANDBOX_NAME_INVALID(6811, ERROR, "flows 12", ""),
    SANDBOX_FULL(6812, ERROR, "flows 12", ""),
    SANDBOX_STEP_INVALID(6813, ERROR, "flows 2", ""),
    SANDBOX_STRANGER(6814, ERROR, "flows 12", ""),
    SANDBOX_RESETTING(6815, ERROR, "flows 12", ""),

    // 7 Rules inside one message (facts: checks B and G).
    ORDER_LINE_NUMBER_REPEATED(7101, ERROR, "checks B", "-301002"),
    INVENTORY_LINE_NUMBER_REPEATED(7102, ERROR, "checks B", "-621027"),
    ORDER_AMOUNT_INVALID(7103, ERROR, MEDIUM, "checks G", "-301008"),
    PAYMENT_AMOUNT_INVALID(7104, ERROR, MEDIUM, "checks G", "-401009"),
    WAYBILL_AMOUNT_INVALID(7105, ERROR, MEDIUM, "checks G", "-504011"),
    INVENTORY_AMOUNT_INVALID(7106, ERROR, MEDIUM, "checks G", "-621001"),

    CODE_UNKNOWN(7201, ERROR, MEDIUM, "checks G"),
    CODE_NOT_IN_TABLE(7202, WARNING, MEDIUM, "checks G"),
    REQUIRED_VALUE_EMPTY(7203, ERROR, HIGH, "checks B"),
    AMOUNT_INVALID(7204, ERROR, MEDIUM, "checks G"),
    LINE_NUMBER_REPEATED(7205, ERROR, HIGH, "checks B"),
    STATUTORY_UNIT_DIFFERS(7206, WARNING, MEDIUM, "checks G"),
    SECOND_QUANTITY_UNPAIRED(7207, ERROR, HIGH, "checks G"),
    TRANSPORT_DATA_MISSING(7208, ERROR, HIGH, "checks H"),
    TRANSPORT_DATA_NOT_FOR_BONDED(7209, WARNING, HIGH, "checks H"),
    BONDED_DATA_MISSING(7210, ERROR, HIGH, "checks H"),
    BONDED_COUNTRY_NOT_CHINA(7211, ERROR, HIGH, "checks H"),
    COUNTRY_OF_DISPATCH_IS_CHINA(7212, WARNING, HIGH, "checks H"),
    DIRECTION_WRONG(7213, ERROR, HIGH, "checks H"),
    QUANTITY_NOT_STATUTORY_QUANTITY(7214, WARNING, MEDIUM, "checks G"),
    LINES_DO_NOT_ADD_UP(7215, WARNING, MEDIUM, "checks G"),
    ENTERPRISE_CODE_FORM(7216, WARNING, MEDIUM, "checks C"),
    BUYER_ID_TYPE(7217, ERROR, HIGH, "checks F"),
    BAR_CODE_EMPTY(7218, WARNING, HIGH, "checks G"),
    PLACEHOLDER_NAME(7219, WARNING, LOW, "checks G"),
    FULL_WIDTH_CODE(7220, WARNING, LOW, "checks G"),
    PART_NUMBER_BEYOND_COUNT(7221, ERROR, HIGH, "checks B"),
    PERIOD_UNPAIRED(7222, ERROR, HIGH, "T22 CEB701"),
    PERIOD_OR_LINES_MISSING(7223, ERROR, HIGH, "T22 CEB701"),
    ORIGIN_IS_CHINA(7224, WARNING, LOW, "checks G"),
    NUMBER_FORM(7225, WARNING, HIGH, "codes 3"),
    REASON_EMPTY(7226, ERROR, HIGH, "checks D"),
    NOT_SIGNED(7227, WARNING, HIGH, "checks C"),
    RETURN_TRADE_MODE(7228, WARNING, MEDIUM, "codes 4"),
    RECORD_ID_REPEATED(7229, WARNING, MEDIUM, "codes 3"),
    CASH_NOT_NAMED(7230, WARNING, HIGH, "T22 CEB403"),

    // 8 The door (facts: checks A and C; ).
    SENDER_IS_NOT_DECLARED_PARTY(8101, ERROR, "R-070", ""),
    SENDER_LACKS_ROLE(8102, ERROR, "R-080", ""),
    TRANSMITTER_IS_NOT_SENDER(8103, ERROR, "checks A", ""),
    GUID_REUSED(8104, ERROR, "R-142", ""),
    MESSAGE_NOT_FOR_THIS_DOOR(8105, ERROR, "R-070", ""),
    ENVELOPE_DATA_EMPTY(8110, ERROR, "checks A", ""),
    ENVELOPE_DATA_NOT_BASE64(8111, ERROR, "checks A", ""),
    ENVELOPE_TIME_INVALID(8112, ERROR, "checks A", ""),
    ENVELOPE_VERSION(8113, ERROR, "checks A", ""),
    ENVELOPE_TYPE_DIFFERS(8114, ERROR, "checks A", ""),
    ENVELOPE_NESTED(8115, ERROR, "checks A", ""),
    ENVELOPE_RECEIVER_REPEATED(8116, ERROR, "checks A", ""),
    ENVELOPE_RECEIVER_UNKNOWN(8117, ERROR, "checks A", ""),
    ENVELOPE_NUMBER_FORM(8118, WARNING, "codes 3", ""),
    ENVELOPE_SENDER_FORM(8119, WARNING, MEDIUM, "codes 3"),

    // 82 The registry of enterprises (R-080…; facts: flows 12).
    ENTERPRISE_UNKNOWN(8201, ERROR, "R-080", ""),
    ENTERPRISE_EXISTS(8202, ERROR, "R-080", ""),
    ENTERPRISE_CODE_INVALID(8203, ERROR, "R-082", ""),
    ENTERPRISE_STAGE(8204, ERROR, "flows 12", ""),
    LICENCE_MISSING(8205, ERROR, "R-081", ""),
    ROLE_NOT_HELD(8206, ERROR, "R-080", ""),
    MANDATE_UNKNOWN(8207, ERROR, "R-080", ""),
    CREDIT_CLASS_DATE(8208, ERROR, "R-083", ""),
    REGISTRY_DATES(8209, ERROR, "R-080", ""),
    REGISTRY_VALUE_MISSING(8210, ERROR, "R-080", ""),
    SECOND_PERSON_NEEDED(8211, ERROR, "R-001", ""),
    APPLICATION_VALUE(8212, ERROR, "R-080", ""),
    APPLICATION_STATE(8213, ERROR, "flows 12", ""),
    APPLICATIONS_TOO_MANY(8214, ERROR, "flows 12", ""),
    APPLICATION_PAPERS_CHANGED(8215, ERROR, "flows 12", ""),
    RAW_DATA_STAGE(8216, ERROR, "R-075", ""),
    GREEN_CREDIT(8221, ERROR, "R-085", ""),
    GREEN_STAGE(8222, ERROR, "R-085", ""),
    GREEN_BARRED(8223, ERROR, "R-085", ""),
    GREEN_TOO_FEW(8224, ERROR, "R-085", ""),
    GREEN_REFUSED(8225, ERROR, "R-085", ""),
    GREEN_HANDED_OVER(8226, ERROR, "R-085", ""),
    GREEN_SAMPLE_FAILED(8227, ERROR, "R-085", ""),
    GREEN_RECALL_OPEN(8228, ERROR, "R-085", ""),
    GREEN_NO_GUARANTEE(8229, ERROR, "R-085", ""),

    // 82 Foreign exchange at its desk (R-122, R-130; facts: flows 11).
    FX_PICKED(8240, WARNING, "flows 11", ""),
    DESK_NOT_BY_HAND(8241, ERROR, "R-141", ""),
    INSPECTION_ORDER_UNKNOWN(8242, ERROR, "flows 10", ""),

    // 826 Parcels that come in at a supervised site (facts: flows 3, checks H).
    ARRIVAL_PIECES_DIFFER(8260, ERROR, MEDIUM, "flows 3"),
    ARRIVAL_WEIGHT_DIFFERS(8261, ERROR, MEDIUM, "flows 3"),
    ARRIVAL_DISTRICT_DIFFERS(8262, ERROR, MEDIUM, "flows 3"),
    ARRIVAL_AWAITED(8263, WARNING, MEDIUM, "flows 3"),
    ARRIVAL_NOT_IN_TIME(8264, ERROR, MEDIUM, "flows 3"),
    TALLY_KEPT(8265, WARNING, "checks H", ""),
    TALLY_KEPT_UNVERIFIED(8266, WARNING, "checks H", ""),

    // 83 Reference data.
    REFERENCE_COLUMN(8301, ERROR, "R-001", ""),
    REFERENCE_CELL(8302, ERROR, "R-001", ""),
    REFERENCE_ROW_REPEATED(8303, ERROR, "R-001", ""),
    REFERENCE_RETROACTIVE(8304, ERROR, "R-002", ""),
    REFERENCE_KEY_UNKNOWN(8305, ERROR, "R-001", ""),
    REFERENCE_DECIDED(8306, ERROR, "R-001", ""),

    // 84 Accounts, rights and keys (R-140; decisions of the zone).
    ACCOUNT_NAME_INVALID(8401, ERROR, "R-140", ""),
    ACCOUNT_POST_INVALID(8402, ERROR, "R-140", ""),
    ACCOUNT_NOT_YOURS(8403, ERROR, "R-140", ""),
    ACCOUNT_EXISTS(8404, ERROR, "R-140", ""),
    ACCOUNT_STATE(8405, ERROR, "R-140", ""),
    ACCOUNT_LAST_ADMINISTRATOR(8406, ERROR, "R-140", ""),
    ACCOUNTS_TOO_MANY(8407, ERROR, "R-140", ""),
    PASSWORD_WEAK(8408, ERROR, "R-140", ""),
    KEY_SCOPE_UNKNOWN(8409, ERROR, "R-140", ""),
    KEY_DAYS(8410, ERROR, "R-140", ""),
    KEYS_TOO_MANY(8411, ERROR, "R-140", ""),
    SECOND_FACTOR(8412, ERROR, "R-140", ""),

    // 9 Signatures (facts: checks C). What the real system answers depends on the message.
    SIGNATURE_MISSING(9001, ERROR, "checks C", ""),
    SIGNATURE_REPEATED(9002, ERROR, "checks C", ""),
    SIGNATURE_MISPLACED(9003, ERROR, "checks C", ""),
    SIGNATURE_MALFORMED(9004, ERROR, "checks C", ""),
    CANONICALIZATION_UNSUPPORTED(9005, ERROR, "checks C", ""),
    TRANSFORMS_UNSUPPORTED(9006, ERROR, "checks C", ""),
    REFERENCE_COUNT(9007, ERROR, "checks C", ""),
    REFERENCE_NOT_WHOLE(9008, ERROR, "checks C", ""),
    DIGEST_UNSUPPORTED(9009, ERROR, "checks C", ""),
    SIGNATURE_METHOD_UNSUPPORTED(9010, ERROR, "checks C", ""),
    CERTIFICATE_MISSING(9011, ERROR, "checks C", ""),
    CERTIFICATE_UNREADABLE(9012, ERROR, "checks C", ""),
    CERTIFICATE_KEY_MISMATCH(9013, ERROR, "checks C", ""),
    KEY_NAME_DIFFERS(9014, WARNING, "checks C", ""),
    DIGEST_DIFFERS(9015, ERROR, "checks C", ""),
    SIGNATURE_VALUE_WRONG(9016, ERROR, "checks C", ""),
    ALREADY_SIGNED(9017, ERROR, "checks C", ""),
    CERTIFICATE_EXPIRED(9051, ERROR, "checks C", ""),
    CERTIFICATE_NOT_YET_VALID(9052, ERROR, "checks C", ""),
    ISSUER_UNKNOWN(9053, ERROR, "checks C", ""),
    CERTIFICATE_REVOKED(9054, ERROR, "checks C", ""),
    REVOCATIONS_OUTDATED(9055, WARNING, "checks C", ""),
    SIGNER_IS_NOT_DECLARANT(9056, ERROR, "checks C", ""),
    ISSUER_EXPIRED(9057, ERROR, "checks C", "");

    private final int number;
    private final Level level;
    private final Evidence evidence;
    private final String rule;
    private final String customs;

    FaultCode(int number, Level level, String rule, String customs) {
        this(number, level, Evidence.HIGH, rule, customs);
    }

    /// A rule inside one message; the real system answers with the code of the message's type.
    FaultCode(int number, Level level, Evidence evidence, String rule) {
        this(number, level, evidence, rule, "");
    }

    FaultCode(int number, Level level, Evidence evidence, String rule, String customs) {
        this.number = number;
        this.level = level;
        this.evidence = evidence;
        this.rule = rule;
        this.customs = customs;
    }

    /// Permanent number.
    public int number() {
        return number;
    }

    public Level level() {
        return level;
    }

    /// How well it is proved that the real system applies the rule.
    public Evidence evidence() {
        return evidence;
    }

    /// Row of the rule register, or of the collection of checks, that this code stands for.
    public String rule() {
        return rule;
    }

    /// What the real system answers; empty when unknown.
    public String customs() {
        return customs;
    }
}
