package io.greenway.cli;

import io.greenway.core.message.Message;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.signature.CertificateOwner;
import io.greenway.core.signature.Declarant;
import io.greenway.core.signature.Verification;
import io.greenway.core.signature.Verifier;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.Places;
import io.greenway.core.xml.XmlReader;
import java.io.PrintWriter;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Verifies the signature of a message, with the reason when it does not hold.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verifies the signature of a message and says why when it does not hold.",
        footer = {
            "",
            "Example:",
            "  greenway verify --trust demo.pem signed.xml",
            "",
            "Exit code 0: valid, by a trusted certificate; 1: not, with every reason; 2: not readable."
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin private final TrustFiles trust = new TrustFiles();
    @Mixin private final Languages languages = new Languages();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "Judges the certificate at this time, as 2026-03-01T08:00:00Z (default: now).")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Option(
            names = "--diff",
            description = {
                "Shows where the canonical bytes part from those that were signed: from --original,",
                "or else from what a known mistake of signing programs would have digested."
            })
    private boolean diff;

    @Option(names = "--original", paramLabel = "FILE", description = "The file that was signed.")
    private @Nullable String original;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Parameters(paramLabel = "FILE", description = "Signed message; - is standard input.")
    private String file = "";

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        byte[] bytes = InputFile.read(file);
        Message message = message(bytes);
        String type = message == null ? "" : message.getClass().getSimpleName().substring(0, 6);
        Instant time = at == null ? Instant.now() : at;
        Verification verification =
                withDeclarant(bytes, message, new Verifier(trust.trust()).verify(bytes, time));
        FaultText text = new FaultText(Phrases.bundled(), languages.chosen());
        if (json) {
            out().println(Zone.JSON.writeValueAsString(fields(verification, type, text)));
        } else {
            tell(verification, type, text);
        }
        if (diff) {
            new CanonicalDiff(out()).show(verification, original);
        }
        out().flush();
        return verification.isValid() ? Greenway.WELL : Greenway.REFUSED;
    }

    private static @Nullable Message message(byte[] text) {
        return switch (XmlReader.of(Message.class).read(text)) {
            case Outcome.Accepted<Message>(Message message, List<Fault> _) -> message;
            case Outcome.Refused<Message> _ -> null;
        };
    }

    /// Whether the right enterprise signed depends on what the message says.
    private static Verification withDeclarant(
            byte[] text, @Nullable Message message, Verification verification) {
        X509Certificate certificate = verification.certificate();
        if (certificate == null || message == null) {
            return verification;
        }
        List<Fault> faults = new ArrayList<>(verification.faults());
        faults.addAll(Places.located(text, Declarant.faults(message, certificate)));
        return verification.with(faults);
    }

    private void tell(Verification verification, String type, FaultText text) {
        out().println(file + ": " + (verification.isValid() ? "valid" : "NOT valid"));
        fields(verification).forEach((name, value) -> out().printf("    %-13s %s%n", name, value));
        verification.faults().forEach(fault -> out().println(text.lines(file, fault, type)));
        if (isUntrusted(verification)) {
            out().println("    (no authority was named: --trust CA.pem)");
        }
    }

    private boolean isUntrusted(Verification verification) {
        return !trust.areGiven()
                && verification.faults().stream()
                        .map(Fault::code)
                        .anyMatch(FaultCode.ISSUER_UNKNOWN::equals);
    }

    private static Map<String, Object> fields(Verification verification) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "algorithm", verification.algorithm());
        put(fields, "digest", verification.digest());
        fields.put("canonical", verification.canonical().length + " bytes");
        X509Certificate certificate = verification.certificate();
        if (certificate != null) {
            CertificateOwner owner = CertificateOwner.of(certificate);
            fields.put("certificate", certificate.getSerialNumber().toString(16));
            fields.put("owner", (owner.code() + " " + owner.name()).strip());
            fields.put("issuer", certificate.getIssuerX500Principal().getName());
            fields.put("from", certificate.getNotBefore().toInstant().toString());
            fields.put("until", certificate.getNotAfter().toInstant().toString());
        }
        return fields;
    }

    private Map<String, Object> fields(Verification verification, String type, FaultText text) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("file", file);
        all.put("valid", verification.isValid());
        all.putAll(fields(verification));
        all.put(
                "faults",
                verification.faults().stream().map(fault -> text.fields(fault, type)).toList());
        return all;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Enum<?> value) {
        if (value != null) {
            fields.put(name, value.name());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
