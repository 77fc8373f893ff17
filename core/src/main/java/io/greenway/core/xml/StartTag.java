package io.greenway.core.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A start tag of a document as it is read: where its name and its attributes are.
final class StartTag {
    /// One attribute.
    private static final class Slot {
        int name;
        int colon;
        int nameEnd;
        int value;
        int valueEnd;
        byte[] uri = Scope.NONE;
    }

    private final Scan scan;
    private final byte[] text;
    private Slot[] slots = new Slot[8];
    private int count;
    private Scope.Binding[] declared = new Scope.Binding[4];
    private int declarations;

    private int end;

    StartTag(Scan scan) {
        this.scan = scan;
        this.text = scan.text;
    }

    /// Offset behind the tag that was read last.
    int end() {
        return end;
    }

    /// Reads attributes up to the end of the tag; tells whether it is that of an empty element.
    boolean read(int from) throws Halt {
        count = 0;
        declarations = 0;
        int cursor = from;
        while (true) {
            int spaced = scan.afterSpace(cursor);
            if (spaced >= text.length) {
                throw scan.refuse(cursor);
            }
            if (text[spaced] == '>') {
                end = spaced + 1;
                return false;
            }
            if (text[spaced] == '/') {
                if (spaced + 1 >= text.length || text[spaced + 1] != '>') {
                    throw scan.refuse(spaced);
                }
                end = spaced + 2;
                return true;
            }
            if (spaced == cursor) {
                throw scan.refuse(cursor);
            }
            cursor = attribute(spaced);
        }
    }

    private int attribute(int start) throws Halt {
        int nameEnd = scan.name(start);
        int equals = scan.afterSpace(nameEnd);
        if (nameEnd == start || equals >= text.length || text[equals] != '=') {
            throw scan.refuse(start);
        }
        int quoteAt = scan.afterSpace(equals + 1);
        byte quote = quoteAt < text.length ? text[quoteAt] : 0;
        if (quote != '"' && quote != '\'') {
            throw scan.refuse(quoteAt);
        }
        int valueEnd = quoteAt + 1;
        while (valueEnd < text.length && text[valueEnd] != quote) {
            byte value = text[valueEnd];
            if (value == '<' || !scan.isCharacter(valueEnd)) {
                throw scan.refuse(valueEnd);
            }
            if (value == '&') {
                valueEnd = scan.reference(valueEnd);
            } else {
                valueEnd++;
            }
        }
        if (valueEnd >= text.length) {
            throw scan.refuse(quoteAt);
        }
        add(start, scan.colon(start, nameEnd), nameEnd, quoteAt + 1, valueEnd);
        return valueEnd + 1;
    }

