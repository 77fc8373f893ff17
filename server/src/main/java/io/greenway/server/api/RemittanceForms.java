package io.greenway.server.api;

import io.greenway.core.exchange.BalanceRecord;
import io.greenway.core.exchange.Remittance;
import io.greenway.core.exchange.RemittanceCommand;
import io.greenway.core.exchange.RemittanceRequest;
import io.greenway.core.exchange.Worth;
import io.greenway.core.money.Money;
import io.greenway.core.party.Enterprise;
import io.greenway.core.receipt.DossierView.FaultView;
import io.greenway.server.store.ExchangeViews;
import io.greenway.server.store.RemittanceStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Payments abroad as they stand in requests and answers.
final class RemittanceForms {
    private static final int LONGEST = 200;

    private RemittanceForms() {}

    /// What an enterprise sends; the payer is whoever sends it.
    record Asked(
            @Nullable String reference,
            @Nullable String bankCode,
            @Nullable String payeeName,
            @Nullable String payeeCountry,
            @Nullable String currency,
            @Nullable List<AskedLine> lines) {}

    /// One declaration of it.
    record AskedLine(@Nullable String invtNo, @Nullable BigDecimal amount) {}

    /// A step, and what it needs.
    record StepAsked(
            @Nullable String step,
            @Nullable String remark,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal rate,
            @Nullable LocalDate day,
            @Nullable String bankReference,
            @Nullable String reportNo,
            @Nullable Boolean resident,
            @Nullable String settlementMethod,
            @Nullable List<AskedPart> parts) {}

    /// One part of an amount.
    record AskedPart(@Nullable String code, @Nullable BigDecimal amount) {}

    /// Payments in a list.
    ///
    /// @param next where the next page goes on; null on the last one
    record Page(List<Item> remittances, @Nullable String next) {}

    /// One of them.
    record Item(
            String number,
            String payerCode,
            String reference,
            String bankCode,
            String payeeName,
            String payeeCountry,
            String currency,
            String amount,
            @Nullable String dollars,
            String stage,
            Instant requestedAt,
            @Nullable LocalDate paidOn) {}

    /// A payment with all that may be seen of it.
    record View(
            String number,
            String stage,
            String reference,
            String payerCode,
            String payerName,
            String bankCode,
            String payeeName,
            String payeeCountry,
            String currency,
            String amount,
            @Nullable String yuan,
            @Nullable String dollars,
            @Nullable String rate,
            @Nullable String rateSource,
            @Nullable String bankRate,
            @Nullable String bankReference,
            @Nullable LocalDate paidOn,
            @Nullable String decision,
            @Nullable String receipt,
            List<FaultView> faults,
            List<Line> lines,
            @Nullable Balance balance,
            List<ExchangeViews.Step> history) {}

    /// One declaration of a payment.
    record Line(
            String invtNo,
            String amount,
            String yuan,
            @Nullable String orderNo,
            @Nullable String ebpCode,
            @Nullable String ebcCode,
            @Nullable String ebcName,
            @Nullable String tradeMode,
            @Nullable LocalDate orderedOn,
            @Nullable LocalDate releasedOn,
            @Nullable String goodsValue,
            @Nullable String country,
            @Nullable String goods) {}

    /// The record of the balance of payments.
    record Balance(
            String reportNo,
            LocalDate day,
            String payerName,
            String payerCode,
            boolean resident,
            String payeeName,
            String country,
            String currency,
            String amount,
            String settlementMethod,
            List<Part> parts,
            List<String> declarations,
            String remark) {}

    /// One part of it.
    record Part(String code, String amount) {}

    /// The request, or nothing when something is missing.
    static Optional<RemittanceRequest> request(Asked asked, Enterprise payer) {
        List<AskedLine> lines = Objects.requireNonNullElse(asked.lines(), List.of());
        boolean whole =
                lines.stream().allMatch(line -> given(line.invtNo()) && line.amount() != null)
                        && Stream.of(
                                        asked.reference(),
                                        asked.bankCode(),
                                        asked.payeeName(),
                                        asked.payeeCountry(),
                                        asked.currency())
                                .allMatch(RemittanceForms::given);
        return whole
                ? Optional.of(
                        new RemittanceRequest(
                                text(asked.reference()),
                                payer.code(),
                                payer.name(),
                                text(asked.bankCode()),
                                text(asked.payeeName()),
                                text(asked.payeeCountry()),
                                text(asked.currency()),
                                lines.stream()
                                        .map(
                                                line ->
                                                        new RemittanceRequest.Line(
                                                                text(line.invtNo()),
                                                                number(line.amount())))
                                        .toList()))
                : Optional.empty();
    }

