package io.greenway.core.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies on a desk. Names are part of the stored form and of the parameters
/// `DESK_SLA_MINUTES_…`: add, never rename.
public enum TaskKind {
    /// 人工审核: manual review of a declaration (300).
    CUSTOMS_REVIEW(
            Regulator.CUSTOMS,
            "300",
            Ruling.RELEASE,
            Ruling.REJECT,
            Ruling.INSPECT,
            Ruling.DETAIN_CLEARANCE,
            Ruling.DETAIN_SMUGGLING,
            Ruling.DETAIN_LEGAL,
            Ruling.DETAIN_OTHER),
    /// 查验: result of a physical inspection (500).
    CUSTOMS_INSPECTION(
            Regulator.CUSTOMS,
            "500",
            Ruling.RELEASE,
            Ruling.RETURN_ABROAD,
            Ruling.DETAIN_CLEARANCE,
            Ruling.DETAIN_SMUGGLING,
            Ruling.DETAIN_LEGAL,
            Ruling.DETAIN_OTHER),
    /// 扣留处置: what becomes of detained goods; cleared ones are inspected again (flows 2).
    CUSTOMS_DETENTION(
            Regulator.CUSTOMS,
            null,
            Ruling.INSPECT,
            Ruling.RETURN_ABROAD,
            Ruling.DESTROY,
            Ruling.CONFISCATE),
    /// 结关: close a released declaration (899).
    CUSTOMS_CLOSING(Regulator.CUSTOMS, null, Ruling.CLOSE),
    /// 检疫处置: goods that failed; treated ones are inspected again.
    INSPECTION_DISPOSAL(
            Regulator.INSPECTION, null, Ruling.INSPECT, Ruling.RETURN_ABROAD, Ruling.DESTROY),
    /// 税务核查: a question of the tax authority about a declaration.
    TAX_ENQUIRY(Regulator.TAX, null, Ruling.CLEAR, Ruling.REFER),
    /// 税单差异: a bill that differs from the platform's own computation.
    TAX_DIFFERENCE(Regulator.TAX, null, Ruling.ACCEPT, Ruling.DISPUTE, Ruling.CORRECT),
    /// 外汇核查: a question of foreign exchange about a declaration.
    EXCHANGE_ENQUIRY(Regulator.EXCHANGE, null, Ruling.CLEAR, Ruling.REFER),
    /// 付汇审核: a payment abroad above the cap, split, or picked.
    EXCHANGE_REVIEW(Regulator.EXCHANGE, null, Ruling.APPROVE, Ruling.DECLINE),
    /// 豁免核查: whether money and declaration need not match.
    EXCHANGE_WAIVER(Regulator.EXCHANGE, null, Ruling.WAIVE, Ruling.DECLINE);

    private final Regulator regulator;
    private final @Nullable String openingStatus;

    // List.of makes a list that never changes; the type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Ruling> rulings;

    TaskKind(Regulator regulator, @Nullable String openingStatus, Ruling... rulings) {
        this.regulator = regulator;
        this.openingStatus = openingStatus;
        this.rulings = List.of(rulings);
    }

    /// On whose desk.
    public Regulator regulator() {
        return regulator;
    }

    /// Status that the declaration gets when the task is opened; null when it gets none.
    public @Nullable String openingStatus() {
        return openingStatus;
    }

    /// What may be ruled.
    public List<Ruling> rulings() {
        return rulings;
    }

    /// Whether an officer lays it on the desk for any declaration. The others lie there because of
    /// a payment, or because a waiver was asked for.
    public boolean isLaidByHand() {
        return switch (this) {
            case EXCHANGE_REVIEW, EXCHANGE_WAIVER -> false;
            case CUSTOMS_REVIEW,
                    CUSTOMS_INSPECTION,
                    CUSTOMS_DETENTION,
                    CUSTOMS_CLOSING,
                    INSPECTION_DISPOSAL,
                    TAX_ENQUIRY,
                    TAX_DIFFERENCE,
                    EXCHANGE_ENQUIRY ->
                    true;
        };
    }

    /// The task that follows a ruling; null when none does.
    public @Nullable TaskKind after(Ruling ruling) {
        return switch (ruling) {
            case INSPECT -> CUSTOMS_INSPECTION;
            case DETAIN_CLEARANCE, DETAIN_SMUGGLING, DETAIN_LEGAL, DETAIN_OTHER ->
                    CUSTOMS_DETENTION;
            case RELEASE,
                    REJECT,
                    RETURN_ABROAD,
                    DESTROY,
                    CONFISCATE,
                    CLOSE,
                    CLEAR,
                    REFER,
                    ACCEPT,
                    DISPUTE,
                    CORRECT,
                    APPROVE,
                    DECLINE,
                    WAIVE ->
                    null;
        };
    }

    /// Parameter with the minutes in which it is to be ruled upon.
    public String deadline() {
        return "DESK_SLA_MINUTES_" + name();
    }
}
