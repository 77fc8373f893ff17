package io.greenway.server;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Message;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Reference;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.account.SignInSettings;
import io.greenway.server.api.BillForms;
import io.greenway.server.api.LedgerController;
import io.greenway.server.api.PaperController;
import io.greenway.server.api.TaxController;
import io.greenway.server.dispatch.BuiltInTax;
import io.greenway.server.dispatch.TaxWatch;
import io.greenway.server.intake.Participants;
import io.greenway.server.journal.Journal;
import io.greenway.server.pump.BillReader;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.pump.Pump;
import io.greenway.server.pump.Upkeep;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.schedule.TimedStep;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.BillEnquiries;
import io.greenway.server.store.BillStore;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.DeskConsequence;
import io.greenway.server.store.DeskStore;
import io.greenway.server.store.DossierReader;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.FoldedDossiers;
import io.greenway.server.store.PaperTable;
import io.greenway.server.store.StatementStore;
import io.greenway.server.store.TaxConsequence;
import io.greenway.server.store.TaxViews;
import io.greenway.server.store.WaitingBills;
import io.greenway.server.vault.Vault;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tax bills, the tax lane, and the statements of the ledgers.
@Configuration(proxyBeanMethods = false)
class TaxConfig {
    /// Its documents are its own, so that the pump never waits for them.
    @Bean
    BillStore billStore(
            Settings settings,
            Database database,
            ReferenceDesk reference,
            Vault vault,
            Journal journal) {
        return new BillStore(
                database.source(),
                reference,
                buyer -> vault.forTax(buyer).value(),
                new EventCodec(new JournalDocuments(journal, XmlReader.of(Message.class))),
                settings.gateway().isPresent());
    }

    @Bean
    BillReader billReader(
            Settings settings, BillStore bills, WaitingBills waiting, Journal journal, Pump pump) {
        return new BillReader(
                bills,
                journal,
                new JournalDocuments(journal, XmlReader.of(Message.class)),
                pump::position,
                settings.gateway().map(one -> waiting));
    }

    @Bean
    PaperController paperController(
            Database database,
            ClearanceStore store,
            DossierReader dossiers,
            AccessLog log,
            ReferenceDesk reference,
            Clock clock,
            SignInSettings signIn) {
        return new PaperController(
                store,
                dossiers,
                new TaxViews(database.source()),
                new PaperTable(database.source()),
                log,
                reference,
                clock,
                new SecureRandom(),
                signIn.publicUrl());
    }

    @Bean
    BuiltInTax builtInTax(
            Settings settings, BillStore bills, Journal journal, ReferenceDesk reference) {
        return new BuiltInTax(bills, journal, reference, settings.gateway().isEmpty());
    }

    @Bean
    StatementStore statementStore(Database database) {
        return new StatementStore(database.source());
    }

    /// Each of them looks for itself at what is due.
    @Bean
    TimedStep<Instant> taxes(BillReader reader, BuiltInTax tax) {
        return new TimedStep<>(
                "Taxes",
                (now, limit) -> List.of(now),
                (due, now) -> {
                    reader.read();
                    tax.upTo(now);
                });
    }

    @Bean
    BillEnquiries billEnquiries(Database database, DeskStore desk) {
        return new BillEnquiries(database.source(), desk);
    }

    @Bean
    DeskConsequence taxConsequence(Settings settings, ReferenceDesk reference) {
        return new TaxConsequence(
                day ->
                        settings.gateway().isEmpty()
                                && reference.get().parameters().flag("SIM_BILLS", day));
    }

    /// Bills that differ go to the tax desk.
    @Bean
    TimedStep<BillEnquiries.Changed> differingBills(
            BillEnquiries enquiries,
            FoldedDossiers dossiers,
            Participants participants,
            ReferenceDesk reference,
            Terms.Buyers buyers) {
        var watch = new TaxWatch(enquiries, dossiers, participants::registry, reference, buyers);
        return new TimedStep<>(
                "Bills that differ", (now, limit) -> enquiries.changed(limit), watch::look);
    }

    /// What dossiers hear of their tax behind the pump.
    @Bean
    TimedStep<String> paidTaxes(WaitingBills waiting, Upkeep upkeep) {
        return new TimedStep<>(
                "Paid taxes",
                (now, limit) -> waiting.paid(limit),
                (due, now) -> {
                    upkeep.paid(due, now);
                    waiting.told(due);
                });
    }

    @Bean
    TimedStep<Instant> statements(StatementStore statements) {
        return new TimedStep<>(
                "Statements", (now, limit) -> List.of(now), (due, now) -> statements.follow());
    }

    @Bean
    TaxController taxController(
            Database database,
            AccessLog log,
            ReferenceDesk desk,
            Reference reference,
            Clock clock) {
        return new TaxController(
                new TaxViews(database.source()),
                log,
                new BillForms(new Explanation(Phrases.bundled(), reference)),
                desk,
                clock);
    }

    @Bean
    LedgerController ledgerController(StatementStore statements, AccessLog log, Clock clock) {
        return new LedgerController(statements, log, clock);
    }
}
