package io.greenway.core.service;

import io.greenway.core.reference.Code;
import io.greenway.core.reference.Reference;
import io.greenway.core.reference.TariffItem;
import io.greenway.core.service.Commodity.Declared;
import io.greenway.core.service.Commodity.Unit;
import io.greenway.core.spec.CodeList;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds commodities by code, Chinese name, English name or the first letters of the pinyin, in
/// the positive list and in the table of commodities of one day. Made once for a day and the
/// tables of it; never changes, safe for use by several threads.
public final class CommoditySearch {
    /// Most characters of a question.
    public static final int LONGEST = 100;

    private static final int LISTED_DIGITS = 8;
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[. ](?=\\d)");
    private static final Pattern LETTERS = Pattern.compile("[a-z0-9]+");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final List<Entry> entries;

    /// A commodity with what it is found by.
    private record Entry(Commodity commodity, List<String> names, List<List<String>> initials) {
        static Entry of(Commodity commodity) {
            List<String> chinese = new ArrayList<>();
            chinese.add(commodity.nameZh());
            commodity.declaredAs().forEach(one -> chinese.add(one.nameZh()));
            List<String> names = new ArrayList<>(chinese);
            names.add(commodity.nameEn());
            return new Entry(
                    commodity,
                    names.stream().map(CommoditySearch::normal).toList(),
                    chinese.stream().map(PinyinInitials::of).toList());
        }
    }

    /// What was found.
    ///
    /// @param total how many there are
    /// @param commodities the best of them
    public record Found(int total, List<Commodity> commodities) {
        public Found {
            commodities = List.copyOf(commodities);
        }
    }

    private record Hit(int rank, Commodity commodity) {}

    private CommoditySearch(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /// The search over the tables of a day.
    public static CommoditySearch of(Reference reference, LocalDate day) {
        List<TariffItem> items = reference.tariff().items(day);
        Map<String, List<Declared>> under = new LinkedHashMap<>();
        items.forEach(item -> under.put(item.hs8(), new ArrayList<>()));
        List<Entry> others = new ArrayList<>();
        for (Code code : reference.codes().all(CodeList.COMMODITY, day)) {
            Optional<TariffItem> item = reference.tariff().item(code.code(), day);
            if (item.isEmpty()) {
                others.add(Entry.of(unlisted(code, items.size(), reference, day)));
            } else {
                under.getOrDefault(item.get().hs8(), new ArrayList<>())
                        .add(new Declared(code.code(), code.nameZh()));
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (TariffItem item : items) {
            List<Declared> declared = under.getOrDefault(item.hs8(), List.of());
            entries.add(Entry.of(listed(item, declared, reference, day)));
        }
        entries.addAll(others);
        return new CommoditySearch(entries);
    }

    /// The commodities that fit every word of a question, best first: codes before names, the
    /// beginning of a name before its middle, listed ones before others.
    ///
    /// @param question at most [#LONGEST] characters
    /// @param most most commodities
    public Found find(String question, int most) {
        String asked = BETWEEN_DIGITS.matcher(normal(question)).replaceAll("");
        List<String> words = List.of(asked.split("\\s+"));
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : entries) {
            int rank = asked.isEmpty() ? -1 : rank(entry, words);
            if (rank >= 0) {
                hits.add(new Hit(rank, entry.commodity()));
            }
        }
        hits.sort(
                Comparator.comparingInt((Hit hit) -> hit.commodity().listed() ? 0 : 1)
                        .thenComparingInt(Hit::rank)
                        .thenComparing(hit -> hit.commodity().code()));
        return new Found(hits.size(), hits.stream().limit(most).map(Hit::commodity).toList());
    }

    /// The worst of the words counts; below 0 when one of them does not fit.
    private static int rank(Entry entry, List<String> words) {
        int worst = 0;
        for (String word : words) {
            int rank = rank(entry, word);
            if (rank < 0) {
                return rank;
            }
            worst = Math.max(worst, rank);
        }
        return worst;
    }

    private static int rank(Entry entry, String word) {
        if (DIGITS.matcher(word).matches() && hasCode(entry.commodity(), word)) {
            return 0;
        }
        int best = Integer.MAX_VALUE;
        for (String name : entry.names()) {
            int at = name.indexOf(word);
            if (at >= 0) {
                best = Math.min(best, at == 0 ? 1 : startsWord(name, word) ? 2 : 4);
            }
        }
        if (word.length() > 1 && LETTERS.matcher(word).matches()) {
            for (List<String> initials : entry.initials()) {
                int at = PinyinInitials.find(initials, word);
                if (at >= 0) {
                    best = Math.min(best, at == 0 ? 3 : 5);
                }
            }
        }
        return best == Integer.MAX_VALUE ? -1 : best;
    }

    private static boolean startsWord(String name, String word) {
        return (" " + name).contains(" " + word);
    }

    private static boolean hasCode(Commodity commodity, String digits) {
        boolean longer =
                digits.length() > LISTED_DIGITS
                        && commodity.declaredAs().stream()
                                .anyMatch(one -> one.code().startsWith(digits));
        return longer || commodity.code().startsWith(digits);
    }

    private static Commodity listed(
            TariffItem item, List<Declared> declared, Reference reference, LocalDate day) {
        TariffItem.Unit second = item.unit2();
        return new Commodity(
                item.hs8(),
                item.nameZh(),
                item.nameEn(),
                item.category(),
                new Unit(item.unit1().code(), item.unit1().name()),
                second == null ? null : new Unit(second.code(), second.name()),
                true,
                CommodityTax.of(item, day, reference.parameters()),
                item.note(),
                item.conditions().conditions().stream().map(Commodity::told).toList(),
                item.documentNo(),
                Commodity.told(item.confidence()),
                declared,
                CommodityTax.words(item.consumptionTax()));
    }

    private static Commodity unlisted(Code code, int rows, Reference reference, LocalDate day) {
        var units = reference.codes().legalUnits(code.code(), day).orElseThrow();
        String second = units.secondOrNull();
        return new Commodity(
                code.code(),
                code.nameZh(),
                "",
                "",
                unit(units.first(), reference, day),
                second == null ? null : unit(second, reference, day),
                false,
                null,
                "",
                List.of(),
                code.source(),
                Map.of(),
                List.of(),
                CommodityTax.notListed(rows));
    }

    private static Unit unit(String code, Reference reference, LocalDate day) {
        return new Unit(
                code,
                reference.codes().find(CodeList.UNIT, code, day).map(Code::nameZh).orElse(""));
    }

    /// Wide forms become narrow ones and capitals small, as people type either.
    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    }
}
