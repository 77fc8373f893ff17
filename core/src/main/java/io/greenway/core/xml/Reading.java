package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// One text being read into one record. After a fault it goes on with the next element, so that
/// the sender learns everything at once.
final class Reading {
    private final Findings findings;
    private final XmlLimits limits;
    private final Trail trail = new Trail();
    private final Cursor cursor;
    private String namespace = "";
    private boolean lenient;

    Reading(byte[] text, XmlLimits limits, Findings findings) throws Halt {
        new Gate(text, limits, findings).pass();
        this.findings = findings;
        this.limits = limits;
        this.cursor = new Cursor(text, limits, findings, trail);
    }

    /// The message, or null when there are findings that refuse it.
    @Nullable Object read(Map<String, RootPlan> roots) throws Halt {
        cursor.next();
        String name = cursor.name();
        RootPlan root = roots.get(name);
        if (root == null) {
            note(FaultCode.UNKNOWN_MESSAGE, name, findings.shown(name), null);
            throw new Halt();
        }
        if (!cursor.namespace().equals(root.namespace())) {
            noteNamespace(name, root.namespace());
            throw new Halt();
        }
        namespace = root.namespace();
        lenient = root.lenient();
        trail.enter(name, 0);
        Object message = readBranch(root.plan());
        trail.leave();
        while (cursor.next() != Cursor.Event.FINISHED) {
            // Comments may follow the root element; the parser refuses anything else.
        }
        return message;
    }

    /// Reads the element whose start the cursor stands on, up to its end.
    private @Nullable Object readBranch(Plan plan) throws Halt {
        int start = cursor.offset();
        int firstElement = plan.attributes().size();
        int[] counts = new int[plan.elements().size()];
        @Nullable Object[] values = new @Nullable Object[firstElement + counts.length];
        readAttributes(plan.attributes(), values);
        int previous = -1;
        boolean strayText = false;
        Cursor.Event event;
        while ((event = cursor.next()) != Cursor.Event.END) {
            if (event == Cursor.Event.TEXT) {
                if (!strayText && !cursor.isBlank()) {
                    strayText = true;
                    noteStrayText();
                }
                continue;
            }
            int index = find(plan, previous + 1);
            if (index < 0 || !mayStand(plan.elements().get(index), ++counts[index])) {
                cursor.skip();
                continue;
            }
            Plan.Element element = plan.elements().get(index);
            if (index < previous) {
                String before = plan.elements().get(previous).name();
                note(FaultCode.WRONG_ORDER, element.name(), element.name(), before);
            }
            previous = index;
            readElement(element, counts[index], values, firstElement + index);
        }
        noteMissing(plan, counts, start, values);
        return findings.refuse() ? null : plan.construct(values);
    }

    /// Index of the element the cursor stands on, or -1 after noting that it is not known here.
    private int find(Plan plan, int expected) throws Halt {
        String name = cursor.name();
        int index = plan.indexOf(name, expected);
        if (index < 0) {
            note(FaultCode.UNKNOWN_ELEMENT, name, findings.shown(name), null);
            return -1;
        }
        String own = plan.elements().get(index).namespace();
        String wanted = own == null ? namespace : own;
        if (!cursor.namespace().equals(wanted)) {
            noteNamespace(name, wanted);
            return -1;
        }
        return index;
    }

    /// Whether one more may stand; the first one too many is noted.
    private boolean mayStand(Plan.Element element, int count) throws Halt {
        if (count > element.max() && element.max() == 1) {
            note(FaultCode.DUPLICATE_ELEMENT, element.name(), null, null);
        } else if (count == element.max() + 1) {
            String most = Integer.toString(element.max());
            note(FaultCode.TOO_MANY_ELEMENTS, element.name(), Integer.toString(count), most);
        }
        return count <= element.max() || (lenient && element.max() > 1);
    }

    private void readElement(Plan.Element element, int count, @Nullable Object[] values, int slot)
            throws Halt {
        trail.enter(element.name(), element.max() > 1 ? count : 0);
        switch (element) {
            case Plan.Leaf leaf -> {
                Object value = readLeaf(leaf);
                if (leaf.max() == 1) {
                    values[slot] = value;
                } else if (value != null) {
                    values[slot] = added(values[slot], value);
                }
            }
            case Plan.Piece _ ->
                    values[slot] = new FragmentReading(cursor, limits, findings, trail).read();
            case Plan.Branch branch -> {
                Object value = readBranch(branch.plan());
                if (branch.max() == 1) {
                    values[slot] = value;
                } else if (value != null) {
                    values[slot] = added(values[slot], value);
                }
            }
        }
        trail.leave();
    }

    @SuppressWarnings("unchecked")
    private static List<Object> added(@Nullable Object list, Object value) {
        List<Object> items = list == null ? new ArrayList<>() : (List<Object>) list;
        items.add(value);
        return items;
    }

