package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Fragment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes messages. It is strict: what the reader would refuse is not written.
public final class XmlWriter {
    /// How the elements are named.
    public enum Style {
        /// With the prefix `ceb:`, as declarations are normally written.
        PREFIXED("ceb"),
        /// With the default namespace, as receipts are normally written.
        DEFAULT_NAMESPACE("");

        private final String prefix;

        Style(String prefix) {
            this.prefix = prefix;
        }
    }

    private final StringBuilder xml = new StringBuilder(4096);
    private final Trail trail = new Trail();
    private final String prefix;

    private XmlWriter(Style style) {
        this.prefix = style.prefix.isEmpty() ? "" : style.prefix + ":";
    }

    /// The message in UTF-8, with its elements in their published order. An absent value is left
    /// out, an empty text is written as an empty element.
    ///
    /// @throws IllegalArgumentException naming the path, when a value breaks a limit of its field
    public static byte[] write(Record message, Style style) {
        RootPlan root = RootPlan.of(message.getClass());
        XmlWriter writer = new XmlWriter(style);
        writer.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.root(root, message, style.prefix);
        return writer.xml.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// A text with what XML cannot carry (control characters, broken surrogates) replaced by
    /// U+FFFD, for quoting texts that came from elsewhere.
    public static String carriable(String text) {
        if (Markup.carries(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> clean.appendCodePoint(Markup.carries(point) ? point : 0xFFFD));
        return clean.toString();
    }

    private void root(RootPlan root, Record message, String prefix) {
        Plan plan = root.plan();
        trail.enter(root.element(), 0);
        xml.append('<').append(this.prefix).append(root.element());
        attributes(plan, message);
        xml.append(prefix.isEmpty() ? " xmlns=\"" : " xmlns:" + prefix + "=\"");
        Markup.attribute(root.namespace(), xml);
        xml.append("\">");
        content(plan, message);
        xml.append("</").append(this.prefix).append(root.element()).append('>');
        trail.leave();
    }

    private void attributes(Plan plan, Object record) {
        for (Plan.Leaf attribute : plan.attributes()) {
            Object value = Plan.value(attribute.accessor(), record);
            if (value == null) {
                throw broken("@" + attribute.name(), FaultCode.MISSING_ATTRIBUTE);
            }
            xml.append(' ').append(attribute.name()).append("=\"");
            Markup.attribute(form(attribute, value, "@" + attribute.name()), xml);
            xml.append('"');
        }
    }

    private void content(Plan plan, Object record) {
        for (Plan.Element element : plan.elements()) {
            Object value = Plan.value(element.accessor(), record);
            List<?> items = items(element, value);
            if (items.size() < element.min()) {
                throw broken(element.name(), FaultCode.MISSING_ELEMENT);
            }
            if (items.size() > element.max()) {
                throw broken(element.name(), FaultCode.TOO_MANY_ELEMENTS);
            }
            for (int at = 0; at < items.size(); at++) {
                element(element, items.get(at), element.max() > 1 ? at + 1 : 0);
            }
        }
    }

    private static List<?> items(Plan.Element element, @Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return element.max() > 1 ? (List<?>) value : List.of(value);
    }

    private void element(Plan.Element element, Object value, int position) {
        if (element instanceof Plan.Piece piece) {
            xml.append(fragment(piece, (Fragment) value));
            return;
        }
        String name = prefix + element.name();
        xml.append('<').append(name);
        if (element instanceof Plan.Branch branch) {
            attributes(branch.plan(), value);
        }
        xml.append('>');
        switch (element) {
            case Plan.Leaf leaf -> Markup.text(form(leaf, value, leaf.name()), xml);
            case Plan.Branch branch -> {
                trail.enter(branch.name(), position);
                content(branch.plan(), value);
                trail.leave();
            }
            case Plan.Piece _ -> throw new IllegalStateException("A piece brings its own tags");
        }
        xml.append("</").append(name).append('>');
    }

    /// The text of a value, once reading it back has given the same value.
    private String form(Plan.Leaf leaf, Object value, String name) {
        String text = leaf.form().write(value);
        Object again = leaf.form().read(text);
        if (again instanceof FaultCode code) {
            throw broken(name, code);
        }
        if (!Markup.carries(text) || !same(value, again)) {
            throw broken(name, FaultCode.VALUE_NOT_PERMITTED);
        }
        return text;
    }

    private static boolean same(Object value, Object again) {
        return value instanceof BigDecimal number
                ? number.compareTo((BigDecimal) again) == 0
                : value.equals(again);
    }

    private String fragment(Plan.Piece piece, Fragment fragment) {
        if (!FragmentReading.isOneElement(fragment, piece.name(), piece.namespace())) {
            throw broken(piece.name(), FaultCode.NOT_WELL_FORMED);
        }
        return fragment.xml();
    }

    private IllegalArgumentException broken(String name, FaultCode code) {
        return new IllegalArgumentException(trail.path(name) + ": " + code);
    }
}
