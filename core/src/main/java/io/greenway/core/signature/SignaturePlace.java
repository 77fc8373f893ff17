package io.greenway.core.signature;

import io.greenway.core.xml.CanonicalDocument;
import io.greenway.core.xml.CanonicalDocument.Child;
import io.greenway.core.xml.CanonicalDocument.Cut;
import java.util.List;
import java.util.Set;

/// Where the signature of a message stands: a child of the root, of imports the last one, of
/// exports behind `BaseSubscribe` and before `ExtendMessage` (facts: messages, signature).
final class SignaturePlace {
    private static final String EXTENSION = "ExtendMessage";
    private static final Set<String> IMPORTS =
            Set.of("311", "411", "511", "513", "621", "623", "625", "711");

    private SignaturePlace() {}

    static boolean isRight(CanonicalDocument document, Cut cut) {
        if (cut.depth() != 1) {
            return false;
        }
        List<Child> children = document.children();
        int index = 0;
        while (children.get(index).start() != cut.start()) {
            index++;
        }
        List<Child> behind = children.subList(index + 1, children.size());
        return behind.isEmpty()
                || (isExport(document.root())
                        && behind.size() == 1
                        && behind.getFirst().name().equals(EXTENSION));
    }

    /// Offset in the bytes received at which a signature is put.
    static int in(CanonicalDocument document) {
        if (isExport(document.root())) {
            for (Child child : document.children()) {
                if (child.name().equals(EXTENSION)) {
                    return child.start();
                }
            }
        }
        return document.rootEnd();
    }

    private static boolean isExport(String root) {
        return root.matches("CEB\\d{3}Message") && !IMPORTS.contains(root.substring(3, 6));
    }
}