    private @Nullable Object readLeaf(Plan.Leaf leaf) throws Halt {
        int start = cursor.offset();
        if (cursor.parser().getAttributeCount() > 0) {
            readAttributes(List.of(), new @Nullable Object[0]);
        }
        int longest = leaf.form().longest();
        boolean tooLong = false;
        String text = "";
        StringBuilder longer = null;
        Cursor.Event event;
        while ((event = cursor.next()) != Cursor.Event.END) {
            if (event == Cursor.Event.START) {
                note(FaultCode.UNKNOWN_ELEMENT, cursor.name(), findings.shown(cursor.name()), null);
                cursor.skip();
            } else if (longer == null && text.isEmpty()) {
                text = cursor.text();
            } else {
                longer = longer == null ? new StringBuilder(text) : longer;
                tooLong |= longer.length() > longest;
                if (!tooLong) {
                    longer.append(cursor.text());
                }
            }
        }
        String whole = longer == null ? text : longer.toString();
        tooLong |= whole.length() > longest;
        return checked(leaf, whole, tooLong, null, start);
    }

    /// The value of a text, or null after noting what is wrong with it.
    private @Nullable Object checked(
            Plan.Leaf leaf, String text, boolean tooLong, @Nullable String attribute, int start)
            throws Halt {
        Object value = tooLong ? leaf.form().tooLong() : leaf.form().read(text);
        if (!(value instanceof FaultCode code)) {
            return value;
        }
        String found = leaf.personal() ? Mask.of(text) : findings.shown(text);
        String path = attribute == null ? trail.path() : trail.path(attribute);
        boolean kept = lenient && !tooLong && leaf.form().isText();
        findings.note(
                kept ? FaultCode.RECEIPT_VALUE_UNLISTED : code,
                path,
                start,
                found,
                leaf.form().expected());
        return kept ? text : null;
    }

    /// Reads the attributes of the element the cursor stands on. Only a root has any; where the
    /// sender keeps the schema is no concern of ours.
    private void readAttributes(List<Plan.Leaf> known, @Nullable Object[] values) throws Halt {
        XMLStreamReader parser = cursor.parser();
        boolean[] present = new boolean[known.size()];
        for (int at = 0; at < parser.getAttributeCount(); at++) {
            String name = parser.getAttributeLocalName(at);
            String space = parser.getAttributeNamespace(at);
            int index = space == null || space.isEmpty() ? indexOf(known, name) : -1;
            if (index >= 0) {
                present[index] = true;
                String text = parser.getAttributeValue(at);
                values[index] = checked(known.get(index), text, false, "@" + name, cursor.offset());
            } else if (!Objects.equals(space, XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
                    || !name.endsWith("chemaLocation")) {
                note(FaultCode.UNKNOWN_ATTRIBUTE, "@" + name, findings.shown(name), null);
            }
        }
        for (int index = 0; index < present.length; index++) {
            if (!present[index]) {
                note(FaultCode.MISSING_ATTRIBUTE, "@" + known.get(index).name(), null, null);
                values[index] = "";
            }
        }
    }

    private static int indexOf(List<Plan.Leaf> attributes, String name) {
        for (int index = 0; index < attributes.size(); index++) {
            if (attributes.get(index).name().equals(name)) {
                return index;
            }
        }
        return -1;
    }

    private void noteMissing(Plan plan, int[] counts, int start, @Nullable Object[] values)
            throws Halt {
        for (int index = 0; index < counts.length; index++) {
            Plan.Element element = plan.elements().get(index);
            if (counts[index] < element.min()) {
                boolean kept =
                        lenient
                                && element instanceof Plan.Leaf leaf
                                && leaf.max() == 1
                                && leaf.form().isText();
                findings.note(
                        kept ? FaultCode.RECEIPT_ELEMENT_MISSING : FaultCode.MISSING_ELEMENT,
                        trail.path(element.name()),
                        start,
                        null,
                        null);
                values[plan.attributes().size() + index] = kept ? "" : null;
            }
        }
    }

    /// Text between elements may be a value that lost its element, so it is masked.
    private void noteStrayText() throws Halt {
        String found = Mask.of(findings.shown(cursor.text().strip()));
        findings.note(FaultCode.TEXT_NOT_ALLOWED, trail.path(), cursor.inkOffset(), found, null);
    }

    private void noteNamespace(String name, String wanted) throws Halt {
        note(FaultCode.WRONG_NAMESPACE, name, findings.shown(cursor.namespace()), wanted);
    }

    private void note(
            FaultCode code, String child, @Nullable String found, @Nullable String expected)
            throws Halt {
        FaultCode weighed = lenient ? remark(code) : code;
        findings.note(weighed, trail.path(child), cursor.offset(), found, expected);
    }

    /// What a fault of the schema is in a message that is read leniently.
    private static FaultCode remark(FaultCode code) {
        return switch (code) {
            case UNKNOWN_ELEMENT, UNKNOWN_ATTRIBUTE -> FaultCode.RECEIPT_ELEMENT_UNKNOWN;
            case WRONG_ORDER -> FaultCode.RECEIPT_ORDER;
            case DUPLICATE_ELEMENT, TOO_MANY_ELEMENTS -> FaultCode.RECEIPT_ELEMENT_REPEATED;
            case MISSING_ATTRIBUTE -> FaultCode.RECEIPT_ELEMENT_MISSING;
            default -> code;
        };
    }
}
