package io.greenway.core.party;

import io.greenway.core.spec.FaultCode;

/// Why an enterprise may not act in a role on a day.
public enum Obstacle {
    /// It is not registered for the role on the day (R-072 row 3, R-080).
    NOT_REGISTERED(FaultCode.PARTY_NOT_REGISTERED),
    /// It is suspended (facts: flows 12).
    SUSPENDED(FaultCode.PARTY_SUSPENDED),
    /// A licence that the role needs has run out.
    LICENCE_EXPIRED(FaultCode.PARTY_LICENCE_EXPIRED),
    /// A platform whose interface for raw payment data is not enabled, where that is required
    /// (R-075, checks I; parameter `RAW_DATA_REQUIRED`).
    RAW_DATA_INTERFACE(FaultCode.RAW_DATA_INTERFACE);

    private final FaultCode fault;

    Obstacle(FaultCode fault) {
        this.fault = fault;
    }

    /// The refusal it leads to.
    public FaultCode fault() {
        return fault;
    }
}
