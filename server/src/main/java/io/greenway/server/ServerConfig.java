package io.greenway.server;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Message;
import io.greenway.core.party.IdentityService;
import io.greenway.core.receipt.CodeCatalogue;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Reference;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.api.CodeController;
import io.greenway.server.api.ContainerProblems;
import io.greenway.server.api.DescriptionController;
import io.greenway.server.api.HealthController;
import io.greenway.server.api.MessageDoor;
import io.greenway.server.api.MetricsController;
import io.greenway.server.api.OperatorLogin;
import io.greenway.server.api.PageController;
import io.greenway.server.api.PortalController;
import io.greenway.server.api.ProblemAdvice;
import io.greenway.server.api.Problems;
import io.greenway.server.api.ProviderLogin;
import io.greenway.server.api.ReceiptController;
import io.greenway.server.api.RuleController;
import io.greenway.server.api.ScrapeToken;
import io.greenway.server.api.Security;
import io.greenway.server.api.Sessions;
import io.greenway.server.dispatch.Courier;
import io.greenway.server.dispatch.InspectionWatch;
import io.greenway.server.intake.EnvelopeDesk;
import io.greenway.server.intake.Intake;
import io.greenway.server.intake.Participants;
import io.greenway.server.intake.Permits;
import io.greenway.server.journal.Journal;
import io.greenway.server.journal.JournalLimits;
import io.greenway.server.observe.Flow;
import io.greenway.server.observe.Lookout;
import io.greenway.server.observe.Meters;
import io.greenway.server.postgres.DatabaseAddress;
import io.greenway.server.postgres.EmbeddedPostgres;
import io.greenway.server.postgres.RunningPostgres;
import io.greenway.server.pump.AuthorityNumbers;
import io.greenway.server.pump.JournalDocuments;
import io.greenway.server.pump.Pump;
import io.greenway.server.pump.ReceiptBell;
import io.greenway.server.pump.ReleaseFeed;
import io.greenway.server.reading.SignatureDesk;
import io.greenway.server.registry.ReferenceDesk;
import io.greenway.server.registry.RegistryLog;
import io.greenway.server.sandbox.SandboxBuyers;
import io.greenway.server.start.Progress;
import io.greenway.server.store.ClearanceContext;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.JournalTable;
import io.greenway.server.store.ParticipantTables;
import io.greenway.server.store.ReceiptTable;
import io.greenway.server.vault.KeyFile;
import io.greenway.server.vault.Vault;
import io.greenway.server.zone.ZoneLoader;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/// The whole platform on one screen: every part, and what it is made of. Spring brings the web
/// server; nothing is found by scanning, and what is not named here does not run.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import({
    AccountConfig.class,
    BondedConfig.class,
    DeskConfig.class,
    InspectionConfig.class,
    ObserveConfig.class,
    RegistryConfig.class,
    RegulatorConfig.class,
    ScheduleConfig.class,
    ServicesConfig.class,
    SettlementConfig.class,
    GatewayConfig.class,
    SandboxConfig.class,
    TaxConfig.class
})
@ImportAutoConfiguration({
    LifecycleAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
})
public class ServerConfig {
    @Bean
    RunningPostgres postgres(Settings settings, Progress progress) {
        return settings.database()
                .map(url -> DatabaseAddress.parse(url, System.getenv()))
                .<RunningPostgres>map(RunningPostgres.External::new)
                .orElseGet(
                        () ->
                                EmbeddedPostgres.start(
                                        settings.data().resolve("postgresql"), progress));
    }

    @Bean
    Database database(RunningPostgres postgres, Progress progress) {
        return Database.open(postgres.address(), progress);
    }

    @Bean
    Vault vault(Settings settings) {
        return KeyFile.open(KeyFile.of(settings.data()));
    }

    @Bean
    Journal journal(Database database, Vault vault) {
        var table = new JournalTable(database.source());
        return new Journal(table, database.lock(), vault, JournalLimits.DEFAULT);
    }

    @Bean
    ParticipantTables participantTables(Database database) {
        return new ParticipantTables(database.source());
    }

    @Bean
    Participants participants(ParticipantTables tables, RegistryLog log, Clock clock) {
        return new Participants(tables, log::amended, clock);
    }

    @Bean
    Reference reference(Settings settings) {
        Reference bundled = Reference.bundled().withCodes(settings.data().resolve("codes"));
        Reference waiting =
                settings.papersWaitDays().isEmpty()
                        ? bundled
                        : bundled.with(
                                "PAPERS_WAIT_DAYS",
                                String.valueOf(settings.papersWaitDays().getAsInt()));
        return settings.sandbox() ? waiting.with("IDENTITY_SERVICE_ASKED", "true") : waiting;
    }

    @Bean
    JournalDocuments journalDocuments(Journal journal) {
        return new JournalDocuments(journal, XmlReader.of(Message.class));
    }

    @Bean
    EventCodec eventCodec(JournalDocuments documents) {
        return new EventCodec(documents);
    }

