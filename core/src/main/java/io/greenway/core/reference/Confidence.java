package io.greenway.core.reference;

/// How sure the cells of a tariff row are, from strongest to weakest.
///
/// @param listed that it is on the positive list
/// @param code that the commodity code is right
/// @param vat that the VAT rate is right
/// @param consumptionTax that the way of consumption tax is right
/// @param duty that the duty rates are right
public record Confidence(Grade listed, Grade code, Grade vat, Grade consumptionTax, Grade duty) {
    /// How sure.
    public enum Grade {
        /// Read in an extract of the tariff.
        S,
        /// High.
        H,
        /// Medium.
        M,
        /// Low.
        L
    }
}
