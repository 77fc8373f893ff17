package io.greenway.core.xml;

import java.util.ArrayList;
import java.util.List;

/// The names of the elements that are open, as a path.
final class Trail {
    /// A name an attacker chose is cut here, so that a path stays readable.
    private static final int LONGEST_NAME = 64;

    private final List<String> names = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();

    /// Opens an element. Position 0 means that it may stand only once and is shown without one.
    void enter(String name, int position) {
        names.add(name);
        positions.add(position);
    }

    void leave() {
        names.removeLast();
        positions.removeLast();
    }

    String path() {
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < names.size(); at++) {
            path.append('/').append(cut(names.get(at)));
            if (positions.get(at) > 0) {
                path.append('[').append(positions.get(at).intValue()).append(']');
            }
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    String path(String child) {
        return (names.isEmpty() ? "" : path()) + "/" + cut(child);
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