    private void add(int name, int colon, int nameEnd, int value, int valueEnd) {
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
        }
        if (slots[count] == null) {
            slots[count] = new Slot();
        }
        Slot slot = slots[count++];
        slot.name = name;
        slot.colon = colon;
        slot.nameEnd = nameEnd;
        slot.value = value;
        slot.valueEnd = valueEnd;
        slot.uri = Scope.NONE;
    }

    boolean isPlain() {
        return count == 0 && declarations == 0;
    }

    /// Takes the namespace declarations out of the attributes into the scope, and gives the others
    /// their namespaces. Those that change nothing are kept out of [#declared].
    ///
    /// @return whether all of it is allowed
    boolean resolve(Scope scope) {
        Scope.Binding[] found = new Scope.Binding[count];
        int declaring = 0;
        int kept = 0;
        for (int index = 0; index < count; index++) {
            Slot slot = slots[index];
            byte[] prefix = declaredPrefix(slot);
            if (prefix == null) {
                slots[index] = slots[kept];
                slots[kept++] = slot;
            } else {
                byte[] uri = value(slot);
                if (uri == null || !mayDeclare(prefix, uri)) {
                    return false;
                }
                for (int other = 0; other < declaring; other++) {
                    if (Arrays.equals(found[other].prefix(), prefix)) {
                        return false;
                    }
                }
                found[declaring++] = new Scope.Binding(prefix, uri);
            }
        }
        count = kept;
        declare(found, declaring, scope);
        return nameSpaces(scope);
    }

    private void declare(Scope.Binding[] found, int declaring, Scope scope) {
        for (int index = 0; index < declaring; index++) {
            Scope.Binding binding = found[index];
            byte[] before = scope.uri(binding.prefix());
            boolean isXml = Arrays.equals(binding.uri(), Scope.XML);
            if (!isXml && (before == null || !Arrays.equals(before, binding.uri()))) {
                if (declarations == declared.length) {
                    declared = Arrays.copyOf(declared, 2 * declarations);
                }
                declared[declarations++] = binding;
            }
        }
        for (int index = 0; index < declarations; index++) {
            scope.declare(declared[index]);
        }
    }

    private boolean nameSpaces(Scope scope) {
        for (int index = 0; index < count; index++) {
            Slot slot = slots[index];
            if (slot.colon >= 0) {
                byte[] uri = scope.uri(text, slot.name, slot.colon);
                if (uri == null) {
                    return false;
                }
                slot.uri = uri;
            }
            for (int other = 0; other < index; other++) {
                if (compare(slots[other], slot) == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether an attribute of the namespace `xml` is among them: it would be inherited by an
    /// element taken out.
    boolean hasXmlAttribute() {
        for (int index = 0; index < count; index++) {
            if (Arrays.equals(slots[index].uri, Scope.XML)) {
                return true;
            }
        }
        return false;
    }

    /// Writes namespaces by prefix, then attributes by namespace and local name.
    ///
    /// @param all every namespace in force when the element stands alone, or null
    void write(Scope.Binding @Nullable [] all, Bytes out) {
        Scope.Binding[] shown = all == null ? Arrays.copyOf(declared, declarations) : all;
        Arrays.sort(shown, (one, other) -> Arrays.compareUnsigned(one.prefix(), other.prefix()));
        for (Scope.Binding binding : shown) {
            out.add(Escapes.ascii(binding.prefix().length == 0 ? " xmlns" : " xmlns:"));
            out.add(binding.prefix());
            out.add('=');
            out.add('"');
            escaped(binding.uri(), out);
            out.add('"');
        }
        Slot[] ordered = Arrays.copyOf(slots, count);
        Arrays.sort(ordered, this::compare);
        for (Slot slot : ordered) {
            out.add(' ');
            out.add(text, slot.name, slot.nameEnd);
            out.add('=');
            out.add('"');
            writeValue(slot, out, false);
            out.add('"');
        }
    }

    private int compare(Slot one, Slot other) {
        int spaces = Arrays.compareUnsigned(one.uri, other.uri);
        if (spaces != 0) {
            return spaces;
        }
        return Arrays.compareUnsigned(
                text, local(one), one.nameEnd, text, local(other), other.nameEnd);
    }

    private static int local(Slot slot) {
        return slot.colon < 0 ? slot.name : slot.colon + 1;
    }

    /// The prefix that an attribute declares, or null when it declares none.
    private byte @Nullable [] declaredPrefix(Slot slot) {
        boolean xmlns = matches(slot.name, slot.colon < 0 ? slot.nameEnd : slot.colon);
        if (!xmlns) {
            return null;
        }
        return slot.colon < 0 ? Scope.NONE : Arrays.copyOfRange(text, slot.colon + 1, slot.nameEnd);
    }

    private boolean matches(int start, int end) {
        return end - start == 5
                && text[start] == 'x'
                && text[start + 1] == 'm'
                && text[start + 2] == 'l'
                && text[start + 3] == 'n'
                && text[start + 4] == 's';
    }

    /// Namespaces in XML 1.0: a prefix cannot be taken back, and the two reserved ones stay.
    private static boolean mayDeclare(byte[] prefix, byte[] uri) {
        boolean xml =
                prefix.length == 3 && prefix[0] == 'x' && prefix[1] == 'm' && prefix[2] == 'l';
        boolean xmlns =
                prefix.length == 5 && new String(prefix, StandardCharsets.UTF_8).equals("xmlns");
        return !xmlns
                && xml == Arrays.equals(uri, Scope.XML)
                && !Arrays.equals(uri, Scope.XMLNS)
                && (prefix.length == 0 || uri.length > 0);
    }

    private byte @Nullable [] value(Slot slot) {
        Bytes value = new Bytes(slot.valueEnd - slot.value);
        return writeValue(slot, value, true) ? value.from(0) : null;
    }

    /// Writes a value with its white space normalised; escaped, or as it is meant.
    private boolean writeValue(Slot slot, Bytes out, boolean meant) {
        for (int at = slot.value; at < slot.valueEnd; at++) {
            byte value = text[at];
            switch (value) {
                case '&' -> {
                    int after = Escapes.afterReference(text, at);
                    int point = after < 0 ? -1 : Escapes.referred(text, at, after);
                    if (point < 0) {
                        return false;
                    }
                    if (meant) {
                        out.addCharacter(point);
                    } else {
                        Escapes.inAttribute(point, out);
                    }
                    at = after - 1;
                }
                case '\t', '\n' -> out.add(' ');
                case '\r' -> {
                    out.add(' ');
                    if (at + 1 < slot.valueEnd && text[at + 1] == '\n') {
                        at++;
                    }
                }
                case '"' -> out.add(meant ? new byte[] {'"'} : Escapes.QUOTE);
                default -> out.add(value);
            }
        }
        return true;
    }

    private static void escaped(byte[] meant, Bytes out) {
        for (byte value : meant) {
            if (value >= 0) {
                Escapes.inAttribute(value, out);
            } else {
                out.add(value);
            }
        }
    }
}
