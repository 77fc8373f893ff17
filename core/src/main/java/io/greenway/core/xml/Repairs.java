package io.greenway.core.xml;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Repairs of a text that cannot change what it says: the order of elements, the final X of
/// identity numbers, full-width digits where only a number, a time or a code may stand, and the
/// zeros that a decimal point wants beside it. No value is ever invented.
public final class Repairs {
    private static final Pattern SMALL_X = Pattern.compile("\\d{17}x");
    private static final Pattern BARE_POINT = Pattern.compile("-?(\\.\\d+|\\d+\\.)");
    private static final char FULL_WIDTH_FIRST = '！';
    private static final char FULL_WIDTH_LAST = '～';
    private static final int FULL_WIDTH_DISTANCE = '！' - '!';

    /// What was repaired.
    ///
    /// @param text the text after it; the same bytes when there was nothing to repair
    /// @param repairs each with its place, what stood there and what stands there now; values of
    ///     personal elements masked
    @SuppressWarnings("ArrayRecordComponent") // Handed over to be written.
    public record Repaired(byte[] text, List<Fault> repairs) {
        public Repaired {
            repairs = List.copyOf(repairs);
        }
    }

    /// One element of the text.
    private static final class Node {
        final String name;
        final Plan.@Nullable Element element;
        final int start;
        int textStart;
        int textEnd;
        int end;
        boolean mixed;
        Map<String, Integer> places = Map.of();
        final List<Node> children = new ArrayList<>();

        Node(String name, Plan.@Nullable Element element, int start) {
            this.name = name;
            this.element = element;
            this.start = start;
        }
    }

    private final byte[] text;
    private final Findings findings;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Repairs(byte[] text) {
        this.text = text;
        this.findings = new Findings(text, XmlLimits.DEFAULT);
    }

    /// Repairs a message.
    ///
    /// @param type the message type, or a sealed interface over several
    /// @return nothing repaired when the text is not well-formed or no such message
    public static Repaired of(byte[] text, Class<?> type) {
        Repairs repairs = new Repairs(text);
        try {
            new Gate(text, XmlLimits.DEFAULT, repairs.findings).pass();
            Node root = repairs.read(roots(type));
            if (root == null) {
                return new Repaired(text, List.of());
            }
            repairs.keep(0, root.start);
            repairs.write(root, "/" + root.name);
            repairs.keep(root.end, text.length);
            return new Repaired(repairs.out.toByteArray(), repairs.findings.faults());
        } catch (Halt _) {
            return new Repaired(text, List.of());
        }
    }

    private static Map<String, RootPlan> roots(Class<?> type) {
        Map<String, RootPlan> roots = new HashMap<>();
        XmlReader.leaves(type).map(RootPlan::of).forEach(root -> roots.put(root.element(), root));
        return roots;
    }

    /// The elements of the text as a tree, without what no message defines.
    private @Nullable Node read(Map<String, RootPlan> roots) throws Halt {
        Cursor cursor =
                new Cursor(
                        text,
                        XmlLimits.DEFAULT,
                        new Findings(text, XmlLimits.DEFAULT),
                        new Trail());
        cursor.next();
        RootPlan plan = roots.get(cursor.name());
        if (plan == null) {
            return null;
        }
        Node root = new Node(cursor.name(), null, cursor.offset());
        children(cursor, root, plan.plan());
        while (cursor.next() != Cursor.Event.FINISHED) {
            // The text must be well-formed to its end.
        }
        return root;
    }

    private void children(Cursor cursor, Node node, @Nullable Plan plan) throws Halt {
        node.textStart = -1;
        Cursor.Event event;
        while ((event = cursor.next()) != Cursor.Event.END) {
            if (event == Cursor.Event.TEXT) {
                node.textStart = node.textStart < 0 ? cursor.offset() : node.textStart;
                node.mixed |= plan != null && !cursor.isBlank();
                continue;
            }
            int index = plan == null ? -1 : plan.indexOf(cursor.name(), 0);
            Plan.Element element = plan == null || index < 0 ? null : plan.elements().get(index);
            Node child = new Node(cursor.name(), element, cursor.offset());
            node.children.add(child);
            children(cursor, child, element instanceof Plan.Branch branch ? branch.plan() : null);
        }
        node.textEnd = cursor.offset();
        node.end = cursor.end();
        node.places = plan == null ? Map.of() : plan.byName();
    }

