package io.greenway.server.api;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Lifecycle;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import io.greenway.core.receipt.Comparison;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.receipt.Story;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.DossierList;
import io.greenway.server.store.DossierList.Time;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Dossiers: who is platform, seller or declarant of one may see it, and so may the operator. To
/// everybody else it does not exist.
@RestController
public final class DossierController {
    private static final int MOST = 500;
    private static final int TEXT_MOST = 60;

    /// A table has so many rows at most, and is looked for so often at most.
    private static final int TABLE_MOST = 100_000;

    private static final int LOOKS_MOST = 400;

    private static final String HEADING =
            "ebpCode,orderNo,state,stateText,invtNo,logisticsNo,taxTotal CNY,"
                    + "updatedAt China time,documents,seller,mode\r\n";

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final ClearanceStore store;
    private final DossierList list;
    private final Supplier<Story> story;
    private final Phrases phrases;

    public DossierController(
            ClearanceStore store, DossierList list, Supplier<Story> story, Phrases phrases) {
        this.store = store;
        this.list = list;
        this.story = story;
        this.phrases = phrases;
    }

    /// A page of dossiers.
    ///
    /// @param next where to go on with `after`; null when there is nothing more
    record Page(List<Item> dossiers, @Nullable String next) {}

    /// A dossier in a list.
    record Item(
            String ebpCode,
            String orderNo,
            String state,
            Phrase stateText,
            Instant updatedAt,
            List<String> documents,
            @Nullable String taxTotal,
            @Nullable String invtNo,
            @Nullable String logisticsNo,
            @Nullable Instant waitingSince,
            @Nullable String ebcCode,
            @Nullable String tradeMode) {}

    /// What is asked for, in the order of the parameters.
    private record Asked(
            String state,
            String q,
            String mode,
            String seller,
            Optional<Time> begun,
            String after) {}

