package io.greenway.server.quarter;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// The way to the door at its worst: it loses letters and answers, delays letters and so changes
/// their order, sends them twice, spoils a repetition, and stands still for days. A sender whose
/// letter is lost sends the same bytes again, as a real one does, so nothing is lost for good.
final class Post {
    private static final int ATTEMPTS_MAX = 100;

    private final Wire wire;
    private final Agenda agenda;
    private final SplittableRandom random;
    private final Runnable settled;
    private final Map<String, Instant> stalled = new HashMap<>();
    private final Set<String> unanswered = new HashSet<>();
    private Instant now;

    /// Letters that did not get through yet, and what became of them last.
    private final Map<Letter, String> on = new LinkedHashMap<>();

    private int lost;
    private int delayed;
    private int repeated;
    private int spoiled;
    private int turnedAway;

    /// @param settled waits until everything that was brought is done
    Post(Wire wire, Agenda agenda, SplittableRandom random, Runnable settled, Instant now) {
        this.wire = wire;
        this.agenda = agenda;
        this.random = random;
        this.settled = settled;
        this.now = now;
    }

    void at(Instant moment) {
        now = moment;
    }

    /// Nothing of a sender gets through for a while.
    void stall(String sender, Duration time) {
        stalled.put(sender, now.plus(time));
    }

    /// Sends a letter; when it arrives is not for the sender to know.
    void send(Letter letter) {
        on.put(letter, "set out");
        agenda.in(Duration.ofSeconds(random.nextInt(3600)), () -> attempt(letter, 1));
    }

    private void attempt(Letter letter, int attempt) {
        if (attempt > ATTEMPTS_MAX) {
            throw new AssertionError("never got through: " + letter);
        }
        Instant until = stalled.getOrDefault(letter.sender(), Instant.EPOCH);
        if (until.isAfter(now)) {
            again(letter, attempt, Duration.between(now, until).plusMinutes(random.nextInt(600)));
            return;
        }
        int luck = random.nextInt(100);
        if (luck < 7) {
            lost++;
            again(letter, attempt, Duration.ofHours(4 + random.nextInt(50)));
        } else if (luck < 17) {
            delayed++;
            again(letter, attempt, Duration.ofHours(1 + random.nextInt(40)));
        } else {
            deliver(letter, attempt);
        }
    }

    private void again(Letter letter, int attempt, Duration time) {
        agenda.in(time, () -> attempt(letter, attempt + 1));
    }

    /// Waits until everything that was brought is done.
    void settle() {
        settled.run();
    }

    private void deliver(Letter letter, int attempt) {
        HttpResponse<String> answer = bring(letter, letter.text());
        int status = answer.statusCode();
        if (letter.place().answersWith(status)) {
            on.remove(letter);
            unanswered.addAll(letter.documents());
            letter.taken().accept(answer);
            maybeAgain(letter, answer);
        } else if (status == 403) {
            // Suspended, or without a mandate: it comes again when that is over.
            turnedAway++;
            on.put(letter, answer.body());
            again(letter, attempt, Duration.ofHours(20 + random.nextInt(20)));
        } else if (status == 429 || status == 503) {
            again(letter, attempt, Duration.ofHours(1));
        } else {
            Wire.json(202, answer);
        }
    }

    /// What is answered by what came just before must find it done.
    private HttpResponse<String> bring(Letter letter, String text) {
        if (letter.place() != Letter.Place.DOOR) {
            settled.run();
        }
        Letter.Place place = letter.place();
        return wire.post(wire.enterprise(letter.sender()), place.path, place.type, text);
    }

    /// The answer got lost, so the same comes again and gets the same; or a sender uses the id of a
    /// message for another.
    private void maybeAgain(Letter letter, HttpResponse<String> first) {
        int luck = random.nextInt(100);
        if (luck < 6) {
            repeated++;
            agenda.in(
                    Duration.ofHours(random.nextInt(72)),
                    () -> expect(letter, letter.text(), first.statusCode()));
        } else if (luck < 9) {
            spoiled++;
            agenda.in(
                    Duration.ofHours(random.nextInt(72)),
                    () -> expect(letter, letter.text() + "\n", 409));
        }
    }

    /// Unless the sender may not speak just now.
    private void expect(Letter letter, String text, int status) {
        HttpResponse<String> answer = bring(letter, text);
        if (answer.statusCode() != 403) {
            Wire.json(status, answer);
        }
    }

    /// Somebody was answered about a document.
    void answered(String document) {
        unanswered.remove(document);
    }

    /// Documents that the door has and of which nobody was told anything.
    Set<String> unanswered() {
        return Set.copyOf(unanswered);
    }

    /// Letters on their way, in words.
    List<String> onTheWay() {
        List<String> all = new ArrayList<>();
        on.forEach((letter, last) -> all.add(letter + ": " + last));
        return all;
    }

    @Override
    public String toString() {
        return "%d lost, %d delayed, %d repeated, %d spoiled, %d turned away"
                .formatted(lost, delayed, repeated, spoiled, turnedAway);
    }
}
