package io.greenway.core.exchange;

import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// An authority of foreign exchange that decides by rule, so that a zone without officers works and
/// an enterprise can rehearse: the same request on the same day always gets the same. It picks a
/// share of the payments within the rules for review, rules upon what is in review, and takes the
/// records of the balance of payments. A reference with one of the endings of [Ending] forces its
/// way; everything else follows from the seed of the zone, the day and the request alone.
public final class SimulatedExchange {
    /// The one who rules.
    public static final String OFFICER = "built-in exchange";

    /// The one who confirms what needs two.
    public static final String SECOND = "built-in second officer of exchange";

    private static final int LOT_DIGITS = 8;
    private static final int PLACES = 6;
    private static final BigDecimal LOTS = BigDecimal.valueOf(1L << 32);

    private SimulatedExchange() {}

    /// Endings of the reference that an enterprise gives, and what they make it do.
    public enum Ending {
        /// 抽查: picked for review, and let go on.
        REVIEW("-REVIEW"),
        /// 抽查后不同意: picked for review, and refused.
        REFUSE("-REVIEW-REFUSE");

        private final String suffix;

        Ending(String suffix) {
            this.suffix = suffix;
        }

        /// How the reference ends.
        public String suffix() {
            return suffix;
        }
    }

    /// How it rules upon a payment in review.
    ///
    /// @param approves whether the payment may go on
    /// @param reason code of the reason, of the desk's list
    public record Judgement(boolean approves, String reason) {}

    /// Whether it acts on a day; where a real authority does, it does not.
    public static boolean acts(Parameters parameters, LocalDate day) {
        return parameters.flag("SIM_FX", day);
    }

    /// Why it picks a payment within the rules; empty when it does not.
    ///
    /// @param day day of the request, China time
    static Optional<Fault> pick(RemittanceRequest request, Parameters parameters, LocalDate day) {
        if (!acts(parameters, day)) {
            return Optional.empty();
        }
        BigDecimal share = parameters.number("SIM_FX_REVIEW_SHARE", day);
        BigDecimal lot = lot("review", request, parameters, day);
        return ending(request).isPresent() || lot.compareTo(share) < 0
                ? Optional.of(
                        Fault.of(
                                FaultCode.FX_PICKED,
                                "/lines",
                                lot.toPlainString(),
                                share.toPlainString()))
                : Optional.empty();
    }

    /// How it rules upon a payment in review: what looks split is to be asked for as one payment
    /// (R-131), and of the others a share is refused.
    ///
    /// @param grounds why it is in review
    /// @param day day of the request, China time
    public static Judgement judge(
            RemittanceRequest request, List<Fault> grounds, Parameters parameters, LocalDate day) {
        if (grounds.stream().anyMatch(one -> one.code() == FaultCode.FX_SPLIT)) {
            return new Judgement(false, "F32");
        }
        boolean refused =
                ending(request)
                        .map(ending -> ending == Ending.REFUSE)
                        .orElseGet(
                                () ->
                                        lot("ruling", request, parameters, day)
                                                        .compareTo(
                                                                parameters.number(
                                                                        "SIM_FX_REFUSE_SHARE", day))
                                                < 0);
        return refused ? new Judgement(false, "F31") : new Judgement(true, "F21");
    }

    /// Number of the receipt for a record: the same record always gets the same.
    public static String receipt(BalanceRecord record) {
        return "R" + digest(record.payerCode() + "|" + record.reportNo()).substring(0, 12);
    }

    private static Optional<Ending> ending(RemittanceRequest request) {
        if (request.reference().endsWith(Ending.REFUSE.suffix())) {
            return Optional.of(Ending.REFUSE);
        }
        return request.reference().endsWith(Ending.REVIEW.suffix())
                ? Optional.of(Ending.REVIEW)
                : Optional.empty();
    }

    /// A number from 0 up to but not 1: the first 32 bits of SHA-256 of purpose, seed, day, payer
    /// and reference with bars between them.
    private static BigDecimal lot(
            String purpose, RemittanceRequest request, Parameters parameters, LocalDate day) {
        String seed = parameters.text("FX_SEED", day);
        String digest =
                digest(
                        String.join(
                                "|",
                                purpose,
                                seed,
                                day.toString(),
                                request.payerCode(),
                                request.reference()));
        long lot = Long.parseLong(digest.substring(0, LOT_DIGITS), 16);
        return BigDecimal.valueOf(lot).divide(LOTS, PLACES, RoundingMode.DOWN);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
