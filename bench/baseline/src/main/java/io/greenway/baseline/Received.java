package io.greenway.baseline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.springframework.data.domain.Persistable;

/// A message as it was received.
@Entity
@Table(name = "message")
public class Received implements Persistable<String> {
    @Id private String guid = "";
    private String sender = "";
    private Instant receivedAt = Instant.EPOCH;

    @Column(length = 1 << 23)
    private byte[] body = {};

    /// For JPA.
    protected Received() {}

    Received(String guid, String sender, Instant receivedAt, byte[] body) {
        this.guid = guid;
        this.sender = sender;
        this.receivedAt = receivedAt;
        this.body = body.clone();
    }

    @Override
    public String getId() {
        return guid;
    }

    /// It is only ever saved once, so that no query need ask first.
    @Override
    public boolean isNew() {
        return true;
    }

    String sender() {
        return sender;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    byte[] body() {
        return body.clone();
    }
}
