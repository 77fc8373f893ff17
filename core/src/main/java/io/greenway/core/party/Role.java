package io.greenway.core.party;

/// What an enterprise does in a transaction.
public enum Role {
    PLATFORM,
    ECOMMERCE,
    PAYMENT,
    LOGISTICS,
    AGENT,
    SITE,
    WAREHOUSE,
    AUTHORITY
}
