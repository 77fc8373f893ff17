package io.greenway.server;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Message;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.receipt.Receipts;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.api.BookController;
import io.greenway.server.api.BookPeriodController;
import io.greenway.server.bonded.BookDesk;
import io.greenway.server.bonded.BookLog;
import io.greenway.server.intake.Participants;
import io.greenway.server.journal.Journal;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.pump.ReceiptBell;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.BookStore;
import io.greenway.server.store.BookViews;
import io.greenway.server.store.ClearanceContext;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.zone.ZoneBooks;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The parts that keep bonded account books.
@Configuration(proxyBeanMethods = false)
class BondedConfig {
    @Bean
    BookLog bookLog(ActionTable actions) {
        return new BookLog(actions);
    }

    /// What comes out of the store knows the account books as of now.
    @Bean
    ClearanceContext clearanceContext(
            Journal journal,
            JournalDocuments documents,
            EventCodec codec,
            Terms.Buyers buyers,
            BookLog books,
            Participants participants) {
        EventCodec histories =
                new EventCodec(new JournalDocuments(journal, XmlReader.of(Message.class)));
        Receipts receipts = new Receipts(Phrases.bundled());
        return new ClearanceContext(
                documents,
                codec,
                histories,
                receipts,
                buyers,
                books,
                (one, other, day) -> participants.registry().trust(one, other, day).credit());
    }

    @Bean
    BookViews bookViews(Database database) {
        return new BookViews(database.source());
    }

    @Bean
    BookStore bookStore(
            ClearanceStore store,
            ReferenceDesk reference,
            Participants participants,
            Terms.Buyers buyers) {
        return new BookStore(store, reference, participants::registry, buyers);
    }

    @Bean
    BookDesk bookDesk(
            BookLog log,
            BookStore store,
            BookViews views,
            Participants participants,
            ReceiptBell bell,
            Clock clock) {
        return new BookDesk(log, store, views, participants::registry, bell, clock);
    }

    @Bean
    ZoneBooks zoneBooks(BookDesk desk) {
        return new ZoneBooks(desk);
    }

    @Bean
    BookPeriodController bookPeriodController(BookDesk desk, BookViews views) {
        return new BookPeriodController(desk, views);
    }

    @Bean
    BookController bookController(BookDesk desk, BookViews views) {
        return new BookController(desk, views);
    }
}
