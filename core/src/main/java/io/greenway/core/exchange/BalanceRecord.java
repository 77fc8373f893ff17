package io.greenway.core.exchange;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A record of the balance of payments 国际收支申报 (R-129; 汇发〔2020〕11号).
///
/// @param reportNo number of the report 申报号
/// @param day of the payment
/// @param payerName who paid
/// @param payerCode customs code or social credit code of the payer
/// @param resident whether the payer is a resident
/// @param payeeName who was paid
/// @param country country of the payee, customs code
/// @param currency customs code
/// @param amount in that currency
/// @param settlementMethod code of the table `settlement_methods`
/// @param parts amounts by transaction code
/// @param declarations inventory numbers it was paid for
/// @param remark in words
public record BalanceRecord(
        String reportNo,
        LocalDate day,
        String payerName,
        String payerCode,
        boolean resident,
        String payeeName,
        String country,
        String currency,
        BigDecimal amount,
        String settlementMethod,
        List<Part> parts,
        List<String> declarations,
        String remark) {
    public BalanceRecord {
        parts = List.copyOf(parts);
        declarations = List.copyOf(declarations);
    }

    /// A part of the amount.
    ///
    /// @param code transaction code 交易编码
    /// @param amount in the currency of the record
    public record Part(String code, BigDecimal amount) {}
}
