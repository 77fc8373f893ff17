package io.greenway.core.reference;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One condition of a note of the positive list, as a machine reads it.
///
/// @param kind what it asks
/// @param most most pieces of an order, of `MAX_QTY`; 0 of the others
public record ListCondition(Kind kind, int most) {
    private static final Pattern MAX_QTY =
            Pattern.compile("MAX_QTY\\(([1-9][0-9]{0,8}) per order\\)");
    private static final Map<String, Table.Row> WORDS =
            Table.beside(ListCondition.class, "list_conditions.csv").rows().stream()
                    .collect(Collectors.toUnmodifiableMap(row -> row.text("kind"), row -> row));

    /// What conditions there are.
    public enum Kind {
        /// 列入《濒危野生动植物种国际贸易公约》的物种除外. No message says it.
        CITES_SPECIES("EXCEPT(cites_species)", false),
        /// 仅限网购保税商品: supervision modes 1210 and 1239.
        BONDED("ONLY(bonded)", true),
        /// 仅限已获产品配方注册证书的产品. No message says it.
        REGISTERED_FORMULA("ONLY(registered_formula)", false),
        /// 特殊用途除外. No message says it.
        SPECIAL_USE("EXCEPT(special_use)", false),
        /// 合理数量: pieces of an order at most.
        MAX_QTY("MAX_QTY(n per order)", true);

        private final String form;
        private final boolean refuses;

        Kind(String form, boolean refuses) {
            this.form = form;
            this.refuses = refuses;
        }

        /// How it is written.
        public String form() {
            return form;
        }

        /// Whether a declaration shows if it is met, and is refused when it is not. The others are
        /// told and refuse nothing.
        public boolean refuses() {
            return refuses;
        }
    }

    /// Reads one condition; empty when nobody knows it.
    static Optional<ListCondition> read(String text) {
        Matcher most = MAX_QTY.matcher(text);
        if (most.matches()) {
            return Optional.of(new ListCondition(Kind.MAX_QTY, Integer.parseInt(most.group(1))));
        }
        return Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.MAX_QTY && kind.form().equals(text))
                .map(kind -> new ListCondition(kind, 0))
                .findFirst();
    }

    /// As it is written in the table.
    @Override
    public String toString() {
        return kind.form().replace("(n ", "(" + most + " ");
    }

    /// What it asks, for people.
    public String words(Language language) {
        Table.Row row = WORDS.get(kind.name());
        if (row == null) {
            throw new IllegalStateException("No words for " + kind);
        }
        String words =
                switch (language) {
                    case ZH -> row.text("zh");
                    case EN -> row.text("en");
                    case SW -> row.text("sw");
                };
        return words.replace("{most}", Integer.toString(most));
    }
}
