package io.greenway.core.signature;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The signed information of a canonical signature, taken out by its text. That is possible when
/// neither the signature nor the signed information has attributes, which is how nearly every
/// program writes them: then a document of its own differs only by the declarations of namespaces
/// in its tag, and those are what stands in the tag of the signature.
final class PlainSignedInfo {
    private static final byte[] NONE = {};
    private static final Pattern DECLARATIONS =
            Pattern.compile("( xmlns(:[\\w.-]++)?+=\"[^\"]*+\")++");
    private static final String SIGNATURE = "Signature";

    private PlainSignedInfo() {}

    /// Its canonical bytes; none when it is not so plain.
    static byte[] in(byte[] signature) {
        String text = new String(signature, StandardCharsets.ISO_8859_1);
        int tagEnd = text.indexOf('>');
        int nameEnd = text.indexOf(' ');
        if (nameEnd < 0 || nameEnd > tagEnd || !text.startsWith(SIGNATURE, nameEnd - 9)) {
            return NONE;
        }
        String prefix = text.substring(1, nameEnd - SIGNATURE.length());
        String declarations = text.substring(nameEnd, tagEnd);
        String open = "<" + prefix + "SignedInfo";
        String close = "</" + prefix + "SignedInfo>";
        int from = tagEnd + 1 + open.length();
        int end = text.indexOf(close);
        boolean plain =
                text.startsWith(open + ">", tagEnd + 1)
                        && end == text.lastIndexOf(close)
                        && DECLARATIONS.matcher(declarations).matches();
        return plain
                ? (open + declarations + text.substring(from, end + close.length()))
                        .getBytes(StandardCharsets.ISO_8859_1)
                : NONE;
    }
}
