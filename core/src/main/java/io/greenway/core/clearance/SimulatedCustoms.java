package io.greenway.core.clearance;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// A customs authority that decides by rule, so that a declarant can rehearse: the same
/// declaration always gets the same answers. Most are released at once. An order number with one
/// of the endings of [Ending] forces another way, and two parameters set a share of declarations,
/// picked by their numbers alone, that are reviewed or inspected.
public final class SimulatedCustoms {
    private static final Answer RELEASE = new Answer("800", "[Code:2600;Desc:放行]");
    private static final Answer REVIEW = new Answer("300", "[Code:2300;Desc:人工审核]");
    private static final Answer APPROVAL = new Answer("399", "[Code:2399;Desc:海关审结]");
    private static final Answer INSPECTION = new Answer("500", "[Code:2500;Desc:查验]");

    private SimulatedCustoms() {}

    /// One answer.
    ///
    /// @param status published return status
    /// @param info text of the answer
    public record Answer(String status, String info) {}

    /// Endings of an order number, and what they make the simulated customs do.
    public enum Ending {
        /// 人工审核: manual review, then approved and released.
        REVIEW("-REVIEW", List.of(SimulatedCustoms.REVIEW, APPROVAL, RELEASE)),
        /// 人工审核后退单: manual review, then rejected.
        REVIEW_REJECT(
                "-REVIEW-REJECT",
                List.of(SimulatedCustoms.REVIEW, new Answer("100", "[Code:2100;Desc:人工审核退单]"))),
        /// 查验: inspection, conforming, then released.
        INSPECT("-INSPECT", List.of(INSPECTION, RELEASE)),
        /// 查验后退运: inspection, then returned abroad.
        INSPECT_RETURN(
                "-INSPECT-RETURN", List.of(INSPECTION, new Answer("700", "[Code:2700;Desc:退运]"))),
        /// 退单: rejected.
        REJECT("-REJECT", List.of(new Answer("100", "[Code:2100;Desc:退单]"))),
        /// 扣留: inspection, then detained and left so.
        DETAIN("-DETAIN", List.of(INSPECTION, new Answer("599", "[Code:2599;Desc:其它扣留]"))),
        /// 不答复: no answer at all.
        SILENT("-SILENT", List.of());

        private final String suffix;

        // List.of and List.copyOf make lists that never change; the type does not say so.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Answer> answers;

        Ending(String suffix, List<Answer> answers) {
            this.suffix = suffix;
            this.answers = List.copyOf(answers);
        }

        /// How the order number ends.
        public String suffix() {
            return suffix;
        }

        /// The answers, in order.
        public List<Answer> answers() {
            return answers;
        }
    }

    /// The ending of an order number that forces another way; empty when it has none.
    public static Optional<Ending> ending(String orderNo) {
        Ending forced = null;
        for (Ending ending : Ending.values()) {
            boolean longer = forced == null || ending.suffix().length() > forced.suffix().length();
            if (longer && orderNo.endsWith(ending.suffix())) {
                forced = ending;
            }
        }
        return Optional.ofNullable(forced);
    }

    /// The answers to a declaration, in order.
    ///
    /// @param request the declaration
    /// @param reviewShare share of all declarations that is reviewed, 0 to 1
    /// @param inspectionShare share that is inspected, 0 to 1
    public static List<Answer> answers(
            Ask.TellCustoms request, BigDecimal reviewShare, BigDecimal inspectionShare) {
        Optional<Ending> forced = ending(request.dossier().orderNo());
        if (forced.isPresent()) {
            return forced.get().answers();
        }
        BigDecimal lot = lot(request);
        if (lot.compareTo(inspectionShare) < 0) {
            return Ending.INSPECT.answers();
        }
        return lot.compareTo(inspectionShare.add(reviewShare)) < 0
                ? Ending.REVIEW.answers()
                : List.of(RELEASE);
    }

    /// A number from 0 up to but not 1, drawn from what identifies the declaration.
    private static BigDecimal lot(Ask.TellCustoms request) {
        CRC32 seed = new CRC32();
        seed.update((request.dossier() + "/" + request.copNo()).getBytes(StandardCharsets.UTF_8));
        return BigDecimal.valueOf(seed.getValue() % 1_000_000, 6);
    }
}
