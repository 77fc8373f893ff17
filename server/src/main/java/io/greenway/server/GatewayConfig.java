package io.greenway.server;

import io.greenway.core.receipt.CodeAnswer;
import io.greenway.core.receipt.CodeCatalogue;
import io.greenway.core.signature.SignaturePolicy;
import io.greenway.server.api.GatewayController;
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
import io.greenway.server.reading.SignatureDesk;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.sandbox.SandboxCustoms;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.LetterTable;
import io.greenway.server.store.OutboxTable;
import io.greenway.server.store.SandboxStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What tells customs: the authority inside the platform, or the way to a real one.
@Configuration(proxyBeanMethods = false)
class GatewayConfig {
    @Bean
    LetterTable letterTable(Database database) {
        return new LetterTable(database.source());
    }

    @Bean
    Courier courier(
            Settings settings,
            Database database,
            EventCodec codec,
            Journal journal,
            ClearanceStore store,
            LetterTable letters,
            Intake intake,
            SignatureDesk signatures,
            ReferenceDesk reference,
            RiskCustoms risk,
            Clock clock,
            Flow flow,
            SandboxStore sandbox,
            CodeCatalogue codes,
            Meters meters) {
        var outbox = new OutboxTable(database.source());
        if (settings.sandbox()) {
            UnaryOperator<String> words = code -> words(codes, code);
            return new SandboxCustoms(outbox, sandbox, codec, journal, reference, words, clock);
        }
        if (settings.gateway().isEmpty()) {
            return new Dispatcher(
                    outbox,
                    codec,
                    journal,
                    new BuiltInCustoms(reference, clock, risk),
                    clock,
                    flow);
        }
        GatewayOptions options = settings.gateway().get();
        Gateway gateway =
                new Gateways(outbox, codec, letters, store, journal, intake, reference, clock)
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

    /// What a code is called in a receipt: without what would end its text.
    private static String words(CodeCatalogue codes, String code) {
        boolean status = code.startsWith("-");
        List<CodeAnswer> answers =
                status
                        ? codes.ofReceipt(code, "")
                        : codes.ofReceipt("100", "[Code:%s;Desc:]".formatted(code));
        return answers.getLast().entries().stream()
                .map(entry -> entry.meaning().zh().replaceAll("[\\[\\];]", " "))
                .findFirst()
                .orElse("沙箱");
    }

    private static void watch(Gateway gateway, Meters meters, Clock clock) {
        gauge(meters, gateway, "waiting", "Letters to be sent", one -> one.letters().waiting());
        gauge(meters, gateway, "sent", "Letters without an answer", one -> one.letters().sent());
        gauge(meters, gateway, "answered", "Letters answered", one -> one.letters().answered());
        gauge(meters, gateway, "refused", "Letters refused", one -> one.letters().refused());
        gauge(meters, gateway, "dead", "Letters set aside", one -> one.letters().dead());
        gauge(meters, gateway, "bad", "Answers that could not be taken", one -> one.refusedFiles());
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
            Courier courier, LetterTable letters, ActionTable actions, Clock clock) {
        return new GatewayController(
                courier instanceof Gateway gateway
                        ? Optional.of(new GatewayDesk(gateway, letters, actions, clock))
                        : Optional.empty());
    }
}
