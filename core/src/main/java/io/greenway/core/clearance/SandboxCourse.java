package io.greenway.core.clearance;

import io.greenway.core.clearance.SimulatedCustoms.Answer;
import io.greenway.core.clearance.SimulatedCustoms.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the simulated customs of a sandbox does with a declaration and with applications about it:
/// decided by its order number alone, so that whoever rehearses gets the outcome that was asked
/// for. The endings of [Ending] count here too; nothing is picked by risk or chance.
public final class SandboxCourse {
    private static final Answer RELEASE = new Answer("800", "[Code:2600;Desc:放行]");
    private static final Answer INSPECTION = new Answer("500", "[Code:2500;Desc:查验]");

    private SandboxCourse() {}

    /// An answer and when it comes.
    ///
    /// @param after how long after the declaration was handed over
    public record Planned(Duration after, Answer answer) {}

    /// Endings that only a sandbox knows.
    public enum More {
        /// 结关: released and closed.
        CLOSE("-CLOSE", List.of(RELEASE, new Answer("899", "[Code:2899;Desc:结关]"))),
        /// 扣留移送通关.
        DETAIN_501(
                "-DETAIN-501", List.of(INSPECTION, new Answer("501", "[Code:2501;Desc:扣留移送通关]"))),
        /// 扣留移送缉私.
        DETAIN_502(
                "-DETAIN-502", List.of(INSPECTION, new Answer("502", "[Code:2502;Desc:扣留移送缉私]"))),
        /// 扣留移送法规.
        DETAIN_503(
                "-DETAIN-503", List.of(INSPECTION, new Answer("503", "[Code:2503;Desc:扣留移送法规]"))),
        /// Released, and the answer comes twice.
        TWICE("-TWICE", List.of(RELEASE, RELEASE)),
        /// The release comes before the inspection of which it is the end.
        REORDERED("-REORDERED", List.of(RELEASE, INSPECTION));

        private final String suffix;

        // List.of makes lists that never change; the type does not say so.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Answer> answers;

        More(String suffix, List<Answer> answers) {
            this.suffix = suffix;
            this.answers = answers;
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

    /// Endings with a number in them: the answer that customs shall give.
    public enum Forced {
        /// Rejected with this logic code.
        CODE("-CODE", "1332", Pattern.compile("-CODE([0-9]{4,8})$")),
        /// Answered with this negative status.
        STATUS("-STATUS", "621018", Pattern.compile("-STATUS([0-9]{1,9})$"));

        private final String prefix;
        private final String example;

        @SuppressWarnings("ImmutableEnumChecker") // Patterns never change.
        private final Pattern pattern;

        Forced(String prefix, String example, Pattern pattern) {
            this.prefix = prefix;
            this.example = example;
            this.pattern = pattern;
        }

        /// What stands before the number.
        public String prefix() {
            return prefix;
        }

        /// A number for which there is a published meaning.
        public String example() {
            return example;
        }

        private Answer answer(String number, UnaryOperator<String> words) {
            return switch (this) {
                case CODE ->
                        new Answer(
                                "100", "[Code:%s;Desc:%s]".formatted(number, words.apply(number)));
                case STATUS -> new Answer("-" + number, words.apply("-" + number));
            };
        }
    }

    /// May follow every other ending: each answer comes so much later.
    public static final String SLOW = "-SLOW";

    /// The answers to a declaration, or to an application about one, in order.
    ///
    /// @param orderNo the order number that decides
    /// @param matter what the application wants; null for the declaration
    /// @param slow how long a slow answer takes
    /// @param words what a code is called, for the text of an answer
    public static List<Planned> of(
            String orderNo,
            Ask.@Nullable Matter matter,
            Duration slow,
            UnaryOperator<String> words) {
        boolean late = orderNo.endsWith(SLOW);
        String number = late ? orderNo.substring(0, orderNo.length() - SLOW.length()) : orderNo;
        List<Answer> answers =
                matter == null
                        ? answers(number, words)
                        : SimulatedCustoms.ending(number).orElse(Ending.SILENT).answers(matter);
        List<Planned> planned = new ArrayList<>();
        for (Answer answer : answers) {
            Duration after = late ? slow.multipliedBy(planned.size() + 1L) : Duration.ZERO;
            planned.add(new Planned(after, answer));
        }
        return planned;
    }

    private static List<Answer> answers(String orderNo, UnaryOperator<String> words) {
        for (Forced forced : Forced.values()) {
            Matcher found = forced.pattern.matcher(orderNo);
            if (found.find()) {
                return List.of(forced.answer(found.group(1), words));
            }
        }
        return longest(orderNo).orElse(List.of(RELEASE));
    }

    /// Of two endings that fit, the longer one counts.
    private static Optional<List<Answer>> longest(String orderNo) {
        int length = 0;
        Optional<List<Answer>> found = Optional.empty();
        for (Ending ending : Ending.values()) {
            if (orderNo.endsWith(ending.suffix()) && ending.suffix().length() > length) {
                length = ending.suffix().length();
                found = Optional.of(ending.answers());
            }
        }
        for (More more : More.values()) {
            if (orderNo.endsWith(more.suffix()) && more.suffix().length() > length) {
                length = more.suffix().length();
                found = Optional.of(more.answers());
            }
        }
        return found;
    }
}
