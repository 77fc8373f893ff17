package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Fragment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Keeps one element of another vocabulary as text. Prefixes used inside but declared outside are
/// declared on its first element, so that the piece can stand alone or in another message.
/// Comments and processing instructions are dropped.
final class FragmentReading {
    private final Cursor cursor;
    private final XmlLimits limits;
    private final Findings findings;
    private final Trail trail;
    private final StringBuilder xml = new StringBuilder();

    /// Prefixes declared by the elements that are open inside the piece.
    private final Deque<Set<String>> declared = new ArrayDeque<>();

    /// What the piece needs from outside: prefix to namespace.
    private final Map<String, String> needed = new LinkedHashMap<>();

    private int declarationsEnd;

    FragmentReading(Cursor cursor, XmlLimits limits, Findings findings, Trail trail) {
        this.cursor = cursor;
        this.limits = limits;
        this.findings = findings;
        this.trail = trail;
    }

    /// Reads the element whose start the cursor stands on, up to its end; null after noting that
    /// it is too long.
    @Nullable Fragment read() throws Halt {
        int start = cursor.offset();
        int outside = cursor.depth() - 1;
        open();
        while (cursor.depth() > outside) {
            switch (cursor.next()) {
                case START -> open();
                case TEXT -> Markup.text(cursor.text(), xml);
                case END -> close();
                case FINISHED -> throw new IllegalStateException("An element without its end");
            }
            if (xml.length() > limits.fragment()) {
                String most = limits.fragment() + " characters";
                findings.note(FaultCode.TOO_LARGE, trail.path(), start, null, most);
                throw new Halt();
            }
        }
        needed.forEach((prefix, uri) -> xml.insert(declarationsEnd, declaration(prefix, uri)));
        return new Fragment(xml.toString());
    }

    /// Whether a fragment is one well-formed element of this name, fit to be written.
    static boolean isOneElement(Fragment fragment, String name, String namespace) {
        byte[] text = fragment.xml().getBytes(StandardCharsets.UTF_8);
        Findings findings = new Findings(text, XmlLimits.DEFAULT);
        try {
            new Gate(text, XmlLimits.DEFAULT, findings).pass();
            Cursor cursor = new Cursor(text, XmlLimits.DEFAULT, findings, new Trail());
            cursor.next();
            boolean named = cursor.name().equals(name) && cursor.namespace().equals(namespace);
            cursor.skip();
            return named
                    && cursor.next() == Cursor.Event.FINISHED
                    && fragment.xml().startsWith("<")
                    && !fragment.xml().startsWith("<?");
        } catch (Halt _) {
            return false;
        }
    }

    private void open() throws Halt {
        cursor.countForeign(1);
        XMLStreamReader parser = cursor.parser();
        Set<String> own = new HashSet<>();
        StringBuilder declarations = new StringBuilder();
        for (int at = 0; at < parser.getNamespaceCount(); at++) {
            String prefix = orEmpty(parser.getNamespacePrefix(at));
            own.add(prefix);
            declarations.append(declaration(prefix, orEmpty(parser.getNamespaceURI(at))));
        }
        declared.push(own);
        xml.append('<').append(name(parser.getPrefix(), parser.getLocalName()));
        use(orEmpty(parser.getPrefix()), cursor.namespace());
        xml.append(declarations);
        if (declared.size() == 1) {
            declarationsEnd = xml.length();
        }
        for (int at = 0; at < parser.getAttributeCount(); at++) {
            String prefix = orEmpty(parser.getAttributePrefix(at));
            if (!prefix.isEmpty()) {
                use(prefix, orEmpty(parser.getAttributeNamespace(at)));
            }
            xml.append(' ').append(name(prefix, parser.getAttributeLocalName(at))).append("=\"");
            Markup.attribute(parser.getAttributeValue(at), xml);
            xml.append('"');
        }
        xml.append('>');
    }

    private void close() {
        XMLStreamReader parser = cursor.parser();
        xml.append("</").append(name(parser.getPrefix(), parser.getLocalName())).append('>');
        declared.pop();
    }

    private void use(String prefix, String uri) {
        boolean inside = declared.stream().anyMatch(prefixes -> prefixes.contains(prefix));
        if (!inside && !prefix.equals(XMLConstants.XML_NS_PREFIX)) {
            needed.putIfAbsent(prefix, uri);
        }
    }

    private static String name(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static String declaration(String prefix, String uri) {
        StringBuilder text = new StringBuilder(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix);
        text.append("=\"");
        Markup.attribute(uri, text);
        return text.append('"').toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
