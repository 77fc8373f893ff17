package io.greenway.server.api;

import io.greenway.core.party.Conduct;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.GreenFile;
import io.greenway.core.party.Registry;
import io.greenway.core.receipt.DossierView.FaultView;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.statistics.Cell;
import io.greenway.core.statistics.Dimension;
import io.greenway.core.statistics.Disclosure;
import io.greenway.server.intake.Caller;
import io.greenway.server.registry.GreenChannelDesk;
import io.greenway.server.store.ZoneViews;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The green channel: who is in it, who left it and why, for everybody; how an enterprise
/// stands, with every figure, for itself and for people of the zone.
@RestController
public final class GreenChannelController {
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic();

    private final GreenChannelDesk desk;
    private final Supplier<Registry> registry;
    private final Supplier<Reference> reference;
    private final Supplier<Explanation> explanation;
    private final ZoneViews views;
    private final Clock clock;

    public GreenChannelController(
            GreenChannelDesk desk,
            Supplier<Registry> registry,
            Supplier<Reference> reference,
            Supplier<Explanation> explanation,
            ZoneViews views,
            Clock clock) {
        this.desk = desk;
        this.registry = registry;
        this.reference = reference;
        this.explanation = explanation;
        this.views = views;
        this.clock = clock;
    }

    /// The channel.
    ///
    /// @param from first day of what is told
    /// @param used declarations that were drawn at a lower rate; null when too few enterprises
    ///     stand behind them
    record Channel(
            LocalDate from,
            LocalDate to,
            int least,
            @Nullable Long used,
            List<Member> members,
            List<Left> left) {}

    /// Who is in it.
    record Member(String code, String name, String credit, LocalDate validFrom) {}

    /// Who was in it.
    ///
    /// @param why kinds of reasons, without figures of the enterprise
    record Left(
            String code, String name, LocalDate validFrom, LocalDate validTo, List<String> why) {}

    /// How an enterprise stands.
    ///
    /// @param in whether it is in the channel today
    /// @param against everything that speaks against it
    record Standing(
            String code, LocalDate date, boolean in, Conduct conduct, List<FaultView> against) {}

    @GetMapping("/api/v1/statistics/green-channel")
    public ResponseEntity<?> channel() throws SQLException {
        LocalDate today = RemittanceController.today(clock);
        var parameters = reference.get().parameters();
        LocalDate from = today.minusDays(parameters.days("GREEN_CONDUCT_DAYS", today));
        List<Member> members = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Enterprise one : registry.get().enterprises()) {
            for (GreenFile.Days days : one.file().green().spans()) {
                LocalDate end = days.validTo();
                if (end == null || !end.isBefore(today)) {
                    members.add(
                            new Member(
                                    one.code(),
                                    one.name(),
                                    one.credit(today).json(),
                                    days.validFrom()));
                }
                if (end != null && !end.isBefore(from)) {
                    left.add(
                            new Left(
                                    one.code(),
                                    one.name(),
                                    days.validFrom(),
                                    end,
                                    days.why().stream()
                                            .map(GreenChannelController::kind)
                                            .toList()));
                }
            }
        }
        members.sort(Comparator.comparing(Member::validFrom).thenComparing(Member::code));
        left.sort(Comparator.comparing(Left::validTo).reversed().thenComparing(Left::code));
        int least = parameters.number("STATISTICS_LEAST_ENTERPRISES", today).intValueExact();
        return ResponseEntity.ok()
                .cacheControl(KEPT)
                .body(new Channel(from, today, least, used(from, today, least), members, left));
    }

    private @Nullable Long used(LocalDate from, LocalDate to, int least) throws SQLException {
        List<Cell> cells =
                views.sums(from, to, List.of(Dimension.GREEN))
                        .getOrDefault(Dimension.GREEN, List.of());
        if (cells.isEmpty()) {
            return 0L;
        }
        Cell only = cells.getFirst();
        return Disclosure.allows(only.sum(), least) ? only.sum().declarations() : null;
    }

    /// The name of a reason without its area: `refused`, `sample-failed`.
    private static String kind(Fault fault) {
        return fault.code()
                .name()
                .replaceFirst("^GREEN_", "")
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    @GetMapping("/api/v1/registry/enterprises/{code}/green-channel")
    public ResponseEntity<?> standing(
            @AuthenticationPrincipal Caller caller, @PathVariable String code) throws SQLException {
        Optional<Enterprise> found =
                registry.get().find(code).filter(one -> RegistryController.isOpenTo(code, caller));
        if (found.isEmpty()) {
            return RegistryController.unknown();
        }
        LocalDate today = RemittanceController.today(clock);
        Enterprise enterprise = found.get();
        GreenChannelDesk.Standing standing = desk.standing(enterprise, today);
        Explanation words = explanation.get();
        return ResponseEntity.ok(
                new Standing(
                        code,
                        today,
                        enterprise.file().green().holdsOn(today),
                        standing.conduct(),
                        standing.against().stream().map(words::of).toList()));
    }
}
