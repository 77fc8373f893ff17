package io.greenway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.Data;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The canonical form is that of the JDK's canonicaliser, which builds a tree for it.
class CanonicaliserTest {
    private static final long SEED = Long.getLong("greenway.seed", 20261123);
    private static final int CASES = 5_000;

    private static final List<String> PIECES =
            List.of(
                    "<a/>",
                    "<b></b>",
                    "<c x='1' b=\"2\" a='&lt;'/>",
                    "<p:d xmlns:p='urn:p'/>",
                    "<e xmlns=''/>",
                    "<f xmlns='urn:f'><g xmlns='urn:f'/><h xmlns=''/></f>",
                    "<p:i xmlns:p='urn:p' xmlns:o='urn:o' p:z='1' o:a='2' b='3'><p:j/></p:i>",
                    "text",
                    " ",
                    "\n",
                    "\r\n",
                    "\r",
                    "\t",
                    "&amp;",
                    "&lt;",
                    "&gt;",
                    "&quot;",
                    "&apos;",
                    "&#13;",
                    "&#xA;",
                    "&#x4E2D;",
                    "&#x1F600;",
                    "中文",
                    "𠮷",
                    ">",
                    "'",
                    "\"",
                    "<![CDATA[<x>&amp;\r\n]]>",
                    "<!-- note -->",
                    "<?pi some  data ?>",
                    "<?pi?>",
                    "<k a='\t\n\r\n&#9;&#10;&#13;&gt;>\"'/>",
                    "<l a=\"'&quot;\"/>",
                    "<m xml:lang='zh' xml:space='preserve'/>",
                    "<n  a = '1'  ></n >",
                    "<o xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
                    "<q xmlns:p='urn:1'><q xmlns:p='urn:2'><p:r/></q></q>",
                    "<s a='&#x20;&#xD;'/>");

    private static final List<String> BROKEN =
            List.of(
                    "<",
                    "</a>",
                    "&",
                    "&x;",
                    "]]>",
                    "<a",
                    "<a b>",
                    "<a b=c/>",
                    "<a b='<'/>",
                    "&#0;",
                    "<a a='1' a='2'/>",
                    "<p:a/>",
                    "<!DOCTYPE a>",
                    "<!-- a -- b -->",
                    "<?xml a?>",
                    "<a xmlns:p=''/>",
                    "<a xmlns:xmlns='urn:a'/>",
                    "<a:b:c xmlns:a='urn:a'/>",
                    "<a xmlns:x='urn:a' xmlns:y='urn:a' x:b='' y:b=''/>",
                    "<a b='&'/>",
                    "\u0001",
                    "\uFFFE",
                    "<a b='1'c='2'/>",
                    "<a/ >",
                    "<![CDATA[",
                    "<!--",
                    "<?pi");

    @Test
    void generatedDocumentsComeOutAsFromTheJdk() throws Exception {
        for (int number = 0; number < CASES; number++) {
            SplittableRandom random = new SplittableRandom(SEED + number);
            StringBuilder xml = new StringBuilder();
            outside(random, xml);
            xml.append("<root").append(random.nextBoolean() ? " xmlns='urn:root'>" : ">");
            // The JDK forgets an instruction behind a root without content.
            xml.append("text");
            for (int piece = random.nextInt(8); piece > 0; piece--) {
                xml.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            if (random.nextInt(10) == 0) {
                xml.append(BROKEN.get(random.nextInt(BROKEN.size())));
            }
            xml.append("</root>");
            outside(random, xml);
            agrees(xml.toString(), "greenway.seed=" + (SEED + number));
        }
    }

    private static void outside(SplittableRandom random, StringBuilder xml) {
        List<String> pieces = List.of("", "\n", "<!-- a -->", "<?pi data?>", " \r\n");
        for (int piece = random.nextInt(3); piece > 0; piece--) {
            xml.append(pieces.get(random.nextInt(pieces.size())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "<a/><b/>", "<a/>x", "x<a/>", "<a></b>", "<a>", "<?xml?><a/>"})
    void whatIsNotOneDocumentIsRefused(String text) throws Exception {
        agrees(text, text);
        assertThat(read(text)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void brokenPiecesAreRefused() {
        for (String piece : BROKEN) {
            assertThat(read("<root>" + piece + "</root>"))
                    .as(piece)
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    private static void agrees(String xml, String seed) throws Exception {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        byte[] expected = byTree(bytes);
        switch (Canonicaliser.read(bytes, "", "")) {
            case Outcome.Accepted<CanonicalDocument>(CanonicalDocument document, List<Fault> _) -> {
                if (expected == null || !Arrays.equals(document.bytes(), expected)) {
                    assertThat(new String(document.bytes(), StandardCharsets.UTF_8))
                            .as(seed + "\n" + xml)
                            .isEqualTo(
                                    expected == null
                                            ? null
                                            : new String(expected, StandardCharsets.UTF_8));
                }
            }
            case Outcome.Refused<CanonicalDocument> refused ->
                    assertThat(expected).as(seed + "\n" + xml + "\n" + refused).isNull();
        }
    }

    private static Outcome<CanonicalDocument> read(String xml) {
        return Canonicaliser.read(xml.getBytes(StandardCharsets.UTF_8), "", "");
    }

    /// The JDK's canonical form, or null when its parser refuses the document.
    private static byte[] byTree(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        try {
            builder.parse(new ByteArrayInputStream(xml));
        } catch (SAXException broken) {
            return null;
        }
        Element own = builder.newDocument().createElement("Transform");
        var context = new DOMValidateContext(new SecretKeySpec(new byte[] {1}, "none"), own);
        TransformService canonical =
                TransformService.getInstance(CanonicalizationMethod.INCLUSIVE, "DOM");
        canonical.marshalParams(new DOMStructure(own), context);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Data data =
                canonical.transform(
                        new OctetStreamData(new ByteArrayInputStream(xml)), context, out);
        if (data instanceof OctetStreamData octets && octets.getOctetStream() != null) {
            octets.getOctetStream().transferTo(out);
        }
        return out.toByteArray();
    }
}
