package io.greenway.core.clearance;

/// How far a dossier has come (facts: flows 2).
public enum Stage {
    /// No declared inventory yet.
    COLLECTING("2"),
    /// The inventory is declared and waits for other papers.
    WAITING("2"),
    /// Refused by the zone's own checks; a corrected document runs the match again.
    REJECTED("100"),
    /// Papers did not come in time; the inventory must be declared again.
    EXPIRED("100"),
    /// Everything agrees, but the guarantee does not cover the tax yet.
    HELD("2"),
    /// Logic checks passed; customs has it.
    CHECKED("120"),
    /// Manual review at customs.
    REVIEW("300"),
    /// Approved, not released yet.
    APPROVED("399"),
    /// Physical inspection.
    INSPECTION("500"),
    /// Detained: 501 clearance, 502 anti-smuggling, 503 legal, 599 other.
    DETAINED("599"),
    /// Refused by customs; a corrected inventory may be declared.
    TURNED_BACK("100"),
    /// Released.
    RELEASED("800"),
    /// Returned abroad.
    RETURNED_ABROAD("700"),
    /// Closed.
    CLOSED("899"),
    /// Cancelled on application, before it was released; it may be declared anew.
    CANCELLED("399");

    private final String status;

    Stage(String status) {
        this.status = status;
    }

    /// The published return status that comes nearest.
    public String status() {
        return status;
    }

    /// Whether the inventory has passed the logic checks, so that its papers can no longer change
    /// (-301011, -401008, -504016) without customs giving it back.
    public boolean isDeclared() {
        return switch (this) {
            case COLLECTING, WAITING, REJECTED, EXPIRED, TURNED_BACK, CANCELLED -> false;
            case HELD,
                    CHECKED,
                    REVIEW,
                    APPROVED,
                    INSPECTION,
                    DETAINED,
                    RELEASED,
                    RETURNED_ABROAD,
                    CLOSED ->
                    true;
        };
    }

    /// Whether customs has it and has not decided.
    public boolean isWithCustoms() {
        return switch (this) {
            case CHECKED, REVIEW, APPROVED, INSPECTION, DETAINED -> true;
            case COLLECTING,
                    WAITING,
                    REJECTED,
                    EXPIRED,
                    HELD,
                    TURNED_BACK,
                    RELEASED,
                    RETURNED_ABROAD,
                    CLOSED,
                    CANCELLED ->
                    false;
        };
    }
}
