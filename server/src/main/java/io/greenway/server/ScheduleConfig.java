package io.greenway.server;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.DossierKey;
import io.greenway.server.dispatch.Courier;
import io.greenway.server.intake.Participants;
import io.greenway.server.pump.ReceiptBell;
import io.greenway.server.pump.Upkeep;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.schedule.TimedStep;
import io.greenway.server.store.ClearanceStore;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What becomes due by the mere passing of time. Every step that is a bean is run.
@Configuration(proxyBeanMethods = false)
class ScheduleConfig {
    @Bean
    Upkeep upkeep(
            ClearanceStore store,
            ReferenceDesk reference,
            Participants participants,
            Terms.Buyers buyers,
            ReceiptBell bell,
            Courier courier) {
        return new Upkeep(store, reference, participants::registry, buyers, bell, courier::wake);
    }

    @Bean
    TimedStep<DossierKey> papersExpire(Upkeep upkeep) {
        return upkeep.papersExpire();
    }

    @Bean
    TimedStep<DossierKey> arrivalsExpire(Upkeep upkeep) {
        return upkeep.arrivalsExpire();
    }

    @Bean
    TimedStep<DossierKey> returnsLapse(Upkeep upkeep) {
        return upkeep.returnsLapse();
    }

    @Bean
    Scheduler scheduler(List<TimedStep<?>> steps, Clock clock) {
        return new Scheduler(steps, clock);
    }
}
