package io.greenway.fuzz;

import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.CanonicalDocument;
import io.greenway.core.xml.Canonicaliser;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// The canonicaliser never throws; a canonical form is its own canonical form; and what it takes
/// for well-formed the JDK takes for well-formed too.
public final class CanonicaliserTarget {
    private static final DocumentBuilder JDK = jdk();

    private CanonicaliserTarget() {}

    private static DocumentBuilder jdk() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        if (!(canonical(input) instanceof Outcome.Accepted<CanonicalDocument> once)) {
            return;
        }
        byte[] bytes = once.value().bytes();
        if (!(canonical(bytes) instanceof Outcome.Accepted<CanonicalDocument> twice)
                || !Arrays.equals(bytes, twice.value().bytes())) {
            throw new AssertionError("a canonical form is not its own canonical form");
        }
        JDK.parse(new ByteArrayInputStream(bytes));
    }

    private static Outcome<CanonicalDocument> canonical(byte[] text) {
        return Canonicaliser.read(text, "", "");
    }
}
