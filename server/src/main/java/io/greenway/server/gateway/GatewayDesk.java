package io.greenway.server.gateway;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.Letter;
import io.greenway.server.store.LetterTable;
import io.greenway.server.store.WaitingBills;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Where people of the zone see what did not get through, and send it again. What they do is
/// written down before it is done.
public final class GatewayDesk {
    private static final String AREA = "gateway";

    private final Gateway gateway;
    private final LetterTable letters;
    private final WaitingBills bills;
    private final ActionTable actions;
    private final InstantSource clock;

    public GatewayDesk(
            Gateway gateway,
            LetterTable letters,
            WaitingBills bills,
            ActionTable actions,
            InstantSource clock) {
        this.gateway = gateway;
        this.letters = letters;
        this.bills = bills;
        this.actions = actions;
        this.clock = clock;
    }

    /// How many letters are answered, counted now.
    public long answered() {
        return letters.answered();
    }

    /// How it stands with the others, counted now.
    public Letter.Counts counts() {
        return letters.counts();
    }

    /// Letters in a state, in the order of their numbers.
    public List<Letter> letters(Letter.State state, String after, int limit) {
        return letters.page(state, after, limit);
    }

    /// Sends a letter again that was set aside or refused.
    ///
    /// @param by login of who asks for it
    /// @return the letter; a fault when it is in another state; empty when there is none
    public Optional<Outcome<Letter>> resend(String number, String by) {
        return letters.find(number).map(letter -> resend(letter, by));
    }

    private Outcome<Letter> resend(Letter letter, String by) {
        boolean stopped =
                letter.state() == Letter.State.DEAD || letter.state() == Letter.State.REFUSED;
        if (stopped) {
            actions.append(clock.instant(), by, AREA, letter.number(), "letter-resent", "{}");
            stopped = letters.again(letter.number(), clock.instant());
            gateway.wake();
        }
        return stopped
                ? new Outcome.Accepted<>(letters.find(letter.number()).orElseThrow(), List.of())
                : new Outcome.Refused<>(
                        List.of(
                                Fault.of(
                                        FaultCode.GATEWAY_LETTER_STATE,
                                        "/number",
                                        letter.state().name(),
                                        "DEAD|REFUSED")));
    }

    /// Tax bills and their statuses of which nobody knows yet whose they are, longest waiting
    /// first.
    public List<WaitingBills.Waiting> bills(int limit) throws SQLException {
        return bills.page(limit);
    }

    /// What came and could not be taken.
    public List<Post.Refused> refused(int limit) throws IOException {
        return gateway.post().refused(limit);
    }

    /// Lets something that could not be taken arrive again.
    ///
    /// @param by login of who asks for it
    /// @return whether there is such a thing
    public boolean retry(String name, String by) throws IOException {
        boolean known =
                gateway.post().refused(Integer.MAX_VALUE).stream()
                        .anyMatch(one -> one.name().equals(name));
        if (!known) {
            return false;
        }
        actions.append(clock.instant(), by, AREA, name, "answer-retried", "{}");
        boolean retried = gateway.post().retry(name);
        gateway.wake();
        return retried;
    }
}
