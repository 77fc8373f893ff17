package io.greenway.bench;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.CertifiedKey;
import io.greenway.core.signature.Cryptography;
import io.greenway.core.signature.DemoAuthority;
import io.greenway.core.signature.DemoAuthority.KeyKind;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.signature.Trust;
import io.greenway.core.signature.Verifier;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Mode `signatures`: what verifying costs, beside the JDK's way over a tree and beside reading.
final class SignatureBench {
    private static final int SMALL_REPETITIONS = 400;
    private static final int LARGE_REPETITIONS = 12;
    private static final int MANY = 100;

    private final Instant now = Instant.now();
    private final XmlReader<Message> reader = XmlReader.of(Message.class);

    /// Measures.
    ///
    /// @return the figures as JSON
    String measure() throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("mode", "signatures");
        figures.put("rsaProvider", Cryptography.rsaProvider());
        for (KeyKind kind : KeyKind.values()) {
            figures.put(kind.name(), measure(kind));
        }
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures);
    }

    private Map<String, Object> measure(KeyKind kind) throws Exception {
        var authority = DemoAuthority.create("bench", kind, now.minusSeconds(60), random());
        CertifiedKey key =
                authority.issue(
                        "5101960D41",
                        "bench",
                        kind,
                        now.minusSeconds(60),
                        now.plus(Duration.ofDays(1)));
        SoftKey signer = SoftKey.of(key.key(), key.certificate());
        Verifier verifier =
                new Verifier(Trust.of(List.of(authority.own().certificate()), List.of()));
        EnterpriseMessage payment = messages(CEB411Message.class, 1);
        byte[] one = SignedXml.write(payment, signer);
        byte[] many = SignedXml.write(messages(CEB621Message.class, MANY), signer);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("oneDocumentBytes", one.length);
        figures.put("hundredDocumentsBytes", many.length);
        Pairs small =
                new Pairs(SMALL_REPETITIONS)
                        .with("verifyOne", () -> verifier.verify(one, now).isValid())
                        .with("readOne", () -> reader.read(one) instanceof Outcome.Accepted)
                        .with("signOne", () -> SignedXml.write(payment, signer).length > 0);
        Pairs large =
                new Pairs(LARGE_REPETITIONS)
                        .with("verifyHundred", () -> verifier.verify(many, now).isValid())
                        .with("readHundred", () -> reader.read(many) instanceof Outcome.Accepted);
        if (kind == KeyKind.RSA) {
            TreeVerifier tree = new TreeVerifier(key.certificate().getPublicKey());
            small.with("treeOne", () -> TreeVerifier.isValidAsGuided(one));
            small.with("tunedTreeOne", () -> tree.isValidTuned(one));
            large.with("treeHundred", () -> TreeVerifier.isValidAsGuided(many));
            large.with("tunedTreeHundred", () -> tree.isValidTuned(many));
        }
        Map<String, Double> micros = small.measure();
        micros.putAll(large.measure());
        figures.put("cpuMicros", micros);
        figures.put("verifyPerDocumentOfHundred", round(at(micros, "verifyHundred") / MANY));
        if (kind == KeyKind.RSA) {
            figures.put("oneToTree", round(at(micros, "verifyOne") / at(micros, "treeOne")));
            figures.put(
                    "oneToTunedTree", round(at(micros, "verifyOne") / at(micros, "tunedTreeOne")));
            figures.put(
                    "hundredToTunedTree",
                    round(at(micros, "verifyHundred") / at(micros, "tunedTreeHundred")));
        }
        return figures;
    }

    private static double at(Map<String, Double> micros, String name) {
        return micros.getOrDefault(name, Double.NaN);
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static SecureRandom random() {
        return new SecureRandom();
    }

    /// A message of a type with so many documents.
    private static <M extends EnterpriseMessage> M messages(Class<M> type, int count) {
        Party party = new Party("5101960D01", "示范企业 Demo");
        List<Party> parties = List.of(party);
        Generator generator =
                new Generator(
                        1,
                        LocalDate.now(Terms.CHINA),
                        new Parties(
                                parties, parties, parties, parties, parties, List.of(), List.of()));
        List<M> messages = new ArrayList<>();
        Packer packer =
                new Packer(
                        1,
                        count,
                        packed -> {
                            if (type.isInstance(packed.message())) {
                                messages.add(type.cast(packed.message()));
                            }
                        });
        for (int i = 0; i < count; i++) {
            packer.add(generator.declaration(i, Kind.CONSISTENT));
        }
        packer.finish();
        return messages.getFirst();
    }
}
