package io.greenway.server;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Message;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.api.ExchangeController;
import io.greenway.server.api.RemittanceController;
import io.greenway.server.api.StatisticsController;
import io.greenway.server.api.WaiverController;
import io.greenway.server.intake.Participants;
import io.greenway.server.journal.Journal;
import io.greenway.server.pump.AuthorityNumbers;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.pump.Pump;
import io.greenway.server.pump.ReleaseFeed;
import io.greenway.server.pump.SettlementPump;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.schedule.TimedStep;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.BuiltInExchange;
import io.greenway.server.store.Database;
import io.greenway.server.store.DeskConsequence;
import io.greenway.server.store.DeskQueue;
import io.greenway.server.store.DeskStore;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.ExchangeConsequence;
import io.greenway.server.store.ExchangeViews;
import io.greenway.server.store.FoldedDossiers;
import io.greenway.server.store.ReleaseTable;
import io.greenway.server.store.RemittanceStore;
import io.greenway.server.store.SettlementStore;
import io.greenway.server.store.ZoneViews;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The parts that look after the money once a declaration is released.
@Configuration(proxyBeanMethods = false)
class SettlementConfig {
    /// Its documents are its own, so that the pump never waits for them.
    @Bean
    ReleaseTable releaseTable(Journal journal, Terms.Buyers buyers, Participants participants) {
        return new ReleaseTable(
                new EventCodec(new JournalDocuments(journal, XmlReader.of(Message.class))),
                buyers,
                (one, other, day) -> participants.registry().trust(one, other, day).credit());
    }

    @Bean
    StatisticsController statisticsController(
            Database database, ReferenceDesk reference, Clock clock) {
        return new StatisticsController(new ZoneViews(database.source()), reference, clock);
    }

    @Bean
    SettlementStore settlementStore(Database database, ReleaseTable releases) {
        return new SettlementStore(database.source(), releases);
    }

    @Bean
    ReleaseFeed releaseFeed() {
        return new ReleaseFeed();
    }

    @Bean
    SettlementPump settlementPump(
            Journal journal,
            SettlementStore store,
            ReleaseFeed feed,
            Pump pump,
            AuthorityNumbers numbers) {
        return new SettlementPump(
                journal,
                new JournalDocuments(journal, XmlReader.of(Message.class)),
                store,
                feed,
                pump::position,
                numbers);
    }

    @Bean
    RemittanceStore remittanceStore(
            Database database,
            ReleaseTable releases,
            Journal journal,
            ReferenceDesk reference,
            Participants participants,
            DeskStore desk) {
        return new RemittanceStore(
                database.source(),
                releases,
                new EventCodec(new JournalDocuments(journal, XmlReader.of(Message.class))),
                reference,
                participants::registry,
                desk);
    }

    @Bean
    DeskConsequence exchangeConsequence() {
        return new ExchangeConsequence();
    }

    @Bean
    BuiltInExchange builtInExchange(
            Database database, RemittanceStore store, DeskStore desk, ReferenceDesk reference) {
        return new BuiltInExchange(database.source(), store, desk, reference);
    }

    /// Those from before payments in review were tasks.
    @Bean
    TimedStep<Long> paymentsToTheDesk(BuiltInExchange exchange) {
        return new TimedStep<>(
                "Payments to the desk", (now, limit) -> exchange.unlaid(limit), exchange::lay);
    }

    @Bean
    TimedStep<BuiltInExchange.Waiting> paymentsReviewed(BuiltInExchange exchange) {
        return new TimedStep<>("Payments reviewed", exchange::waiting, exchange::rule);
    }

    @Bean
    TimedStep<Long> paymentsSettled(BuiltInExchange exchange) {
        return new TimedStep<>("Payments settled", exchange::reported, exchange::settle);
    }

    @Bean
    ExchangeViews exchangeViews(Database database) {
        return new ExchangeViews(database.source());
    }

    @Bean
    AccessLog accessLog(Database database) {
        return new AccessLog(database.source());
    }

    @Bean
    RemittanceController remittanceController(
            RemittanceStore store,
            ExchangeViews views,
            AccessLog log,
            ReferenceDesk reference,
            Clock clock) {
        Phrases phrases = Phrases.bundled();
        return new RemittanceController(
                store, views, log, () -> new Explanation(phrases, reference.get()), clock);
    }

    @Bean
    ExchangeController exchangeController(
            ExchangeViews views, AccessLog log, ReferenceDesk reference, Clock clock) {
        return new ExchangeController(views, log, reference, clock);
    }

    @Bean
    WaiverController waiverController(
            ExchangeViews views,
            FoldedDossiers dossiers,
            Participants participants,
            Terms.Buyers buyers,
            DeskStore desk,
            DeskQueue queue,
            ReferenceDesk reference,
            Clock clock) {
        return new WaiverController(
                views,
                dossiers,
                participants,
                buyers,
                desk,
                queue,
                reference,
                new Explanation(Phrases.bundled(), reference.get()),
                clock);
    }
}
