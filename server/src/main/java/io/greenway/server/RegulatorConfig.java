package io.greenway.server;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Message;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.regulator.LaneWords;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.api.BuyerController;
import io.greenway.server.api.RegulatorController;
import io.greenway.server.journal.Journal;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.schedule.TimedStep;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.CourseReader;
import io.greenway.server.store.Database;
import io.greenway.server.store.Erasure;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.LaneSources;
import io.greenway.server.store.Lanes;
import io.greenway.server.store.RegulatorViews;
import io.greenway.server.store.ReleaseTable;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// The parts that show each regulator what it needs to know of a submission, and no more.
@Configuration(proxyBeanMethods = false)
class RegulatorConfig {
    /// Its documents are its own, so that the pump never waits for them.
    @Bean
    CourseReader courseReader(Journal journal) {
        return new CourseReader(
                new EventCodec(new JournalDocuments(journal, XmlReader.of(Message.class))));
    }

    @Bean
    Lanes lanes(Database database, CourseReader courses) {
        return new Lanes(
                database.source(),
                courses,
                new LaneSources(Phrases.bundled(), LaneWords.bundled()));
    }

    @Bean
    RegulatorViews regulatorViews(
            Database database,
            ReleaseTable releases,
            CourseReader courses,
            ReferenceDesk reference) {
        return new RegulatorViews(database.source(), releases, courses, reference);
    }

    @Bean
    Erasure erasure(Database database, ReferenceDesk reference) {
        return new Erasure(database.source(), reference);
    }

    @Bean
    TimedStep<Instant> timeIsOver(Erasure erasure) {
        return new TimedStep<>("Erasure", erasure::due, (due, now) -> erasure.step(now));
    }

    @Bean
    BuyerController buyerController(
            Lanes lanes, AccessLog log, Terms.Buyers buyers, Clock clock, JsonMapper json) {
        return new BuyerController(lanes, log, buyers, clock, json);
    }

    @Bean
    RegulatorController regulatorController(
            Lanes lanes, RegulatorViews views, AccessLog log, Terms.Buyers buyers, Clock clock) {
        return new RegulatorController(lanes, views, log, buyers, clock);
    }
}
