package io.greenway.server;

import io.greenway.core.message.Message;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.api.BatchController;
import io.greenway.server.api.InspectionController;
import io.greenway.server.api.RecallController;
import io.greenway.server.dispatch.AnswerDoor;
import io.greenway.server.dispatch.InspectionDoor;
import io.greenway.server.dispatch.InspectionPump;
import io.greenway.server.dispatch.InspectionWatch;
import io.greenway.server.intake.Participants;
import io.greenway.server.journal.Journal;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.BatchStore;
import io.greenway.server.store.BookStore;
import io.greenway.server.store.BuiltInInspection;
import io.greenway.server.store.Database;
import io.greenway.server.store.DossierReader;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.InspectionConsequence;
import io.greenway.server.store.InspectionMessages;
import io.greenway.server.store.InspectionStore;
import io.greenway.server.store.InspectionViews;
import io.greenway.server.store.RecallStore;
import io.greenway.server.store.StopStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The parts of inspection and quarantine.
@Configuration(proxyBeanMethods = false)
class InspectionConfig {
    @Bean
    InspectionWatch inspectionWatch(ReferenceDesk reference) {
        return new InspectionWatch(reference);
    }

    /// Its documents are its own, so that the pump never waits for them.
    @Bean
    DossierReader dossierReader(Database database, Journal journal) {
        return new DossierReader(
                database.source(),
                new EventCodec(new JournalDocuments(journal, XmlReader.of(Message.class))));
    }

    @Bean
    BatchStore batchStore(Database database, InspectionWatch watch, Participants participants) {
        return new BatchStore(database.source(), watch, participants::registry, watch::freeze);
    }

    @Bean
    InspectionStore inspectionStore(
            Database database, DossierReader dossiers, InspectionWatch watch, BatchStore batches) {
        return new InspectionStore(database.source(), dossiers, watch, batches);
    }

    @Bean
    InspectionConsequence inspectionConsequence() {
        return new InspectionConsequence();
    }

    @Bean
    StopStore stopStore(Database database) {
        return new StopStore(database.source());
    }

    @Bean
    RecallStore recallStore(Database database, InspectionWatch watch) {
        return new RecallStore(database.source(), watch);
    }

    @Bean
    InspectionPump inspectionPump(
            Database database,
            AnswerDoor door,
            DossierReader dossiers,
            StopStore stops,
            BatchStore batches,
            BookStore books,
            InspectionStore store,
            InspectionWatch watch,
            Participants participants,
            Clock clock) {
        return new InspectionPump(
                dossiers,
                stops,
                batches,
                books,
                new BuiltInInspection(database.source(), store, watch),
                new InspectionDoor(
                        new InspectionMessages(database.source()), dossiers, door, clock),
                watch,
                participants::registry,
                clock);
    }

    @Bean
    InspectionController inspectionController(
            Database database,
            InspectionStore store,
            StopStore stops,
            AccessLog log,
            InspectionWatch watch,
            Participants participants,
            Clock clock) {
        return new InspectionController(
                store,
                new InspectionViews(database.source()),
                stops,
                log,
                watch,
                participants::registry,
                clock);
    }

    @Bean
    BatchController batchController(BatchStore store, AccessLog log, Clock clock) {
        return new BatchController(store, log, clock);
    }

    @Bean
    RecallController recallController(RecallStore store, AccessLog log, Clock clock) {
        return new RecallController(store, log, clock);
    }
}