    /// The step, or nothing when it is unknown or something is missing.
    static Optional<RemittanceCommand> command(StepAsked asked) {
        String remark = asked.remark() == null ? "" : asked.remark();
        if (remark.length() > LONGEST) {
            return Optional.empty();
        }
        return switch (text(asked.step())) {
            case "withdraw" -> Optional.of(new RemittanceCommand.Withdraw());
            case "buy" ->
                    when(
                            asked.amount() != null
                                    && asked.rate() != null
                                    && given(asked.bankReference()),
                            new RemittanceCommand.Buy(
                                    number(asked.amount()),
                                    number(asked.rate()),
                                    text(asked.bankReference())));
            case "remit" ->
                    when(
                            asked.day() != null && given(asked.bankReference()),
                            new RemittanceCommand.Remit(
                                    Objects.requireNonNullElse(asked.day(), LocalDate.EPOCH),
                                    text(asked.bankReference())));
            case "report" -> report(asked, remark);
            default -> Optional.empty();
        };
    }

    private static Optional<RemittanceCommand> report(StepAsked asked, String remark) {
        List<AskedPart> parts = Objects.requireNonNullElse(asked.parts(), List.of());
        boolean whole =
                given(asked.reportNo())
                        && given(asked.settlementMethod())
                        && asked.resident() != null
                        && parts.stream()
                                .allMatch(part -> given(part.code()) && part.amount() != null);
        return when(
                whole,
                new RemittanceCommand.Report(
                        text(asked.reportNo()),
                        Objects.requireNonNullElse(asked.resident(), true),
                        text(asked.settlementMethod()),
                        parts.stream()
                                .map(
                                        part ->
                                                new BalanceRecord.Part(
                                                        text(part.code()), number(part.amount())))
                                .toList(),
                        remark));
    }

    private static Optional<RemittanceCommand> when(boolean whole, RemittanceCommand command) {
        return whole ? Optional.of(command) : Optional.empty();
    }

    static boolean given(@Nullable String value) {
        return value != null && !value.isBlank() && value.length() <= LONGEST;
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    static BigDecimal number(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    static Item item(ExchangeViews.Item item) {
        return new Item(
                RemittanceStore.number(item.id()),
                item.payerCode(),
                item.reference(),
                item.bankCode(),
                item.payeeName(),
                item.payeeCountry(),
                item.currency(),
                item.amount().toPlainString(),
                plain(item.dollars()),
                item.stage(),
                item.requestedAt(),
                item.paidOn());
    }

    static View view(ExchangeViews.Whole whole, List<FaultView> faults) {
        Remittance remittance = whole.remittance();
        RemittanceRequest request = remittance.request();
        Worth worth = remittance.worth();
        BalanceRecord balance = remittance.balance();
        return new View(
                RemittanceStore.number(whole.id()),
                remittance.stage().name(),
                request.reference(),
                request.payerCode(),
                request.payerName(),
                request.bankCode(),
                request.payeeName(),
                request.payeeCountry(),
                request.currency(),
                request.total().toPlainString(),
                worth == null ? null : worth.yuan().toString(),
                worth == null ? null : worth.dollars().toPlainString(),
                worth == null ? null : worth.rate().toPlainString(),
                worth == null ? null : worth.source(),
                plain(remittance.rate()),
                remittance.bankReference(),
                remittance.paidOn(),
                remittance.decision(),
                remittance.receipt(),
                faults,
                whole.lines().stream().map(RemittanceForms::line).toList(),
                balance == null ? null : balance(balance),
                whole.steps());
    }

    private static Line line(ExchangeViews.Line line) {
        Money goods = line.goodsValue();
        return new Line(
                line.invtNo(),
                line.amount().toPlainString(),
                line.yuan().toString(),
                line.orderNo(),
                line.ebpCode(),
                line.ebcCode(),
                line.ebcName(),
                line.tradeMode(),
                line.orderedOn(),
                line.releasedOn(),
                goods == null ? null : goods.toString(),
                line.country(),
                line.goods());
    }

    private static Balance balance(BalanceRecord record) {
        return new Balance(
                record.reportNo(),
                record.day(),
                record.payerName(),
                record.payerCode(),
                record.resident(),
                record.payeeName(),
                record.country(),
                record.currency(),
                record.amount().toPlainString(),
                record.settlementMethod(),
                record.parts().stream()
                        .map(part -> new Part(part.code(), part.amount().toPlainString()))
                        .toList(),
                record.declarations(),
                record.remark());
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
