package io.greenway.server.api;

import io.greenway.core.check.Replies;
import io.greenway.core.check.TextCheck;
import io.greenway.core.clearance.Terms;
import io.greenway.core.receipt.DossierView.FaultView;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Level;
import io.greenway.core.xml.Places;
import io.greenway.server.reading.CheckedSignature;
import io.greenway.server.reading.SignatureDesk;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The check of one message, as `./greenway check` does it: open to everybody, without side
/// effects, and nothing of the message is kept. Values of personal elements are never told.
@RestController
public final class CheckController {
    /// A message of a hundred documents has some 700 KB.
    private static final int MOST_BYTES = 1 << 20;

    /// Nobody reads more at once; the rest is counted.
    private static final int MOST_FAULTS = 500;

    /// Numbers of the form of a message, as against what it says.
    private static final int FORM = 1;

    private static final int FAMILY = 1000;

    private final Supplier<Reference> reference;
    private final SignatureDesk signatures;
    private final Phrases phrases;
    private final Clock clock;
    private volatile @Nullable DayCheck latest;

    /// The check of the day asked for last.
    private record DayCheck(Reference reference, LocalDate day, TextCheck check) {}

    public CheckController(
            Supplier<Reference> reference, SignatureDesk signatures, Phrases phrases, Clock clock) {
        this.reference = reference;
        this.signatures = signatures;
        this.phrases = phrases;
        this.clock = clock;
    }

    /// What was found.
    ///
    /// @param day day in China whose tables and rules judged
    /// @param type published type, `CEB311`; empty when the form does not hold
    /// @param valid whether no fault is an error
    /// @param signed whether it has a signature that was verified
    /// @param total how many faults there are
    /// @param faults the first of them, in the order of the text
    record Answer(
            LocalDate day,
            String type,
            boolean valid,
            boolean signed,
            int total,
            List<Found> faults) {
        Answer {
            faults = List.copyOf(faults);
        }
    }

    /// A fault and its place.
    ///
    /// @param line line of the text, from 1; 0 when unknown
    /// @param column column of the line, from 1; 0 when unknown
    /// @param answer what customs would answer; empty when that is not known
    /// @param fault what is wrong, in words
    record Found(int line, int column, String answer, FaultView fault) {}

    @PostMapping(
            path = "/api/v1/services/check",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    public ResponseEntity<?> check(HttpServletRequest request) throws IOException {
        byte[] text = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (text.length > MOST_BYTES) {
            return Problem.answer(
                    Problem.of(
                            "too-large",
                            "The message is too large",
                            413,
                            "A message may have at most %d bytes here.".formatted(MOST_BYTES)));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(answer(text, clock.instant()));
    }

    private Answer answer(byte[] text, Instant now) {
        DayCheck today = today(Terms.dayOf(now));
        TextCheck.Checked checked = today.check().check(text);
        Optional<CheckedSignature> signature =
                checked.message() == null || !checked.isSigned()
                        ? Optional.empty()
                        : signatures.look(checked.message(), checked.text(), now);
        List<Fault> faults = new ArrayList<>(checked.faults());
        signature.ifPresent(
                one ->
                        faults.addAll(
                                Places.located(
                                        checked.text(),
                                        one.faults().stream()
                                                .flatMap(List::stream)
                                                .distinct()
                                                .toList())));
        Explanation explanation = new Explanation(phrases, today.reference());
        return new Answer(
                today.day(),
                checked.type(),
                !Fault.refuses(faults),
                signature.isPresent(),
                faults.size(),
                faults.stream()
                        .limit(MOST_FAULTS)
                        .map(fault -> found(fault, checked.type(), explanation))
                        .toList());
    }

    private DayCheck today(LocalDate day) {
        Reference now = reference.get();
        DayCheck known = latest;
        if (known == null || !known.reference().equals(now) || !known.day().equals(day)) {
            known = new DayCheck(now, day, new TextCheck(now.codes(), day));
            latest = known;
        }
        return known;
    }

    private static Found found(Fault fault, String type, Explanation explanation) {
        return new Found(
                fault.place().line(),
                fault.place().column(),
                reply(fault, type),
                explanation.of(fault));
    }

    /// A message whose form does not hold is answered as a whole, but for what has a number.
    private static String reply(Fault fault, String type) {
        FaultCode code = fault.code();
        boolean form = code.number() / FAMILY == FORM && code.level() == Level.ERROR;
        String number = form ? Replies.ofForm(fault) : Replies.of(code, type);
        return form && number.isEmpty() ? "CEB900" : number;
    }
}
