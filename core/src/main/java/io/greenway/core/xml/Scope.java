package io.greenway.core.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The namespaces in scope while a document is walked through.
final class Scope {
    static final byte[] XML =
            "http://www.w3.org/XML/1998/namespace".getBytes(StandardCharsets.UTF_8);
    static final byte[] XMLNS = "http://www.w3.org/2000/xmlns/".getBytes(StandardCharsets.UTF_8);
    static final byte[] NONE = {};
    private static final byte[] XML_PREFIX = {'x', 'm', 'l'};

    /// One declaration.
    ///
    /// @param prefix empty for the default namespace
    /// @param uri normalised, in UTF-8; empty where the default is taken back
    @SuppressWarnings("ArrayRecordComponent")
    record Binding(byte[] prefix, byte[] uri) {}

    private Binding[] bindings = new Binding[16];
    private int count;

    int mark() {
        return count;
    }

    void release(int mark) {
        Arrays.fill(bindings, mark, count, null);
        count = mark;
    }

    void declare(Binding binding) {
        if (count == bindings.length) {
            bindings = Arrays.copyOf(bindings, 2 * count);
        }
        bindings[count++] = binding;
    }

    /// The namespace of a prefix, or null when the prefix is not declared.
    byte @Nullable [] uri(byte[] text, int start, int end) {
        for (int index = count - 1; index >= 0; index--) {
            byte[] prefix = bindings[index].prefix();
            if (Arrays.equals(prefix, 0, prefix.length, text, start, end)) {
                return bindings[index].uri();
            }
        }
        if (start == end) {
            return NONE;
        }
        return Arrays.equals(XML_PREFIX, 0, 3, text, start, end) ? XML : null;
    }

    byte @Nullable [] uri(byte[] prefix) {
        return uri(prefix, 0, prefix.length);
    }

    /// What holds here: the innermost declaration of each prefix, without those taken back.
    Binding[] inForce() {
        Binding[] held = new Binding[count];
        int kept = 0;
        for (int index = count - 1; index >= 0; index--) {
            Binding binding = bindings[index];
            boolean hidden = false;
            for (int later = index + 1; later < count; later++) {
                hidden |= Arrays.equals(bindings[later].prefix(), binding.prefix());
            }
            if (!hidden && binding.uri().length > 0) {
                held[kept++] = binding;
            }
        }
        return Arrays.copyOf(held, kept);
    }
}
