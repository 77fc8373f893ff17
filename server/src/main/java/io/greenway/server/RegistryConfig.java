package io.greenway.server;

import io.greenway.core.receipt.Explanation;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Reference;
import io.greenway.server.api.ApplicationController;
import io.greenway.server.api.AuditController;
import io.greenway.server.api.GreenChannelController;
import io.greenway.server.api.GuaranteeController;
import io.greenway.server.api.JobController;
import io.greenway.server.api.ReferenceController;
import io.greenway.server.api.RegistryController;
import io.greenway.server.intake.Participants;
import io.greenway.server.intake.Permits;
import io.greenway.server.intake.ServiceAllowance;
import io.greenway.server.pump.Upkeep;
import io.greenway.server.registry.ApplicationDesk;
import io.greenway.server.registry.GreenChannelDesk;
import io.greenway.server.registry.GuaranteeDesk;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.registry.RegistryDesk;
import io.greenway.server.registry.RegistryLog;
import io.greenway.server.registry.Reminders;
import io.greenway.server.sandbox.SandboxFence;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.schedule.TimedStep;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.AccessSearch;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.ApplicationStore;
import io.greenway.server.store.ApplicationStore.Filed;
import io.greenway.server.store.ConductViews;
import io.greenway.server.store.Database;
import io.greenway.server.store.FoldedDossiers;
import io.greenway.server.store.GuaranteeStore;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.store.StoreFailure;
import io.greenway.server.store.ZoneViews;
import io.greenway.server.vault.Vault;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// The parts with which people of the zone keep the registry and the reference data.
@Configuration(proxyBeanMethods = false)
class RegistryConfig {
    @Bean
    ActionTable actionTable(Database database) {
        return new ActionTable(database.source());
    }

    @Bean
    RegistryLog registryLog(ActionTable actions) {
        return new RegistryLog(actions);
    }

    @Bean
    ReferenceDesk referenceDesk(Reference reference, ActionTable actions, Clock clock) {
        return new ReferenceDesk(reference, actions, clock);
    }

    @Bean
    Permits permits(
            Participants participants,
            ReferenceDesk reference,
            Settings settings,
            SandboxFence fence) {
        return settings.sandbox()
                ? new Permits(
                        participants::registry, () -> reference.get().parameters(), fence::faults)
                : new Permits(participants::registry, () -> reference.get().parameters());
    }

    @Bean
    RegistryDesk registryDesk(
            RegistryLog log,
            ActionTable actions,
            ParticipantTables tables,
            Participants participants,
            ReferenceDesk reference,
            Clock clock) {
        return new RegistryDesk(log, actions, tables, participants, reference, clock);
    }

    @Bean
    RegistryController registryController(
            RegistryDesk desk,
            Participants participants,
            ReferenceDesk reference,
            ParticipantTables tables) {
        return new RegistryController(
                desk,
                participants,
                new Reminders(participants::registry, reference, tables::guarantees));
    }

    @Bean
    GuaranteeDesk guaranteeDesk(
            Database database, ActionTable actions, Upkeep upkeep, Clock clock) {
        return new GuaranteeDesk(
                new GuaranteeStore(database.source(), actions),
                (code, now, work) ->
                        upkeep.run(
                                now,
                                clerk -> {
                                    try {
                                        work.run();
                                    } catch (SQLException failed) {
                                        throw new StoreFailure(failed);
                                    }
                                    clerk.retryHeld(code, now);
                                }),
                clock);
    }

    @Bean
    GuaranteeController guaranteeController(
            GuaranteeDesk desk,
            Participants participants,
            ParticipantTables tables,
            JsonMapper json) {
        return new GuaranteeController(desk, participants, tables, json);
    }

    @Bean
    GreenChannelDesk greenChannelDesk(
            RegistryDesk desk,
            Database database,
            Participants participants,
            ReferenceDesk reference) {
        return new GreenChannelDesk(
                desk, new ConductViews(database.source()), participants::registry, reference);
    }

    @Bean
    TimedStep<GreenChannelDesk.Move> greenChannelLooks(GreenChannelDesk desk) {
        return desk.looks();
    }

    @Bean
    GreenChannelController greenChannelController(
            GreenChannelDesk desk,
            Participants participants,
            ReferenceDesk reference,
            Database database,
            Clock clock) {
        Phrases phrases = Phrases.bundled();
        return new GreenChannelController(
                desk,
                participants::registry,
                reference,
                () -> new Explanation(phrases, reference.get()),
                new ZoneViews(database.source()),
                clock);
    }

    @Bean
    ApplicationDesk applicationDesk(
            Database database,
            ActionTable actions,
            RegistryDesk registry,
            Vault vault,
            ReferenceDesk reference,
            Clock clock,
            SecureRandom random) {
        var store = new ApplicationStore(database.source(), actions);
        return new ApplicationDesk(store, registry, vault, reference, clock, random);
    }

    /// What an address may file is counted in seconds of a day.
    @Bean
    ApplicationController applicationController(
            ApplicationDesk desk,
            Participants participants,
            AccessLog log,
            Clock clock,
            JsonMapper json) {
        var filings = new ServiceAllowance(1, (int) Duration.ofDays(1).toSeconds(), clock);
        return new ApplicationController(desk, participants, log, filings, clock, json);
    }

    @Bean
    TimedStep<Filed> applicationsLapse(ApplicationDesk desk) {
        return desk.papersLapse();
    }

    @Bean
    TimedStep<String> contactsExpire(ApplicationDesk desk) {
        return desk.contactsExpire();
    }

    @Bean
    AuditController auditController(
            Database database, ActionTable actions, AccessLog log, Clock clock) {
        return new AuditController(new AccessSearch(database.source()), actions, log, clock);
    }

    @Bean
    JobController jobController(Scheduler scheduler) {
        return new JobController(scheduler);
    }

    @Bean
    ReferenceController referenceController(
            ReferenceDesk desk, Participants participants, FoldedDossiers dossiers) {
        return new ReferenceController(desk, participants::registry, dossiers);
    }
}
