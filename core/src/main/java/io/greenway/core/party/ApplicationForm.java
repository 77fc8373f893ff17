package io.greenway.core.party;

import java.util.List;

/// An application as somebody typed it; what was left out is empty.
///
/// @param creditCode unified social credit code
/// @param customsCode customs registration code
/// @param name registered name
/// @param roles names of roles
/// @param papers licences and certificates
/// @param contact whom to speak to
public record ApplicationForm(
        String creditCode,
        String customsCode,
        String name,
        List<String> roles,
        List<TypedPaper> papers,
        Contact contact) {
    public ApplicationForm {
        roles = List.copyOf(roles);
        papers = List.copyOf(papers);
    }

    /// A licence as somebody typed it.
    ///
    /// @param kind name of the kind
    /// @param validFrom first day, `2026-11-22`
    /// @param validTo last day; empty when it has no end
    public record TypedPaper(
            String kind, String number, String issuedBy, String validFrom, String validTo) {}
}
