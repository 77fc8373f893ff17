package io.greenway.server.api;

import io.greenway.core.party.Enterprise;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.intake.Caller;
import io.greenway.server.reading.IdentityDesk;
import io.greenway.server.zone.DemoSigner;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Signing with the demo zone's keys, so that the way from a form to a release, and a buyer's to
/// the own data, can be walked in a browser. Outside the demo it signs nothing.
@RestController
public final class DemoController {
    private static final int MOST_BYTES = 1 << 20;

    private final DemoSigner signer;
    private final JsonMapper json;

    public DemoController(DemoSigner signer, JsonMapper json) {
        this.signer = signer;
        this.json = json;
    }

    /// Whether the demo's keys are here.
    record There(boolean available) {}

    @GetMapping("/api/v1/demo/signing")
    public There there() {
        return new There(signer.isThere());
    }

    /// What the identity service is to sign.
    record Asked(@Nullable String challenge, @Nullable String idType, @Nullable String idNumber) {
        /// Stands in no log.
        @Override
        public String toString() {
            return "Asked";
        }
    }

    /// A signature over it, in Base64.
    record Vouched(String signature) {}

    /// The identity service of the demo zone: it looks at nobody, and vouches for whoever asks. In
    /// a real zone there is none of this.
    @PostMapping(path = "/api/v1/demo/proofs", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> prove(HttpServletRequest request) throws IOException, SignerFailure {
        return SmallBody.<Asked, SignerFailure>read(request, json, Asked.class, this::vouched);
    }

    private ResponseEntity<?> vouched(Asked asked) throws SignerFailure {
        if (!signer.isThere()) {
            return problem(404, "no-demo-key", "This is no demo zone.");
        }
        if (asked.challenge() == null || asked.idType() == null || asked.idNumber() == null) {
            return SmallBody.unreadable();
        }
        byte[] text = IdentityDesk.text(asked.challenge(), asked.idType(), asked.idNumber());
        Optional<String> signature = signer.vouch(text);
        return signature.isPresent()
                ? ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new Vouched(signature.get()))
                : problem(404, "no-demo-key", "The demo's identity service has no key here.");
    }

    @PostMapping(
            path = "/api/v1/demo/signatures",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    public ResponseEntity<?> sign(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws IOException, SignerFailure {
        byte[] xml = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (xml.length > MOST_BYTES) {
            return problem(413, "too-large", "A message may have at most 1 MiB here.");
        }
        Optional<Outcome<byte[]>> signed =
                caller instanceof Caller.OfEnterprise(Enterprise enterprise)
                        ? signer.sign(enterprise, xml)
                        : Optional.empty();
        if (signed.isEmpty()) {
            return problem(404, "no-demo-key", "There is no demo key of yours here.");
        }
        return switch (signed.get()) {
            case Outcome.Accepted<byte[]>(byte[] text, List<Fault> _) ->
                    ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .contentType(MediaType.APPLICATION_XML)
                            .body(text);
            case Outcome.Refused<byte[]>(List<Fault> faults) ->
                    Problem.answer(
                            Problem.of(
                                    "message",
                                    "Not signed",
                                    422,
                                    "It is no message that can be signed.",
                                    faults));
        };
    }

    private static ResponseEntity<Problem> problem(int status, String kind, String detail) {
        return Problem.answer(Problem.of(kind, "Not possible", status, detail));
    }
}