    private void write(Node node, String path) throws Halt {
        if (node.element instanceof Plan.Leaf leaf && node.children.isEmpty()) {
            value(node, leaf, path);
            return;
        }
        List<Node> ordered = ordered(node);
        if (isSortable(node)) {
            tellMoved(node, path);
        }
        int from = node.start;
        Map<String, Integer> counts = new HashMap<>();
        for (int slot = 0; slot < ordered.size(); slot++) {
            Node there = node.children.get(slot);
            Node child = ordered.get(slot);
            keep(from, there.start);
            int count = counts.merge(child.name, 1, Integer::sum);
            boolean repeats = child.element != null && child.element.max() > 1;
            String childPath = path + "/" + child.name + (repeats ? "[" + count + "]" : "");
            write(child, childPath);
            from = there.end;
        }
        keep(from, node.end);
    }

    /// The children in their published order, unless one is unknown or a value stands among them.
    private static List<Node> ordered(Node node) {
        if (!isSortable(node)) {
            return node.children;
        }
        List<Node> ordered = new ArrayList<>(node.children);
        ordered.sort(Comparator.comparingInt(child -> node.places.getOrDefault(child.name, 0)));
        return ordered;
    }

    private static boolean isSortable(Node node) {
        return !node.mixed && node.children.stream().allMatch(child -> child.element != null);
    }

    /// Says which elements came after one that should follow them.
    private void tellMoved(Node node, String path) throws Halt {
        Node last = node.children.isEmpty() ? node : node.children.getFirst();
        for (Node child : node.children) {
            if (node.places.getOrDefault(child.name, 0) < node.places.getOrDefault(last.name, 0)) {
                note(FaultCode.WRONG_ORDER, child, path + "/" + child.name, child.name, last.name);
            } else {
                last = child;
            }
        }
    }

    private void value(Node node, Plan.Leaf leaf, String path) throws Halt {
        if (node.textStart < 0) {
            keep(node.start, node.end);
            return;
        }
        int length = node.textEnd - node.textStart;
        String found = new String(text, node.textStart, length, StandardCharsets.UTF_8);
        String wanted = found.contains("<") || found.contains("&") ? found : repaired(leaf, found);
        keep(node.start, node.textStart);
        if (wanted.equals(found)) {
            keep(node.textStart, node.textEnd);
        } else {
            out.writeBytes(wanted.getBytes(StandardCharsets.UTF_8));
            FaultCode code = FaultCode.VALUE_NOT_PERMITTED;
            note(code, node, path, shown(leaf, found), shown(leaf, wanted));
        }
        keep(node.textEnd, node.end);
    }

    /// Of a personal value only its last character, which is where the X is.
    private static String shown(Plan.Leaf leaf, String value) {
        return leaf.personal() ? "…" + value.substring(value.length() - 1) : value;
    }

    private static String repaired(Plan.Leaf leaf, String found) {
        return switch (leaf.form()) {
            case ValueForm.Decimal decimal -> withZeros(narrow(found));
            case ValueForm.WholeNumber whole -> narrow(found);
            case ValueForm.Day day -> narrow(found);
            case ValueForm.Instant time -> narrow(found);
            case ValueForm.Choice choice -> narrow(found);
            case ValueForm.Words words -> words(leaf.name(), found);
        };
    }

    private static String words(String name, String found) {
        boolean number = name.endsWith("No") || name.endsWith("Code") || name.endsWith("Number");
        String narrow = number ? narrow(found) : found;
        return name.endsWith("IdNumber") && SMALL_X.matcher(narrow).matches()
                ? narrow.substring(0, 17) + "X"
                : narrow;
    }

    private static String withZeros(String number) {
        if (!BARE_POINT.matcher(number).matches()) {
            return number;
        }
        String after = number.endsWith(".") ? number + "0" : number;
        return after.replaceFirst("^(-?)\\.", "$10.");
    }

    /// Full-width letters and digits as plain ones.
    private static String narrow(String value) {
        StringBuilder narrow = new StringBuilder(value.length());
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            boolean full = character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST;
            narrow.append(full ? (char) (character - FULL_WIDTH_DISTANCE) : character);
        }
        return narrow.toString();
    }

    private void note(FaultCode code, Node node, String path, String found, String wanted)
            throws Halt {
        findings.note(code, path, node.start, found, wanted);
    }

    private void keep(int from, int to) {
        out.write(text, from, to - from);
    }
}
