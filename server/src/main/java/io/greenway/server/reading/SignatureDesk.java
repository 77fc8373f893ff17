package io.greenway.server.reading;

import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.signature.Declarant;
import io.greenway.core.signature.SignaturePolicy;
import io.greenway.core.signature.Trust;
import io.greenway.core.signature.Verification;
import io.greenway.core.signature.Verifier;
import io.greenway.core.spec.Fault;
import io.greenway.server.observe.Flow;
import io.greenway.server.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Verifies the messages that the law wants signed, and writes down what it found. The authorities
/// it trusts and their lists of revoked certificates are the files of one folder, `*.pem` and
/// `*.crl`; without any, nothing signed is valid.
public final class SignatureDesk {
    private final SignaturePolicy policy;
    private final Path folder;
    private final Flow flow;
    private volatile Verifier verifier = new Verifier(Trust.of(List.of(), List.of()));

    public SignatureDesk(SignaturePolicy policy, Path folder, Flow flow) {
        this.flow = flow;
        this.policy = policy;
        this.folder = folder;
    }

    /// Reads the folder again.
    ///
    /// @throws StartRefused when a file cannot be used
    public void open() {
        List<X509Certificate> authorities = new ArrayList<>();
        List<X509CRL> revocations = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    if (file.toString().endsWith(".pem")) {
                        authorities.addAll(Trust.certificates(Files.readAllBytes(file)));
                    } else if (file.toString().endsWith(".crl")) {
                        revocations.addAll(Trust.revocations(Files.readAllBytes(file)));
                    }
                }
            } catch (IOException | GeneralSecurityException unusable) {
                throw new StartRefused(
                        "The authorities in " + folder + " cannot be read: " + unusable, unusable);
            }
        }
        verifier = new Verifier(Trust.of(authorities, revocations));
    }

    /// What speaks against the signature of a message, for each of its documents.
    ///
    /// @param at when the message was received, which is when its certificate is judged
    /// @return empty when the message needs no signature
    public Optional<CheckedSignature> check(Message message, byte[] bytes, Instant at) {
        Optional<CheckedSignature> checked = look(message, bytes, at);
        checked.ifPresent(one -> flow.signature(one.evidence().faults()));
        return checked;
    }

    /// The same for a message that is not sent: no figure counts it.
    public Optional<CheckedSignature> look(Message message, byte[] bytes, Instant at) {
        if (policy == SignaturePolicy.OFF
                || !(message instanceof EnterpriseMessage sent)
                || !sent.mustBeSigned()) {
            return Optional.empty();
        }
        Verification verification = verifier.verify(bytes, at);
        List<List<Fault>> faults = new ArrayList<>();
        for (int index = 0; index < message.documents().size(); index++) {
            List<Fault> ofDocument = new ArrayList<>(verification.faults());
            if (verification.certificate() != null) {
                Declarant.fault(message.documents().get(index), verification.certificate())
                        .ifPresent(ofDocument::add);
            }
            faults.add(List.copyOf(ofDocument));
        }
        return Optional.of(new CheckedSignature(faults, SignatureEvidence.of(verification)));
    }

    /// What speaks against the signature of a transport envelope.
    public List<Fault> envelope(byte[] text, Instant at) {
        return policy == SignaturePolicy.OFF ? List.of() : verifier.verify(text, at).faults();
    }
}
