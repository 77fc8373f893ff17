package io.greenway.server;

import io.greenway.core.reference.Reference;
import io.greenway.server.api.ReferenceController;
import io.greenway.server.api.RegistryController;
import io.greenway.server.intake.Participants;
import io.greenway.server.intake.Permits;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.registry.RegistryDesk;
import io.greenway.server.registry.RegistryLog;
import io.greenway.server.registry.Reminders;
import io.greenway.server.sandbox.SandboxFence;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.Database;
import io.greenway.server.store.ParticipantTables;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
            RegistryDesk desk, Participants participants, ReferenceDesk reference) {
        return new RegistryController(
                desk, participants, new Reminders(participants::registry, reference));
    }

    @Bean
    ReferenceController referenceController(ReferenceDesk desk) {
        return new ReferenceController(desk);
    }
}
