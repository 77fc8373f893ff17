package io.greenway.server.sandbox;

import io.greenway.core.clearance.SandboxParty;
import io.greenway.core.clearance.Terms;

/// Buyers of a sandbox: the same person is another buyer in each group, so that nobody uses up
/// the quota with which somebody else rehearses.
public final class SandboxBuyers implements Terms.Buyers {
    private final Terms.Buyers buyers;

    /// @param buyers makes pseudonyms
    public SandboxBuyers(Terms.Buyers buyers) {
        this.buyers = buyers;
    }

    @Override
    public String pseudonym(String idType, String idNumber) {
        return buyers.pseudonym(idType, idNumber);
    }

    @Override
    public String pseudonym(String ebpCode, String idType, String idNumber) {
        return buyers.pseudonym("sandbox " + SandboxParty.group(ebpCode) + " " + idType, idNumber);
    }
}
