package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.TestPlatform;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The four messages of one sample trade, the inventory signed, as they would be sent.
final class SetOfMessages {
    static final String BOUNDARY = "greenway-set-of-messages";

    private static final Parties PARTIES =
            new Parties(
                    List.of(new Party("5101960D01", "示范平台")),
                    List.of(new Party("5101960D11", "示范电商")),
                    List.of(new Party("5101960D21", "示范支付")),
                    List.of(new Party("5101960D31", "示范物流")),
                    List.of(new Party("5101960D41", "示范报关")),
                    List.of(),
                    List.of());

    private final Declaration declaration;
    private final Map<String, byte[]> messages = new LinkedHashMap<>();

    /// @param seed makes it different from others
    SetOfMessages(TestPlatform platform, long seed) {
        this(platform, seed, Kind.CONSISTENT);
    }

    /// @param kind what disagrees in it
    SetOfMessages(TestPlatform platform, long seed, Kind kind) {
        Generator generator = new Generator(seed, LocalDate.now(Terms.CHINA), PARTIES);
        declaration = generator.declaration(0, kind);
        Packer packer =
                new Packer(
                        seed,
                        100,
                        packed -> {
                            byte[] xml =
                                    XmlWriter.write(
                                            (Record) packed.message(), XmlWriter.Style.PREFIXED);
                            boolean signs = packed.paper() == Paper.INVENTORY;
                            messages.put(
                                    packed.paper().ordinal() + "-" + packed.paper() + ".xml",
                                    signs ? signed(platform, xml) : xml);
                        });
        packer.add(declaration);
        packer.finish();
    }

    Declaration declaration() {
        return declaration;
    }

    Map<String, byte[]> messages() {
        return messages;
    }

    String text(Paper paper) {
        return new String(messages.get(name(paper)), StandardCharsets.UTF_8);
    }

    void replace(Paper paper, String xml) {
        messages.put(name(paper), xml.getBytes(StandardCharsets.UTF_8));
    }

    /// All of them as the body of a form.
    byte[] form() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        messages.forEach(
                (name, bytes) -> {
                    String head =
                            "--%s\r\nContent-Disposition: form-data; name=\"message\"; filename=\"%s\"\r\n\r\n"
                                    .formatted(BOUNDARY, name);
                    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
                    body.writeBytes(bytes);
                    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
                });
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    static byte[] signed(TestPlatform platform, byte[] xml) {
        try {
            return ((Outcome.Accepted<byte[]>)
                            SignedXml.sign(xml, platform.signer(platform.key("agent"))))
                    .value();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static String name(Paper paper) {
        return paper.ordinal() + "-" + paper + ".xml";
    }
}
