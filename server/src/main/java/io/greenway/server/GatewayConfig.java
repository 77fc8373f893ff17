package io.greenway.server;

import io.greenway.core.signature.SignaturePolicy;
import io.greenway.server.api.GatewayController;
import io.greenway.server.dispatch.AnswerDoor;
import io.greenway.server.dispatch.Authority;
import io.greenway.server.dispatch.BuiltInCustoms;
import io.greenway.server.dispatch.Courier;
import io.greenway.server.dispatch.Dispatcher;
import io.greenway.server.dispatch.RiskCustoms;
import io.greenway.server.gateway.Gateway;
import io.greenway.server.gateway.GatewayDesk;
import io.greenway.server.gateway.GatewayView;
import io.greenway.server.gateway.Gateways;
import io.greenway.server.intake.Intake;
import io.greenway.server.journal.Journal;
import io.greenway.server.observe.Flow;
import io.greenway.server.observe.Meters;
import io.greenway.server.pump.AuthorityNumbers;
import io.greenway.server.pump.AuthorityNumbers.Given;
import io.greenway.server.reading.SignatureDesk;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.sandbox.SandboxCustoms;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.Letter;
import io.greenway.server.store.LetterFinder;
import io.greenway.server.store.LetterTable;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.WaitingBills;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who is told of declarations: the authority inside the platform, that of a sandbox, or over a
/// gateway a real one.
@Configuration(proxyBeanMethods = false)
class GatewayConfig {
    @Bean
    LetterTable letterTable(Database database) {
        return new LetterTable(database.source());
    }

    @Bean
    LetterFinder letterFinder(Database database) {
        return new LetterFinder(database.source());
    }

    @Bean
    WaitingBills waitingBills(Database database) {
        return new WaitingBills(database.source());
    }

    /// Answers of a real authority carry its own numbers.
    @Bean
    AuthorityNumbers authorityNumbers(Settings settings, LetterFinder finder) {
        return settings.gateway().isPresent()
                ? new AuthorityNumbers(handed(finder))
                : AuthorityNumbers.OURS;
    }

    private static AuthorityNumbers.Handed handed(LetterFinder finder) {
        return new AuthorityNumbers.Handed() {
            @Override
            public Optional<Given> numbers(Letter.Reply reply) throws SQLException {
                return finder.find(reply).map(one -> new Given(one.invtNo(), one.preNo()));
            }

            @Override
            public boolean isFree(String number) throws SQLException {
                return finder.isFree(number);
            }
        };
    }

    @Bean
    AnswerDoor answerDoor(Journal journal, Clock clock, Flow flow) {
        return new AnswerDoor(journal, clock, flow);
    }

    @Bean
    Courier courier(
            Settings settings,
            Database database,
            EventCodec codec,
            Journal journal,
            ClearanceStore store,
            LetterTable letters,
            LetterFinder finder,
            WaitingBills bills,
            Intake intake,
            SignatureDesk signatures,
            ReferenceDesk reference,
            RiskCustoms risk,
            SandboxCustoms sandbox,
            AnswerDoor door,
            Clock clock,
            Meters meters) {
        var outbox = new OutboxTable(database.source());
        if (settings.gateway().isEmpty()) {
            Authority customs =
                    settings.sandbox() ? sandbox : new BuiltInCustoms(reference, clock, risk);
            return new Dispatcher(outbox, codec, customs, door);
        }
        GatewayOptions options = settings.gateway().get();
        Gateway gateway =
                new Gateways(
                                outbox, codec, letters, finder, bills, store, journal, intake,
                                reference, clock)
                        .open(
                                options.folder(),
                                settings.limits().messageBytes(),
                                options.dxpId(),
                                options.key(),
                                options.password(),
                                settings.signatures() == SignaturePolicy.REQUIRED,
                                options.firstPause(),
                                signatures::envelope);
        watch(gateway, meters, clock);
        return gateway;
    }

    private static void watch(Gateway gateway, Meters meters, Clock clock) {
        gauge(meters, gateway, "waiting", "Letters to be sent", one -> one.letters().waiting());
        gauge(meters, gateway, "sent", "Letters without an answer", one -> one.letters().sent());
        gauge(meters, gateway, "refused", "Letters refused", one -> one.letters().refused());
        gauge(meters, gateway, "dead", "Letters set aside", one -> one.letters().dead());
        gauge(meters, gateway, "bad", "Answers that could not be taken", one -> one.refusedFiles());
        gauge(meters, gateway, "bills", "Tax bills nobody knows", one -> one.bills().count());
        gauge(
                meters,
                gateway,
                "unanswered.seconds",
                "How long the longest unanswered letter has waited",
                one -> one.unansweredSeconds(clock.instant()));
    }

    private static void gauge(
            Meters meters,
            Gateway gateway,
            String name,
            String description,
            ToLongFunction<GatewayView> value) {
        meters.gauge(
                "greenway.gateway." + name, description, () -> value.applyAsLong(gateway.view()));
    }

    @Bean
    GatewayController gatewayController(
            Courier courier,
            LetterTable letters,
            WaitingBills bills,
            ActionTable actions,
            Clock clock) {
        return new GatewayController(
                courier instanceof Gateway gateway
                        ? Optional.of(new GatewayDesk(gateway, letters, bills, actions, clock))
                        : Optional.empty());
    }
}
