package io.greenway.core.sample;

import java.util.List;

/// Who takes part in the sample trades. Every list but `sites` and `warehouses` holds at least
/// one enterprise; without a warehouse no bonded trade (1210) is made.
///
/// @param platforms 电商平台
/// @param sellers 电商企业
/// @param payers 支付企业
/// @param carriers 物流企业
/// @param agents 申报企业
/// @param sites operators of supervised sites 监管场所, for direct purchase (9610)
/// @param warehouses enterprises inside the bonded zone 区内企业, for bonded trade (1210)
public record Parties(
        List<Party> platforms,
        List<Party> sellers,
        List<Party> payers,
        List<Party> carriers,
        List<Party> agents,
        List<Party> sites,
        List<Party> warehouses) {
    /// Refuses a zone in which no trade is possible.
    ///
    /// @throws IllegalArgumentException when a role that every trade needs is empty
    public Parties {
        platforms = filled("platform", platforms);
        sellers = filled("ecommerce", sellers);
        payers = filled("payment", payers);
        carriers = filled("logistics", carriers);
        agents = filled("agent", agents);
        sites = List.copyOf(sites);
        warehouses = List.copyOf(warehouses);
    }

    private static List<Party> filled(String role, List<Party> parties) {
        if (parties.isEmpty()) {
            throw new IllegalArgumentException("no enterprise has the role " + role);
        }
        return List.copyOf(parties);
    }
}
