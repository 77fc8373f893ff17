package io.greenway.core.clearance;

/// Where one filed document stands.
public enum Standing {
    /// Stored as a draft, not declared (status 1).
    DRAFT("1"),
    /// Declared (status 2).
    DECLARED("2"),
    /// Concerned by a disagreement (status 100); it may be corrected under the same key.
    REJECTED("100"),
    /// Agrees with the others (status 120).
    CHECKED("120");

    private final String status;

    Standing(String status) {
        this.status = status;
    }

    /// Published return status.
    public String status() {
        return status;
    }
}