    @GetMapping("/api/v1/dossiers")
    public ResponseEntity<?> list(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String mode,
            @RequestParam(defaultValue = "") String seller,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "json") String format)
            throws SQLException {
        Optional<Time> begun;
        try {
            begun = begun(from, to);
        } catch (DateTimeException wrong) {
            return notPossible();
        }
        if (limit < 1
                || limit > MOST
                || q.length() > TEXT_MOST
                || !after.matches("\\d{0,18}")
                || !mode.matches("(\\d{4})?")
                || !seller.matches("\\w{0,18}")
                || !Stream.of(state.split(",")).allMatch(one -> one.isEmpty() || isStage(one))) {
            return notPossible();
        }
        Asked asked = new Asked(state, q.strip(), mode, seller, begun, after);
        if (format.equals("csv")) {
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"dossiers.csv\"")
                    .body(table(caller, asked));
        }
        DossierList.Page page = list.page(wanted(caller, asked, before(after), limit));
        Long next = page.next();
        return ResponseEntity.ok(
                new Page(
                        page.items().stream().map(this::item).toList(),
                        next == null ? null : next.toString()));
    }

    private static ResponseEntity<Problem> notPossible() {
        return Problem.answer(
                Problem.of(
                        "parameters",
                        "Not possible",
                        400,
                        ("limit must be 1 to %d, q have %d characters at most, after be what an"
                                        + " answer named as next, state name stages, mode have four"
                                        + " digits, seller be a code, and from and to be days such"
                                        + " as 2026-11-25, the first not after the second.")
                                .formatted(MOST, TEXT_MOST)));
    }

    /// From the beginning of one day in China to the end of another; either may be left out.
    private static Optional<Time> begun(String from, String to) {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        Instant first = from.isEmpty() ? Instant.EPOCH : beginning(LocalDate.parse(from));
        Instant until = to.isEmpty() ? NEVER : beginning(LocalDate.parse(to).plusDays(1));
        if (!first.isBefore(until) || until.isAfter(NEVER)) {
            throw new DateTimeException("no such days");
        }
        return Optional.of(new Time(first, until));
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(Terms.CHINA).toInstant();
    }

    private static boolean isStage(String name) {
        return Stream.of(Stage.values()).anyMatch(stage -> stage.name().equals(name));
    }

    private static long before(String after) {
        return after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
    }

    private static DossierList.Wanted wanted(Caller caller, Asked asked, long before, int limit) {
        Set<String> stages =
                asked.state().isEmpty()
                        ? Set.of()
                        : Set.of(asked.state().split(",")).stream()
                                .filter(one -> !one.isEmpty())
                                .collect(Collectors.toUnmodifiableSet());
        return new DossierList.Wanted(
                party(caller),
                stages,
                asked.q(),
                asked.mode(),
                asked.seller(),
                asked.begun(),
                before,
                limit);
    }

    /// The whole list as a table, to so many rows and looks.
    private String table(Caller caller, Asked asked) throws SQLException {
        StringBuilder text = new StringBuilder("\ufeff").append(HEADING);
        Long before = before(asked.after());
        int rows = 0;
        for (int look = 0; look < LOOKS_MOST && rows < TABLE_MOST && before != null; look++) {
            DossierList.Page page = list.page(wanted(caller, asked, before, MOST));
            page.items().forEach(one -> text.append(line(item(one))));
            rows += page.items().size();
            before = page.next();
        }
        return text.toString();
    }

    private static String line(Item item) {
        return Stream.of(
                                item.ebpCode(),
                                item.orderNo(),
                                item.state(),
                                item.stateText().zh(),
                                item.invtNo(),
                                item.logisticsNo(),
                                item.taxTotal(),
                                item.updatedAt().atZone(Terms.CHINA).format(SECONDS),
                                String.join(" ", item.documents()),
                                item.ebcCode(),
                                item.tradeMode())
                        .map(DossierController::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /// A spreadsheet takes for a formula what begins so.
    private static String cell(@Nullable String text) {
        String plain = text == null ? "" : text;
        String safe = plain.matches("[=+\\-@\t\r].*") ? "'" + plain : plain;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private Item item(DossierList.Item one) {
        Long tax = one.taxFen();
        return new Item(
                one.ebpCode(),
                one.orderNo(),
                one.stage(),
                phrases.stage(one.stage()),
                one.updatedAt(),
                one.papers().stream().map(paper -> paper.toLowerCase(Locale.ROOT)).toList(),
                tax == null ? null : new Money(tax).toString(),
                one.invtNo(),
                one.logisticsNo(),
                one.waitingSince(),
                one.ebcCode(),
                one.tradeMode());
    }

    @GetMapping("/api/v1/dossiers/{ebpCode}/{orderNo}")
    public ResponseEntity<?> dossier(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String ebpCode,
            @PathVariable String orderNo) {
        DossierKey key = new DossierKey(ebpCode, orderNo);
        if (!store.isOpenTo(key, party(caller))) {
            return unknown();
        }
        return ResponseEntity.ok(story.get().of(key, moments(key)));
    }

    /// The papers side by side, with what the match found about each of their fields.
    record Compared(List<Comparison.Row> rows) {}

    @GetMapping("/api/v1/dossiers/{ebpCode}/{orderNo}/comparison")
    public ResponseEntity<?> comparison(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String ebpCode,
            @PathVariable String orderNo) {
        DossierKey key = new DossierKey(ebpCode, orderNo);
        if (!store.isOpenTo(key, party(caller))) {
            return unknown();
        }
        Dossier dossier = Dossier.empty(key);
        for (Story.Moment moment : moments(key)) {
            dossier = Lifecycle.apply(dossier, moment.event(), moment.at());
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Compared(Comparison.of(dossier)));
    }

    private List<Story.Moment> moments(DossierKey key) {
        return store.history(key).stream()
                .flatMap(row -> row.events().stream().map(one -> new Story.Moment(row.at(), one)))
                .toList();
    }

    private static ResponseEntity<Problem> unknown() {
        return Problem.answer(
                Problem.of(
                        "no-such-dossier",
                        "No such dossier",
                        404,
                        "You are not a party of a dossier with this platform and order number."));
    }

    private static Optional<String> party(Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise(var enterprise) -> Optional.of(enterprise.code());
            case Caller.Operator operator -> Optional.empty();
        };
    }
}
