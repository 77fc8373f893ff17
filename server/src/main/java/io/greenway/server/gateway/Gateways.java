package io.greenway.server.gateway;

import io.greenway.core.reference.Reference;
import io.greenway.core.signature.Signer;
import io.greenway.core.signature.SoftKey;
import io.greenway.server.intake.EnvelopeDesk;
import io.greenway.server.intake.Intake;
import io.greenway.server.journal.Journal;
import io.greenway.server.start.StartRefused;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.LetterFinder;
import io.greenway.server.store.LetterTable;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.WaitingBills;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Opens the way to a real authority over a folder.
public final class Gateways {
    private final OutboxTable outbox;
    private final EventCodec codec;
    private final LetterTable letters;
    private final LetterFinder finder;
    private final WaitingBills bills;
    private final ClearanceStore store;
    private final Journal journal;
    private final Intake intake;
    private final Supplier<Reference> reference;
    private final Clock clock;

    public Gateways(
            OutboxTable outbox,
            EventCodec codec,
            LetterTable letters,
            LetterFinder finder,
            WaitingBills bills,
            ClearanceStore store,
            Journal journal,
            Intake intake,
            Supplier<Reference> reference,
            Clock clock) {
        this.outbox = outbox;
        this.codec = codec;
        this.letters = letters;
        this.finder = finder;
        this.bills = bills;
        this.store = store;
        this.journal = journal;
        this.intake = intake;
        this.reference = reference;
        this.clock = clock;
    }

    /// Opens it.
    ///
    /// @param folder the folder that is the post
    /// @param mostBytes largest answer
    /// @param dxpId DXP id of the platform
    /// @param key PKCS#12 file of the key of the zone; empty for none
    /// @param password file whose first line is its password
    /// @param mustSign whether what the law wants signed may not go without a signature
    /// @param firstPause instead of the parameter's
    /// @param seal verifies envelopes that are signed
    /// @throws StartRefused when folder or key cannot be used
    public Gateway open(
            Path folder,
            int mostBytes,
            String dxpId,
            Optional<Path> key,
            Optional<Path> password,
            boolean mustSign,
            Optional<Duration> firstPause,
            EnvelopeDesk.Seal seal) {
        Optional<Signer> signer = key.map(file -> signer(file, password.orElseThrow()));
        try {
            return new Gateway(
                    new FolderPost(folder, mostBytes),
                    dxpId,
                    firstPause,
                    seal,
                    outbox,
                    codec,
                    letters,
                    finder,
                    bills,
                    new LetterWriter(store, journal, signer, mustSign, dxpId),
                    intake,
                    reference,
                    clock);
        } catch (IOException failed) {
            throw new StartRefused(
                    "The folder %s of the gateway cannot be used.".formatted(folder), failed);
        }
    }

    private static Signer signer(Path file, Path password) {
        try {
            List<String> lines = Files.readAllLines(password);
            char[] secret = lines.isEmpty() ? new char[0] : lines.getFirst().toCharArray();
            return SoftKey.pkcs12(Files.readAllBytes(file), secret);
        } catch (IOException | GeneralSecurityException failed) {
            throw new StartRefused(
                    "The key %s of the gateway cannot be used.".formatted(file), failed);
        }
    }
}
