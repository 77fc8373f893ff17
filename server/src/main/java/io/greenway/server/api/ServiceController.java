package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.reference.Reference;
import io.greenway.core.service.Commodity;
import io.greenway.core.service.CommoditySearch;
import io.greenway.core.service.DeadlineAnswer;
import io.greenway.core.service.ModeAdvice;
import io.greenway.core.service.ModeAdviser;
import io.greenway.core.service.ModeQuestion;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.tax.LandedCost;
import io.greenway.core.tax.LandedCostAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Services for traders that follow from the tables alone: the same code as the pipeline, without
/// side effects, open to everybody. Each answer names the version of the tables it was made from.
@RestController
public final class ServiceController {
    private static final int MOST_BYTES = 256 << 10;
    private static final int MOST_COMMODITIES = 100;
    private static final String VERSION = "Reference-Version";

    /// A change of the tables is seen after this long at the latest.
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final Supplier<Reference> reference;
    private final Clock clock;
    private final JsonMapper json;
    private final ModeAdviser adviser = ModeAdviser.bundled();
    private volatile @Nullable Tables tables;
    private volatile @Nullable DaySearch search;

    /// The tables asked for last and their version.
    private record Tables(Reference reference, String version) {}

    /// The search of the day asked for last; making one takes some tenths of a second.
    private record DaySearch(Tables tables, LocalDate day, CommoditySearch search) {}

    public ServiceController(Supplier<Reference> reference, Clock clock, JsonMapper json) {
        this.reference = reference;
        this.clock = clock;
        this.json = json;
    }

    /// What was found.
    ///
    /// @param date day whose tables were searched
    record Commodities(LocalDate date, int total, List<Commodity> commodities) {}

    /// What an order will cost in tax, with the formula of each step in words and its document.
    /// Open to everybody: it asks nothing about anybody and changes nothing.
    @PostMapping(path = "/api/v1/services/landed-cost", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> landedCost(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Problem.answer(
                    Problem.of(
                            "too-large",
                            "The question is too large",
                            413,
                            "A question may have at most %d bytes.".formatted(MOST_BYTES)));
        }
        try {
            return answer(json.readValue(body, LandedCost.class));
        } catch (JacksonException unreadable) {
            return Problem.answer(
                    Problem.of(
                            "unreadable",
                            "The question cannot be read",
                            400,
                            "It is no JSON of the described form."));
        }
    }

    private ResponseEntity<?> answer(LandedCost question) {
        Tables now = tables();
        return switch (question.answer(now.reference())) {
            case Outcome.Accepted<LandedCostAnswer> accepted ->
                    ResponseEntity.ok().header(VERSION, now.version()).body(accepted.value());
            case Outcome.Refused<LandedCostAnswer> refused ->
                    refused("landed-cost", refused.faults());
        };
    }

    /// Which supervision mode a trade takes, or what must be answered first.
    @GetMapping("/api/v1/services/mode")
    public ResponseEntity<?> mode(
            @RequestParam(name = "direction", required = false) @Nullable String direction,
            @RequestParam(name = "bonded", required = false) @Nullable String bonded,
            @RequestParam(name = "buyer", required = false) @Nullable String buyer,
            @RequestParam(name = "scope", required = false) @Nullable String scope,
            @RequestParam(name = "district", required = false) @Nullable String district) {
        Tables now = tables();
        ModeQuestion question = new ModeQuestion(direction, bonded, buyer, scope);
        String place = district == null || district.isBlank() ? null : district.strip();
        LocalDate day = Terms.dayOf(clock.instant());
        return switch (adviser.advise(question, place, now.reference(), day)) {
            case Outcome.Accepted<ModeAdvice> accepted -> kept(now, accepted.value());
            case Outcome.Refused<ModeAdvice> refused -> refused("mode", refused.faults());
        };
    }

    /// The days that count from release and from the receipt of an inventory.
    @GetMapping("/api/v1/services/deadlines")
    public ResponseEntity<?> deadlines(
            @RequestParam(name = "released", required = false) @Nullable String released,
            @RequestParam(name = "received", required = false) @Nullable String received) {
        Tables now = tables();
        return switch (DeadlineAnswer.of(released, received, now.reference())) {
            case Outcome.Accepted<DeadlineAnswer> accepted -> kept(now, accepted.value());
            case Outcome.Refused<DeadlineAnswer> refused -> refused("deadlines", refused.faults());
        };
    }

    /// Commodities by code, Chinese or English name, or first letters of the pinyin.
    @GetMapping("/api/v1/services/commodities")
    public ResponseEntity<?> commodities(
            @RequestParam(name = "q", defaultValue = "") String question,
            @RequestParam(name = "date", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    Optional<LocalDate> date,
            @RequestParam(name = "limit", defaultValue = "20") int limit) {
        Tables now = tables();
        LocalDate day = date.orElseGet(() -> Terms.dayOf(clock.instant()));
        if (question.isBlank()
                || question.length() > CommoditySearch.LONGEST
                || limit < 1
                || limit > MOST_COMMODITIES
                || !now.reference().parameters().holds("LIMIT_SINGLE", day)) {
            return Problem.answer(
                    Problem.of(
                            "parameters",
                            "Not possible",
                            400,
                            "q has 1 to 100 characters, limit is 1 to 100, and date is from"
                                    + " 2016-04-08 on."));
        }
        CommoditySearch.Found found = search(now, day).find(question, limit);
        return kept(now, new Commodities(day, found.total(), found.commodities()));
    }

    private Tables tables() {
        Reference now = reference.get();
        Tables known = tables;
        if (known == null || !known.reference().equals(now)) {
            known = new Tables(now, now.version());
            tables = known;
        }
        return known;
    }

    private CommoditySearch search(Tables now, LocalDate day) {
        DaySearch made = search;
        if (made == null || !made.tables().equals(now) || !made.day().equals(day)) {
            made = new DaySearch(now, day, CommoditySearch.of(now.reference(), day));
            search = made;
        }
        return made.search();
    }

    /// The tag changes with the tables and with the words, so neither a stale rate nor a stale
    /// sentence is taken for current.
    private ResponseEntity<byte[]> kept(Tables now, Object answer) {
        byte[] body = json.writeValueAsBytes(answer);
        CRC32C digest = new CRC32C();
        digest.update(body);
        return ResponseEntity.ok()
                .cacheControl(KEPT)
                .eTag("\"%s-%08x\"".formatted(now.version(), digest.getValue()))
                .header(VERSION, now.version())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static ResponseEntity<Problem> refused(String kind, List<Fault> faults) {
        return Problem.answer(
                Problem.of(
                        kind,
                        "The question cannot be answered",
                        400,
                        "Every fault is listed; the path is a JSON pointer.",
                        faults));
    }
}
