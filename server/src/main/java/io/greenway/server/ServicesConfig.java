package io.greenway.server;

import io.greenway.core.clearance.Terms;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.receipt.Story;
import io.greenway.server.api.BuyerDoor;
import io.greenway.server.api.CheckController;
import io.greenway.server.api.DemoController;
import io.greenway.server.api.DossierController;
import io.greenway.server.api.OwnDataController;
import io.greenway.server.api.ParcelController;
import io.greenway.server.api.PreCheck;
import io.greenway.server.api.PreCheckController;
import io.greenway.server.api.Problems;
import io.greenway.server.api.QuotaController;
import io.greenway.server.api.RawDataController;
import io.greenway.server.api.ServiceController;
import io.greenway.server.api.ServiceGate;
import io.greenway.server.api.TradeController;
import io.greenway.server.intake.EnvelopeDesk;
import io.greenway.server.intake.Limits;
import io.greenway.server.intake.Participants;
import io.greenway.server.intake.Preview;
import io.greenway.server.intake.ServiceAllowance;
import io.greenway.server.pump.Rehearsal;
import io.greenway.server.reading.IdentityDesk;
import io.greenway.server.reading.SignatureDesk;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.DossierList;
import io.greenway.server.store.DossierReader;
import io.greenway.server.store.JournalLook;
import io.greenway.server.store.ParcelFinder;
import io.greenway.server.store.StatementStore;
import io.greenway.server.zone.DemoSigner;
import io.greenway.server.zone.NewcomerKeys;
import jakarta.servlet.MultipartConfigElement;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// The services around a trade, and what they are made of.
@Configuration(proxyBeanMethods = false)
class ServicesConfig {
    @Bean
    ServiceController serviceController(ReferenceDesk reference, Clock clock, JsonMapper json) {
        return new ServiceController(reference, clock, json);
    }

    @Bean
    CheckController checkController(
            ReferenceDesk reference, SignatureDesk signatures, Clock clock) {
        return new CheckController(reference, signatures, Phrases.bundled(), clock);
    }

    @Bean
    RawDataController rawDataController(
            ClearanceStore store, ReferenceDesk reference, JsonMapper json) {
        Phrases phrases = Phrases.bundled();
        return new RawDataController(store, () -> new Explanation(phrases, reference.get()), json);
    }

    @Bean
    ServiceGate serviceGate(Settings settings, Clock clock, Problems problems) {
        Limits limits = settings.limits();
        var allowance =
                new ServiceAllowance(limits.questionsPerSecond(), limits.questionsAtOnce(), clock);
        return new ServiceGate(allowance, problems);
    }

    /// Sets to be pre-checked come in parts, and stay in memory: they hold personal data.
    @Bean
    MultipartConfigElement multipart(Settings settings) {
        int part = settings.limits().messageBytes();
        return new MultipartConfigElement("", part, 2L * part, part + 1);
    }

    @Bean
    PreCheckController preCheckController(
            Database database,
            ClearanceStore store,
            Participants participants,
            SignatureDesk signatures,
            ReferenceDesk reference,
            Terms.Buyers buyers,
            Clock clock) {
        var preview =
                new Preview(
                        participants,
                        new EnvelopeDesk(signatures::envelope),
                        signatures,
                        new JournalLook(database.source()));
        var rehearsal = new Rehearsal(store, reference, participants::registry, buyers);
        return new PreCheckController(
                new PreCheck(
                        preview,
                        rehearsal,
                        store,
                        new AccessLog(database.source()),
                        buyers,
                        reference),
                clock);
    }

    /// One for all who ask for a proof, since a challenge is good for whatever it is used for
    /// first.
    @Bean
    IdentityDesk identityDesk(Settings settings) {
        return new IdentityDesk(
                settings.data().resolve("trust").resolve("identity"), new SecureRandom());
    }

    @Bean
    ParcelController parcelController(
            Database database, DossierReader dossiers, ReferenceDesk reference, Clock clock) {
        return new ParcelController(
                new ParcelFinder(database.source()), dossiers, reference, clock);
    }

    @Bean
    BuyerDoor buyerDoor(
            IdentityDesk identities,
            AccessLog log,
            Terms.Buyers buyers,
            Clock clock,
            JsonMapper json) {
        return new BuyerDoor(identities, log, buyers, clock, json);
    }

    @Bean
    OwnDataController ownDataController(
            BuyerDoor door,
            ClearanceStore store,
            StatementStore statements,
            DossierReader dossiers,
            Terms.Buyers buyers,
            ReferenceDesk reference) {
        return new OwnDataController(door, store, statements, dossiers, buyers, reference);
    }

    @Bean
    QuotaController quotaController(
            BuyerDoor door,
            IdentityDesk identities,
            ClearanceStore store,
            StatementStore statements,
            ReferenceDesk reference,
            Clock clock) {
        return new QuotaController(door, identities, store, statements, reference, clock);
    }

    @Bean
    DossierList dossierList(Database database) {
        return new DossierList(database.source());
    }

    @Bean
    DossierController dossierController(
            ClearanceStore store, DossierList list, ReferenceDesk reference) {
        Phrases phrases = Phrases.bundled();
        return new DossierController(
                store, list, () -> new Story(phrases, reference.get()), phrases);
    }

    @Bean
    TradeController tradeController(DossierList list) {
        return new TradeController(list);
    }

    @Bean
    DemoController demoController(Settings settings, Clock clock, JsonMapper json) {
        return new DemoController(
                new DemoSigner(
                        settings.demo()
                                ? Optional.of(Greenway.credentialsFile(settings))
                                : Optional.empty(),
                        new NewcomerKeys(settings.data(), clock)),
                json);
    }
}
