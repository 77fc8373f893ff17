package io.greenway.server.api;

import io.greenway.server.store.AccountTable;
import io.greenway.server.store.PasskeyTable;
import io.greenway.server.store.PasskeyTable.Row;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/// Accounts and passkeys as Spring Security asks for them.
final class Passkeys implements PublicKeyCredentialUserEntityRepository, UserCredentialRepository {
    private final AccountTable accounts;
    private final PasskeyTable passkeys;

    Passkeys(AccountTable accounts, PasskeyTable passkeys) {
        this.accounts = accounts;
        this.passkeys = passkeys;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return accounts.ofHandle(id.toBase64UrlString())
                .map(login -> entity(login.username(), login.displayName(), id))
                .orElse(null);
    }

    /// Every account has a handle from when it is first asked for.
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return accounts.find(username)
                .map(
                        login -> {
                            String fresh = Bytes.random().toBase64UrlString();
                            Bytes handle = Bytes.fromBase64(accounts.handle(username, fresh));
                            return entity(username, login.displayName(), handle);
                        })
                .orElse(null);
    }

    private static PublicKeyCredentialUserEntity entity(
            String username, String displayName, Bytes id) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .name(username)
                .displayName(displayName)
                .id(id)
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new IllegalStateException("Accounts are made by invitation.");
    }

    @Override
    public void delete(Bytes id) {
        throw new IllegalStateException("A passkey is taken away by its owner alone.");
    }

    @Override
    public void save(CredentialRecord record) {
        Bytes attestation = Objects.requireNonNull(record.getAttestationObject());
        passkeys.put(
                new Row(
                        record.getCredentialId().toBase64UrlString(),
                        record.getUserEntityUserId().toBase64UrlString(),
                        record.getLabel(),
                        record.getPublicKey().getBytes(),
                        attestation.getBytes(),
                        record.getSignatureCount(),
                        record.isUvInitialized(),
                        record.isBackupEligible(),
                        record.isBackupState(),
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .collect(Collectors.toSet()),
                        record.getCreated(),
                        record.getLastUsed()));
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return passkeys.find(id.toBase64UrlString()).map(Passkeys::record).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes id) {
        return passkeys.of(id.toBase64UrlString()).stream().map(Passkeys::record).toList();
    }

    private static CredentialRecord record(Row row) {
        Set<AuthenticatorTransport> transports =
                row.transports().stream()
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet());
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.id()))
                .userEntityUserId(Bytes.fromBase64(row.handle()))
                .label(row.label())
                .publicKey(new ImmutablePublicKeyCose(row.publicKey()))
                .attestationObject(new Bytes(row.attestation()))
                .signatureCount(row.signatures())
                .uvInitialized(row.verified())
                .backupEligible(row.eligible())
                .backupState(row.backedUp())
                .transports(transports)
                .created(row.madeAt())
                .lastUsed(row.usedAt())
                .build();
    }
}
