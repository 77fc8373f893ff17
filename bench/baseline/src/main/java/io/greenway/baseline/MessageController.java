package io.greenway.baseline;

import io.greenway.baseline.document.InventoryMessage;
import io.greenway.baseline.document.Submission;
import jakarta.xml.bind.JAXBException;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// `POST /api/v1/messages`.
@RestController
class MessageController {
    private final Zone zone;
    private final Unmarshalling unmarshalling;
    private final Signatures signatures;
    private final Clearance clearance;
    private final Bell bell;

    MessageController(
            Zone zone,
            Unmarshalling unmarshalling,
            Signatures signatures,
            Clearance clearance,
            Bell bell) {
        this.zone = zone;
        this.unmarshalling = unmarshalling;
        this.signatures = signatures;
        this.clearance = clearance;
        this.bell = bell;
    }

    @PostMapping(path = "/api/v1/messages", consumes = "application/xml")
    ResponseEntity<Map<String, String>> post(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            @RequestBody byte[] body) {
        Optional<String> caller = zone.caller(authorization);
        if (caller.isEmpty()) {
            return ResponseEntity.status(401).body(Map.of("problem", "unknown key"));
        }
        Submission message;
        try {
            message = unmarshalling.read(body);
        } catch (JAXBException | XMLStreamException malformed) {
            return ResponseEntity.badRequest().body(Map.of("problem", malformed.toString()));
        }
        if (message instanceof InventoryMessage && !signatures.isValid(body)) {
            return ResponseEntity.badRequest().body(Map.of("problem", "signature"));
        }
        clearance.take(caller.get(), message, body);
        bell.ring();
        return ResponseEntity.accepted().body(Map.of("guid", message.guid()));
    }
}
