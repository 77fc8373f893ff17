package io.greenway.server;

import com.zaxxer.hikari.HikariDataSource;
import io.greenway.core.clearance.Terms;
import io.greenway.core.money.Money;
import io.greenway.core.service.QuotaStatement;
import io.greenway.core.signature.SignaturePolicy;
import io.greenway.server.api.RequestMeter;
import io.greenway.server.dispatch.Courier;
import io.greenway.server.journal.Journal;
import io.greenway.server.observe.Flow;
import io.greenway.server.observe.Lookout;
import io.greenway.server.observe.Meters;
import io.greenway.server.observe.Reason;
import io.greenway.server.observe.Traces;
import io.greenway.server.observe.Vitals;
import io.greenway.server.pump.Pump;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.LedgerSums;
import io.greenway.server.store.StockSums;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// What watches the platform: figures, traces, its state. Apart from [ServerConfig], because the
/// platform works without it.
@Configuration(proxyBeanMethods = false)
class ObserveConfig {
    @Bean
    Meters meters() {
        return new Meters().withMachine();
    }

    @Bean
    Traces traces() {
        return Traces.open(System.getenv());
    }

    @Bean
    Flow flow(Meters meters, Traces traces) {
        return new Flow(meters, traces);
    }

    @Bean
    Lookout lookout(
            Database database,
            Journal journal,
            Pump pump,
            ClearanceStore store,
            Settings settings,
            Flow flow,
            Meters meters,
            Courier courier,
            ReferenceDesk reference,
            Clock clock)
            throws SQLException {
        database.source().unwrap(HikariDataSource.class).setMetricRegistry(meters.registry());
        meters.gauge("greenway.queue.door", "Messages not yet durable", journal::waiting);
        var sums = new LedgerSums(database.source(), settings.sandbox());
        return new Lookout(
                new Vitals(
                        database::isReachable,
                        () -> journal.committed() - Math.max(0, pump.position()),
                        () -> journal.shares().taken(),
                        pump::position,
                        store::stuck,
                        sums::outbox,
                        sums::imbalance,
                        new StockSums(database.source(), settings.sandbox())::wrongLines,
                        sums::guaranteeGap,
                        sums::overdrawn,
                        () -> sums.overdrawnQuotas(year -> limit(reference, clock, year)),
                        settings.data(),
                        settings.signatures() == SignaturePolicy.OFF,
                        () -> reasons(settings, courier)),
                flow,
                meters,
                Clock.systemUTC());
    }

    private static Money limit(ReferenceDesk reference, Clock clock, int year) {
        LocalDate day = QuotaStatement.day(year, Terms.dayOf(clock.instant()));
        return reference.get().parameters().money("LIMIT_ANNUAL", day);
    }

    /// That it is a sandbox is said wherever the state of the platform is.
    private static List<Reason> reasons(Settings settings, Courier courier) {
        List<Reason> reasons = new ArrayList<>(courier.reasons());
        if (settings.sandbox()) {
            reasons.add(new Reason("sandbox", Reason.State.UP, ""));
        }
        return reasons;
    }

    /// Before the guards, so that those who are turned away count too.
    @Bean
    FilterRegistrationBean<RequestMeter> requestMeter(Meters meters) {
        var registration = new FilterRegistrationBean<>(new RequestMeter(meters));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
