package io.greenway.server;

import io.greenway.core.clearance.Terms;
import io.greenway.core.receipt.CodeAnswer;
import io.greenway.core.receipt.CodeCatalogue;
import io.greenway.server.api.SandboxController;
import io.greenway.server.api.SandboxNotice;
import io.greenway.server.dispatch.AnswerDoor;
import io.greenway.server.intake.Participants;
import io.greenway.server.journal.Journal;
import io.greenway.server.pump.Pump;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.sandbox.SandboxClock;
import io.greenway.server.sandbox.SandboxCustoms;
import io.greenway.server.sandbox.SandboxDesk;
import io.greenway.server.sandbox.SandboxFence;
import io.greenway.server.schedule.Scheduler;
import io.greenway.server.schedule.TimedStep;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.store.SandboxStore;
import io.greenway.server.store.SandboxStore.DueAnswer;
import io.greenway.server.store.SettlementStore;
import io.greenway.server.zone.Zone;
import io.greenway.server.zone.ZoneBooks;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/// What only a sandbox has. Its desk exists where `--sandbox` was asked for and nowhere else, and
/// so does a clock that can be moved.
@Configuration(proxyBeanMethods = false)
class SandboxConfig {
    private static final LocalDate FOREVER = LocalDate.of(2099, 12, 31);

    @Bean
    SandboxFence sandboxFence() {
        return new SandboxFence();
    }

    @Bean
    SandboxStore sandboxStore(Database database, ClearanceStore clearance) {
        return new SandboxStore(database.source(), clearance);
    }

    @Bean
    SandboxCustoms sandboxCustoms(
            SandboxStore store,
            EventCodec codec,
            AnswerDoor door,
            ReferenceDesk reference,
            CodeCatalogue codes) {
        return new SandboxCustoms(store, codec, door, reference, code -> words(codes, code));
    }

    /// What a code is called in a receipt: without what would end its text.
    private static String words(CodeCatalogue codes, String code) {
        List<CodeAnswer> answers =
                code.startsWith("-")
                        ? codes.ofReceipt(code, "")
                        : codes.ofReceipt("100", "[Code:%s;Desc:]".formatted(code));
        return answers.getLast().entries().stream()
                .map(entry -> entry.meaning().zh().replaceAll("[\\[\\];]", " "))
                .findFirst()
                .orElse("沙箱");
    }

    @Bean
    TimedStep<DueAnswer> lateAnswers(SandboxCustoms customs) {
        return customs.lateAnswers();
    }

    @Bean
    SandboxController sandboxController(
            Settings settings,
            SandboxStore store,
            ParticipantTables tables,
            Participants participants,
            Journal journal,
            Terms.Buyers buyers,
            ReferenceDesk reference,
            Clock clock,
            SandboxFence fence,
            Pump pump,
            SettlementStore settlements,
            ZoneBooks books,
            Scheduler scheduler,
            JsonMapper json) {
        Optional<SandboxDesk> desk =
                settings.sandbox()
                        ? Optional.of(
                                new SandboxDesk(
                                        store,
                                        tables,
                                        participants,
                                        journal,
                                        buyers,
                                        reference,
                                        (SandboxClock) clock,
                                        fence,
                                        (warehouse, site, units) ->
                                                books.open(
                                                        new Zone.Book(
                                                                warehouse, site, FOREVER, units),
                                                        "sandbox"),
                                        () -> Math.min(pump.position(), settlements.position()),
                                        scheduler::round))
                        : Optional.empty();
        return new SandboxController(desk, json);
    }

    /// Every answer of a sandbox says what it comes from.
    @Bean
    FilterRegistrationBean<Filter> sandboxHeader(Settings settings) {
        Filter header =
                (request, response, chain) -> {
                    ((HttpServletResponse) response).setHeader(SandboxNotice.HEADER, "true");
                    chain.doFilter(request, response);
                };
        var registration = new FilterRegistrationBean<>(header);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.setName("sandboxHeader");
        registration.setEnabled(settings.sandbox());
        return registration;
    }
}
