package io.greenway.server.sandbox;

import io.greenway.core.bill.SimulatedTax;
import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.SandboxBuyer;
import io.greenway.core.clearance.SandboxCourse;
import io.greenway.core.clearance.SandboxParty;
import io.greenway.core.clearance.SimulatedCustoms;
import io.greenway.core.exchange.SimulatedExchange;
import io.greenway.core.money.Money;
import io.greenway.core.party.IdentityService;
import io.greenway.core.reference.Parameters;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The values that force an outcome in a sandbox, told by the code that obeys them.
///
/// @param endings of order numbers, and what customs answers; any other is released
/// @param slow may follow each of them: every answer comes so much later
/// @param slowMinutes how much
/// @param taxEndings of order numbers, and what the tax authority does about the bill
/// @param exchangeEndings of references of payments abroad, and what foreign exchange does about
///     them
/// @param buyers identity numbers whose quota is used already
/// @param stranger how a name ends that belongs to another number
/// @param guarantors who of a group may be named as guarantor
/// @param stepDays how far the clock goes at once, days
public record SandboxValues(
        List<Ending> endings,
        String slow,
        int slowMinutes,
        List<TaxEnding> taxEndings,
        List<ExchangeEnding> exchangeEndings,
        List<Buyer> buyers,
        String stranger,
        List<Guarantor> guarantors,
        int stepDays) {
    public SandboxValues {
        endings = List.copyOf(endings);
        taxEndings = List.copyOf(taxEndings);
        exchangeEndings = List.copyOf(exchangeEndings);
        buyers = List.copyOf(buyers);
        guarantors = List.copyOf(guarantors);
    }

    /// What customs answers to a declaration whose order number ends so, and to applications about
    /// it; nothing where it is silent.
    public record Ending(
            String ending, List<Answer> declaration, List<Answer> cancellation, List<Answer> back) {
        public Ending {
            declaration = List.copyOf(declaration);
            cancellation = List.copyOf(cancellation);
            back = List.copyOf(back);
        }
    }

    /// One answer of customs.
    ///
    /// @param status return status
    /// @param text what customs calls it, in Chinese; empty where the number says it
    public record Answer(String status, String text) {}

    /// What becomes of the bill when the order number ends so.
    ///
    /// @param course `DIFFERS`, `LATE`, `UNPAID`, `AMEND` or `VOID`
    public record TaxEnding(String ending, String course) {}

    /// What becomes of the payment when its reference ends so.
    ///
    /// @param course `REVIEW` or `REFUSE`
    public record ExchangeEnding(String ending, String course) {}

    /// A buyer whose quota is used already.
    ///
    /// @param left what is left of the annual quota, CNY
    public record Buyer(String identityNumber, String left) {}

    /// An enterprise of a group, and its guarantee.
    ///
    /// @param role of the enterprise
    /// @param suffix how its code ends
    /// @param guarantee what it guarantees, CNY; null when nothing
    public record Guarantor(String role, String suffix, @Nullable String guarantee) {}

    /// The values as of a day.
    static SandboxValues of(Parameters parameters, LocalDate day) {
        Stream<String> endings =
                Stream.of(
                                Stream.of(SimulatedCustoms.Ending.values())
                                        .map(SimulatedCustoms.Ending::suffix),
                                Stream.of(SandboxCourse.More.values())
                                        .map(SandboxCourse.More::suffix),
                                Stream.of(SandboxCourse.Forced.values())
                                        .map(one -> one.prefix() + one.example()))
                        .flatMap(one -> one);
        return new SandboxValues(
                endings.map(SandboxValues::ending).toList(),
                SandboxCourse.SLOW,
                parameters.number("SANDBOX_SLOW_MINUTES", day).intValueExact(),
                Stream.of(SimulatedTax.Ending.values())
                        .map(one -> new TaxEnding(one.suffix(), one.name()))
                        .toList(),
                Stream.of(SimulatedExchange.Ending.values())
                        .map(one -> new ExchangeEnding(one.suffix(), one.name()))
                        .toList(),
                Stream.of(SandboxBuyer.values())
                        .map(one -> new Buyer(one.identityNumber(), one.left().toString()))
                        .toList(),
                IdentityService.STRANGER,
                Stream.of(SandboxParty.values()).map(SandboxValues::guarantor).toList(),
                parameters.number("SANDBOX_STEP_DAYS", day).intValueExact());
    }

    private static Ending ending(String ending) {
        return new Ending(
                ending,
                answers(ending, null),
                answers(ending, Ask.Matter.CANCELLATION),
                answers(ending, Ask.Matter.RETURN));
    }

    private static List<Answer> answers(String ending, Ask.@Nullable Matter matter) {
        return SandboxCourse.of("A" + ending, matter, Duration.ZERO, code -> "").stream()
                .map(SandboxCourse.Planned::answer)
                .map(one -> new Answer(one.status(), described(one.info())))
                .toList();
    }

    /// `[Code:2600;Desc:放行]` is called 放行.
    private static String described(String info) {
        int at = info.indexOf("Desc:");
        return at < 0 ? info : info.substring(at + "Desc:".length(), info.length() - 1);
    }

    private static Guarantor guarantor(SandboxParty party) {
        Money guarantee = party.guarantee();
        return new Guarantor(
                party.role().json(),
                party.suffix(),
                guarantee == null ? null : guarantee.toString());
    }
}