    /// A zone asks nobody about names and numbers until its identity service is named here.
    @Bean
    Terms.Buyers buyers(Vault vault, Settings settings) {
        Terms.Buyers buyers = (type, number) -> vault.pseudonym(type, number).value();
        if (settings.sandbox()) {
            return new SandboxBuyers(buyers).asking(IdentityService.SIMULATED);
        }
        return settings.demo() ? buyers.asking(IdentityService.SIMULATED) : buyers;
    }

    @Bean
    ClearanceStore clearanceStore(Database database, ClearanceContext context) {
        return new ClearanceStore(database.source(), context);
    }

    @Bean
    ReceiptBell receiptBell() {
        return new ReceiptBell();
    }

    @Bean
    SignatureDesk signatureDesk(Settings settings, Flow flow) {
        return new SignatureDesk(settings.signatures(), settings.data().resolve("trust"), flow);
    }

    @Bean
    Pump pump(
            Journal journal,
            JournalDocuments documents,
            ClearanceStore store,
            InspectionWatch reference,
            Participants participants,
            Terms.Buyers buyers,
            SignatureDesk signatures,
            Clock clock,
            ReceiptBell bell,
            Courier courier,
            ReleaseFeed releases,
            Flow flow,
            AuthorityNumbers numbers) {
        return new Pump(
                journal,
                documents,
                store,
                reference,
                participants::registry,
                buyers,
                signatures,
                clock,
                bell,
                courier::wake,
                releases,
                flow,
                numbers);
    }

    @Bean
    Intake intake(
            Journal journal,
            Settings settings,
            SignatureDesk signatures,
            Clock clock,
            Flow flow,
            Permits permits) {
        return new Intake(
                journal,
                settings.limits(),
                clock,
                new EnvelopeDesk(signatures::envelope),
                signatures,
                flow,
                permits,
                () -> UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
    }

    @Bean
    ZoneLoader zoneLoader(
            ParticipantTables tables,
            Participants participants,
            PasswordEncoder encoder,
            Clock clock) {
        return new ZoneLoader(tables, participants, encoder, clock);
    }

    @Bean
    ServletRegistrationBean<MessageDoor> messageDoor(
            Intake intake, Flow flow, JsonMapper json, Problems problems, ProblemAdvice advice) {
        var door = new MessageDoor(intake, flow, json, problems, advice);
        return new ServletRegistrationBean<>(door, MessageDoor.PATH);
    }

    @Bean
    CodeCatalogue codeCatalogue(Reference reference) {
        return CodeCatalogue.of(Phrases.bundled(), reference.rules());
    }

    @Bean
    CodeController codeController(CodeCatalogue codes) {
        return new CodeController(codes);
    }

    @Bean
    ReceiptController receiptController(
            Database database,
            ClearanceStore store,
            ReceiptBell bell,
            CodeCatalogue codes,
            Settings settings) {
        return new ReceiptController(
                new ReceiptTable(database.source()), store, bell, codes, settings.sandbox());
    }

    @Bean
    DescriptionController descriptionController() {
        return new DescriptionController();
    }

    @Bean
    RuleController ruleController(ReferenceDesk reference, Clock clock) {
        return new RuleController(reference, clock);
    }

    @Bean
    HealthController healthController(Lookout lookout, Settings settings) {
        return new HealthController(lookout, settings.signatures().name().toLowerCase(Locale.ROOT));
    }

    @Bean
    MetricsController metricsController(Meters meters) {
        return new MetricsController(meters);
    }

    @Bean
    PageController pageController() {
        return new PageController();
    }

    @Bean
    PortalController portalController() {
        return new PortalController(new SecureRandom());
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    Problems problems(JsonMapper json) {
        return new Problems(json);
    }

    @Bean
    @Order(0)
    SecurityFilterChain doorSecurity(
            HttpSecurity http, Participants participants, Problems problems) {
        return Security.door(http, participants, problems);
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            Participants participants,
            OperatorLogin operators,
            Sessions people,
            Problems problems) {
        return Security.api(http, participants, operators, people, problems);
    }

    @Bean
    @Order(2)
    SecurityFilterChain metricsSecurity(
            HttpSecurity http, OperatorLogin operators, Sessions people, Settings settings) {
        return Security.metrics(
                http,
                operators,
                people,
                ScrapeToken.in(settings.data().resolve("keys").resolve("metrics.token")));
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageSecurity(
            HttpSecurity http, OperatorLogin operators, Sessions people, ProviderLogin providers) {
        return Security.pages(http, operators, people, providers);
    }

    /// A message of a hundred documents has some 700 KB: read in eights it takes ninety calls.
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> longReads() {
        return factory ->
                factory.addConnectorCustomizers(
                        connector -> connector.setProperty("socket.appReadBufSize", "32768"));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems() {
        return factory ->
                factory.addContextCustomizers(
                        context -> {
                            if (context.getParent() instanceof StandardHost host) {
                                host.setErrorReportValveClass(ContainerProblems.class.getName());
                            }
                        });
    }
}
