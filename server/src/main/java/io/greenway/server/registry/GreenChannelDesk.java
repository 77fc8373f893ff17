package io.greenway.server.registry;

import io.greenway.core.clearance.Terms;
import io.greenway.core.party.Conduct;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.GreenChannel;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.server.schedule.TimedStep;
import io.greenway.server.store.ConductViews;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Lets enterprises into the green channel and takes them out of it, as their conduct says.
public final class GreenChannelDesk {
    private final RegistryDesk desk;
    private final ConductViews views;
    private final Supplier<Registry> registry;
    private final Supplier<Reference> reference;

    public GreenChannelDesk(
            RegistryDesk desk,
            ConductViews views,
            Supplier<Registry> registry,
            Supplier<Reference> reference) {
        this.desk = desk;
        this.views = views;
        this.registry = registry;
        this.reference = reference;
    }

    /// An enterprise that comes in or goes out.
    ///
    /// @param conduct what it follows from
    public record Move(String code, Conduct conduct) {}

    /// How an enterprise stands.
    ///
    /// @param against everything that speaks against it; empty when it may use the channel
    public record Standing(Conduct conduct, List<Fault> against) {}

    /// The step that looks at everybody.
    public TimedStep<Move> looks() {
        return new TimedStep<>("Green channel", this::due, this::work);
    }

    /// How an enterprise stands today.
    public Standing standing(Enterprise enterprise, LocalDate today) throws SQLException {
        Parameters parameters = reference.get().parameters();
        Conduct conduct =
                conduct(List.of(enterprise.code()), today)
                        .getOrDefault(enterprise.code(), Conduct.NONE);
        return new Standing(
                conduct, GreenChannel.obstacles(enterprise, conduct, parameters, today));
    }

    /// Whose class speaks against it, and who is not in the channel, need not be looked at.
    private List<Move> due(Instant now, int limit) throws SQLException {
        LocalDate today = Terms.dayOf(now);
        List<Enterprise> looked =
                registry.get().enterprises().stream()
                        .filter(
                                one ->
                                        one.credit(today).isAuthorised()
                                                || one.file().green().holdsOn(today.plusDays(1)))
                        .toList();
        Map<String, Conduct> conducts =
                conduct(looked.stream().map(Enterprise::code).toList(), today);
        Parameters parameters = reference.get().parameters();
        List<Move> moves = new ArrayList<>();
        for (Enterprise one : looked) {
            Conduct conduct = conducts.getOrDefault(one.code(), Conduct.NONE);
            if (moves.size() < limit
                    && GreenChannel.decide(one, conduct, parameters, today).isPresent()) {
                moves.add(new Move(one.code(), conduct));
            }
        }
        return moves;
    }

    private Map<String, Conduct> conduct(List<String> codes, LocalDate today) throws SQLException {
        int days = reference.get().parameters().days("GREEN_CONDUCT_DAYS", today);
        return views.of(codes, today.minusDays(days), today);
    }

    private void work(List<Move> moves, Instant now) {
        LocalDate today = Terms.dayOf(now);
        Parameters parameters = reference.get().parameters();
        for (Move move : moves) {
            desk.settle(
                    move.code(),
                    enterprise ->
                            GreenChannel.decide(enterprise, move.conduct(), parameters, today),
                    now);
        }
    }
}
