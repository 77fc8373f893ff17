package io.greenway.core.xml;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the lines and columns of faults that know only their path.
public final class Places {
    private final byte[] text;
    private final Map<String, Integer> offsets = new HashMap<>();

    private Places(byte[] text) {
        this.text = text;
    }

    /// The same faults, each with its line and column, in the order of the text. A fault about
    /// something that is not there gets the place of what should hold it.
    ///
    /// @param text a text that was read without a fault of its form
    public static List<Fault> located(byte[] text, List<Fault> faults) {
        if (faults.isEmpty()) {
            return List.of();
        }
        XmlLimits limits = XmlLimits.DEFAULT;
        Findings findings = new Findings(text, limits);
        try {
            Places places = new Places(text);
            places.walk(limits, wanted(faults));
            for (Fault fault : faults) {
                Place place = fault.place();
                if (place.line() > 0) {
                    continue;
                }
                int offset = places.offset(place.path());
                findings.note(fault.code(), place.path(), offset, fault.found(), fault.expected());
            }
        } catch (Halt _) {
            // There are more faults than are told; that is one of the findings.
        }
        List<Fault> all = new ArrayList<>(findings.faults());
        faults.stream().filter(fault -> fault.place().line() > 0).forEach(all::add);
        return List.copyOf(all);
    }

    /// The paths to be found with those above them, each step with its position; the root's name
    /// is left out, because not every fault knows it.
    private static Set<String> wanted(List<Fault> faults) {
        Set<String> wanted = new HashSet<>();
        for (Fault fault : faults) {
            String path = inRoot(fault.place().path());
            for (; !path.isEmpty(); path = parent(path)) {
                wanted.add(path);
            }
        }
        return wanted;
    }

    private int offset(String path) {
        String place = inRoot(path);
        while (!place.isEmpty() && !offsets.containsKey(place)) {
            place = parent(place);
        }
        return offsets.getOrDefault(place, 0);
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /// `/CEB311Message/Order[2]/OrderHead` becomes `/Order[2]/OrderHead[1]`.
    private static String inRoot(String path) {
        StringBuilder steps = new StringBuilder();
        for (String step : path.split("/")) {
            if (!step.isEmpty() && !isRoot(step)) {
                steps.append('/').append(step);
                if (!step.endsWith("]") && !step.startsWith("@")) {
                    steps.append("[1]");
                }
            }
        }
        return steps.toString();
    }

    private static boolean isRoot(String step) {
        return step.startsWith("Dxp") || (step.startsWith("CEB") && step.endsWith("Message"));
    }

    private void walk(XmlLimits limits, Set<String> wanted) throws Halt {
        Cursor cursor = new Cursor(text, limits, new Findings(text, limits), new Trail());
        Deque<Map<String, Integer>> counts = new ArrayDeque<>();
        Deque<String> paths = new ArrayDeque<>();
        Cursor.Event event;
        while ((event = cursor.next()) != Cursor.Event.FINISHED) {
            switch (event) {
                case START -> {
                    String path = "";
                    if (!counts.isEmpty()) {
                        int count = counts.element().merge(cursor.name(), 1, Integer::sum);
                        path = paths.element() + "/" + cursor.name() + "[" + count + "]";
                    }
                    if (path.isEmpty() || wanted.contains(path)) {
                        offsets.putIfAbsent(path, cursor.offset());
                    }
                    counts.push(new HashMap<>());
                    paths.push(path);
                }
                case END -> {
                    counts.pop();
                    paths.pop();
                }
                case TEXT, FINISHED -> {
                    // Faults of texts have the place of their element.
                }
            }
        }
    }
}
