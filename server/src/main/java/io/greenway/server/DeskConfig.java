package io.greenway.server;

import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Regulator;
import io.greenway.core.message.Message;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Reference;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.api.DeskController;
import io.greenway.server.api.RiskController;
import io.greenway.server.dispatch.DeskDispatcher;
import io.greenway.server.dispatch.DeskGauges;
import io.greenway.server.dispatch.RiskCustoms;
import io.greenway.server.intake.Participants;
import io.greenway.server.journal.Journal;
import io.greenway.server.observe.Meters;
import io.greenway.server.pump.AuthorityNumbers;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.pump.Pump;
import io.greenway.server.pump.RiskPump;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.Database;
import io.greenway.server.store.DeskConsequence;
import io.greenway.server.store.DeskOutbox;
import io.greenway.server.store.DeskQueue;
import io.greenway.server.store.DeskStore;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.FoldedDossiers;
import io.greenway.server.store.RiskStore;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The desks of the regulators.
@Configuration(proxyBeanMethods = false)
class DeskConfig {
    @Bean
    DeskDispatcher deskDispatcher(Database database, Journal journal, Clock clock) {
        return new DeskDispatcher(new DeskOutbox(database.source()), journal, clock);
    }

    @Bean
    DeskStore deskStore(
            Database database,
            ActionTable actions,
            ReferenceDesk reference,
            ObjectProvider<DeskConsequence> consequences,
            DeskDispatcher dispatcher) {
        return new DeskStore(
                database.source(),
                actions,
                reference,
                consequences.orderedStream().toList(),
                dispatcher::wake);
    }

    @Bean
    DeskQueue deskQueue(Database database, Meters meters, Clock clock) {
        DeskQueue queue = new DeskQueue(database.source());
        DeskGauges gauges = new DeskGauges(queue, clock);
        for (Regulator regulator : Regulator.values()) {
            String name = "greenway.desk." + regulator.json();
            meters.gauge(
                    name + ".open",
                    "Tasks on the desk that are not done",
                    () -> gauges.open(regulator));
            meters.gauge(
                    name + ".overdue",
                    "Tasks on the desk that should be done",
                    () -> gauges.overdue(regulator));
        }
        return queue;
    }

    /// Its documents are its own, so that the pump never waits for them.
    @Bean
    FoldedDossiers foldedDossiers(Database database, Journal journal) {
        return new FoldedDossiers(
                database.source(),
                new EventCodec(new JournalDocuments(journal, XmlReader.of(Message.class))));
    }

    @Bean
    RiskStore riskStore(Database database) {
        return new RiskStore(database.source());
    }

    @Bean
    RiskCustoms riskCustoms(
            RiskStore store,
            DeskStore desk,
            FoldedDossiers dossiers,
            Participants participants,
            ReferenceDesk reference,
            Terms.Buyers digests) {
        return new RiskCustoms(store, desk, dossiers, participants::registry, reference, digests);
    }

    @Bean
    RiskPump riskPump(
            Journal journal,
            RiskStore store,
            Terms.Buyers digests,
            ReferenceDesk reference,
            Pump pump,
            AuthorityNumbers numbers,
            Clock clock) {
        return new RiskPump(
                journal,
                new JournalDocuments(journal, XmlReader.of(Message.class)),
                store,
                digests,
                reference,
                pump::position,
                numbers,
                clock);
    }

    @Bean
    RiskController riskController(
            RiskCustoms risk,
            RiskStore store,
            FoldedDossiers dossiers,
            Reference reference,
            AccessLog log,
            Clock clock) {
        return new RiskController(
                risk, store, dossiers, new Explanation(Phrases.bundled(), reference), log, clock);
    }

    @Bean
    DeskController deskController(
            DeskStore store,
            DeskQueue queue,
            FoldedDossiers dossiers,
            Participants participants,
            Terms.Buyers buyers,
            ReferenceDesk desk,
            Reference reference,
            AccessLog log,
            Clock clock) {
        return new DeskController(
                store,
                queue,
                dossiers,
                participants,
                buyers,
                desk,
                new Explanation(Phrases.bundled(), reference),
                log,
                clock);
    }
}
