package io.greenway.core.clearance;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A customs authority that decides by rule, so that a declarant can rehearse: the same
/// declaration always gets the same answers. Most are released at once. An order number with one
/// of the endings of [Ending] forces another way, and two parameters set a share of declarations,
/// picked by their numbers alone, that are reviewed or inspected.
public final class SimulatedCustoms {
    private static final Answer RELEASE = new Answer("800", "[Code:2600;Desc:放行]");
    private static final Answer REVIEW = new Answer("300", "[Code:2300;Desc:人工审核]");
    private static final Answer APPROVAL = new Answer("399", "[Code:2399;Desc:海关审结]");
    private static final Answer INSPECTION = new Answer("500", "[Code:2500;Desc:查验]");

    private static final Answer CANCELLATION = new Answer("399", "海关同意撤销", Ask.Matter.CANCELLATION);
    private static final Answer NO_CANCELLATION =
            new Answer("100", "海关不同意撤销", Ask.Matter.CANCELLATION);
    private static final Answer RELEASED_ALREADY =
            new Answer("100", "[Code:22007;Desc:对应清单已放行]", Ask.Matter.CANCELLATION);
    private static final Answer RETURN = new Answer("399", "海关同意退货", Ask.Matter.RETURN);
    private static final Answer NO_RETURN = new Answer("100", "海关不同意退货", Ask.Matter.RETURN);

    private SimulatedCustoms() {}

    /// One answer.
    ///
    /// @param status published return status
    /// @param info text of the answer
    /// @param matter what it answers; null for the declaration
    public record Answer(String status, String info, Ask.@Nullable Matter matter) {
        Answer(String status, String info) {
            this(status, info, null);
        }
    }

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
        /// 不答复: no answer at all, but an application for cancellation is granted.
        SILENT("-SILENT", List.of()),
        /// 不同意撤销: no answer, and an application for cancellation is refused.
        CANCEL_REFUSED("-CANCEL-REFUSED", List.of(), List.of(NO_CANCELLATION), List.of(RETURN)),
        /// 撤销与放行相争: the release comes before the answer to an application for cancellation.
        CANCEL_RELEASED(
                "-CANCEL-RELEASED", List.of(), List.of(RELEASE, RELEASED_ALREADY), List.of(RETURN)),
        /// 撤销不答复: no answer, not even to an application for cancellation.
        CANCEL_SILENT("-CANCEL-SILENT", List.of(), List.of(), List.of(RETURN)),
        /// 不同意退货: released; an application for a return is refused.
        RETURN_REFUSED(
                "-RETURN-REFUSED", List.of(RELEASE), List.of(CANCELLATION), List.of(NO_RETURN)),
        /// 退货不答复: released; an application for a return is not answered.
        RETURN_SILENT("-RETURN-SILENT", List.of(RELEASE), List.of(CANCELLATION), List.of());

        private final String suffix;

        // List.of and List.copyOf make lists that never change; the type does not say so.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Answer> answers;

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Answer> toCancellation;

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Answer> toReturn;

        Ending(String suffix, List<Answer> answers) {
            this(suffix, answers, List.of(CANCELLATION), List.of(RETURN));
        }

        Ending(
                String suffix,
                List<Answer> answers,
                List<Answer> toCancellation,
                List<Answer> toReturn) {
            this.suffix = suffix;
            this.answers = List.copyOf(answers);
            this.toCancellation = List.copyOf(toCancellation);
            this.toReturn = List.copyOf(toReturn);
        }

        /// How the order number ends.
        public String suffix() {
            return suffix;
        }

        /// The answers to the declaration, in order.
        public List<Answer> answers() {
            return answers;
        }

        List<Answer> answers(Ask.Matter matter) {
            return switch (matter) {
                case CANCELLATION -> toCancellation;
                case RETURN -> toReturn;
                case HANDED_OVER, ARRIVAL -> List.of();
            };
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

    /// The answers to a declaration, or to an application about one, in order.
    ///
    /// @param request the declaration
    /// @param reviewShare share of all declarations that is reviewed, 0 to 1
    /// @param inspectionShare share that is inspected, 0 to 1
    public static List<Answer> answers(
            Ask.TellCustoms request, BigDecimal reviewShare, BigDecimal inspectionShare) {
        Optional<Ending> forced = ending(request.dossier().orderNo());
        Ask.Matter matter = request.matter();
        if (matter != null) {
            return forced.orElse(Ending.SILENT).answers(matter);
        }
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
