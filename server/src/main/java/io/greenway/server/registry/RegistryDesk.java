package io.greenway.server.registry;

import io.greenway.core.clearance.Terms;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registrar;
import io.greenway.core.party.Registry;
import io.greenway.core.party.RegistryCommand;
import io.greenway.core.party.RegistryEvent;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.intake.ApiKey;
import io.greenway.server.intake.KeyScope;
import io.greenway.server.intake.Participants;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.ParticipantTables;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Takes what people of the zone ask of the registry, one after another: decides, writes down what
/// happened, and lets everybody know of it from then on.
public final class RegistryDesk {
    private static final TaggedRecords<RegistryCommand> COMMANDS =
            new TaggedRecords<>(RegistryCommand.class);

    private static final String PLATFORM = "greenway";

    private final RegistryLog log;
    private final ActionTable actions;
    private final ParticipantTables tables;
    private final Participants participants;
    private final Supplier<Reference> reference;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public RegistryDesk(
            RegistryLog log,
            ActionTable actions,
            ParticipantTables tables,
            Participants participants,
            Supplier<Reference> reference,
            InstantSource clock) {
        this.log = log;
        this.actions = actions;
        this.tables = tables;
        this.participants = participants;
        this.reference = reference;
        this.clock = clock;
    }

    /// Day of the zone.
    public LocalDate today() {
        return Terms.dayOf(clock.instant());
    }

    /// Reads what was sent and does it.
    ///
    /// @param code the enterprise
    /// @param json a command that names its kind in `action`
    /// @param by login of who sent it
    /// @return the enterprise after it
    public Outcome<Enterprise> take(String code, byte[] json, String by) {
        return switch (COMMANDS.receive(json, "action")) {
            case Outcome.Refused<RegistryCommand>(List<Fault> faults) ->
                    new Outcome.Refused<>(faults);
            case Outcome.Accepted<RegistryCommand>(RegistryCommand command, List<Fault> none) ->
                    take(code, command, by);
        };
    }

    /// Does what a command asks, or says everything that speaks against it.
    public synchronized Outcome<Enterprise> take(String code, RegistryCommand command, String by) {
        Instant now = clock.instant();
        Outcome<RegistryEvent> decided =
                Registrar.decide(
                        code,
                        command,
                        participants.registry(),
                        reference.get().parameters(),
                        by,
                        Terms.dayOf(now));
        return switch (decided) {
            case Outcome.Refused<RegistryEvent>(List<Fault> faults) ->
                    new Outcome.Refused<>(faults);
            case Outcome.Accepted<RegistryEvent>(RegistryEvent event, List<Fault> none) -> {
                log.append(code, event, by, now);
                participants.reload();
                yield new Outcome.Accepted<>(
                        participants.registry().find(code).orElseThrow(), List.of());
            }
        };
    }

    /// Writes down what the platform itself decides about an enterprise, if anything.
    ///
    /// @param deciding from the enterprise as it is now
    synchronized void settle(
            String code, Function<Enterprise, Optional<RegistryEvent>> deciding, Instant now) {
        participants
                .registry()
                .find(code)
                .flatMap(deciding)
                .ifPresent(
                        event -> {
                            log.append(code, event, PLATFORM, now);
                            participants.reload();
                        });
    }

    /// Decides what several events of one enterprise are.
    interface Deciding {
        /// Decides.
        ///
        /// @param registry everyone as of now
        /// @param today day of the zone
        Outcome<List<RegistryEvent>> on(Registry registry, LocalDate today);
    }

    /// Writes events down, together with what belongs to them.
    interface Writing {
        /// Writes all of them or none.
        ///
        /// @return whether they were written
        /// @throws SQLException when the database fails
        boolean write(List<RegistryEvent> events) throws SQLException;
    }

    /// Does several steps at once, all of them or none, while no other is decided.
    ///
    /// @return whether they were written
    synchronized Outcome<Boolean> admit(Deciding deciding, Writing writing) throws SQLException {
        return switch (deciding.on(participants.registry(), today())) {
            case Outcome.Refused<List<RegistryEvent>>(List<Fault> faults) ->
                    new Outcome.Refused<>(faults);
            case Outcome.Accepted<List<RegistryEvent>>(
                            List<RegistryEvent> events,
                            List<Fault> _) -> {
                boolean written = writing.write(events);
                participants.reload();
                yield new Outcome.Accepted<>(written, List.of());
            }
        };
    }

    /// Does what an enterprise asks of its own entry: it gives and revokes its mandates and nothing
    /// else.
    ///
    /// @return the enterprise after it; empty when the action is not one for enterprises
    public Optional<Outcome<Enterprise>> takeOwn(String code, byte[] json) {
        return switch (COMMANDS.receive(json, "action")) {
            case Outcome.Refused<RegistryCommand>(List<Fault> faults) ->
                    Optional.of(new Outcome.Refused<>(faults));
            case Outcome.Accepted<RegistryCommand>(RegistryCommand command, List<Fault> none) ->
                    command instanceof RegistryCommand.GiveMandate
                                    || command instanceof RegistryCommand.RevokeMandate
                            ? Optional.of(take(code, command, code))
                            : Optional.empty();
        };
    }

    /// Makes an API key for an enterprise that is entered; only its hash is kept.
    ///
    /// @param scopes what it may do besides what every key may
    /// @return the key, told once; empty when there is no such enterprise
    public synchronized Optional<String> issueKey(String code, Set<KeyScope> scopes, String by) {
        return participants
                .registry()
                .find(code)
                .map(
                        enterprise -> {
                            Instant now = clock.instant();
                            ApiKey key = ApiKey.random(random);
                            tables.ensure(code, enterprise.name());
                            Set<String> names = names(withBase(scopes));
                            String issued =
                                    "{\"prefix\":\"%s\",\"scopes\":\"%s\"}"
                                            .formatted(key.prefix(), String.join(" ", names));
                            actions.append(now, by, "keys", code, "key-issued", issued);
                            tables.put(
                                    new ParticipantTables.Key(key.hash(), code, names),
                                    key.prefix(),
                                    now);
                            participants.reload();
                            return key.text();
                        });
    }

    /// Named besides, a scope takes nothing away.
    private static Set<KeyScope> withBase(Set<KeyScope> scopes) {
        Set<KeyScope> all = EnumSet.noneOf(KeyScope.class);
        all.addAll(scopes);
        if (!scopes.isEmpty()) {
            all.addAll(KeyScope.BASE);
        }
        return all;
    }

    private static Set<String> names(Set<KeyScope> scopes) {
        return scopes.stream().map(KeyScope::json).collect(Collectors.toCollection(TreeSet::new));
    }

    /// What was done to an enterprise, oldest first.
    public List<ActionTable.Action> history(String code, long after, int limit) {
        return actions.page(RegistryLog.AREA, code, after, limit);
    }

    /// Positions of the log that are not as they were written; empty when all are.
    public List<Long> broken() {
        return actions.broken();
    }
}
