package io.greenway.core.receipt;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds what somebody may have meant.
final class Likeness {
    /// More changes than this make another word.
    private static final int MOST_CHANGES = 2;

    private Likeness() {}

    private record Candidate(String name, int changes, long apart) {}

    /// The names that differ least from the one given, the nearest first.
    static List<String> nearest(String given, Collection<String> names, int most) {
        return names.stream()
                .map(name -> new Candidate(name, changes(given, name), apart(given, name)))
                .filter(one -> one.changes() <= MOST_CHANGES && one.changes() < given.length())
                .sorted(
                        Comparator.comparingInt(Candidate::changes)
                                .thenComparingLong(Candidate::apart)
                                .thenComparing(Candidate::name))
                .limit(most)
                .map(Candidate::name)
                .toList();
    }

    /// Characters to insert, leave out or replace (Levenshtein's distance).
    private static int changes(String left, String right) {
        int[] before = new int[right.length() + 1];
        for (int column = 0; column < before.length; column++) {
            before[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] now = new int[before.length];
            now[0] = row;
            for (int column = 1; column < now.length; column++) {
                int other = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                int inserted = Math.min(now[column - 1], before[column]) + 1;
                now[column] = Math.min(inserted, before[column - 1] + other);
            }
            before = now;
        }
        return before[right.length()];
    }

    private static long apart(String left, String right) {
        return Math.abs(digits(left) - digits(right));
    }

    private static long digits(String name) {
        String digits = name.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Long.parseLong(digits);
    }
}
