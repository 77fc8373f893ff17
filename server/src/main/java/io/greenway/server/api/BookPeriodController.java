package io.greenway.server.api;

import static io.greenway.server.api.BookController.MOST;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.bonded.BookGoods;
import io.greenway.core.clearance.Terms;
import io.greenway.server.bonded.BookDesk;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.BookViews;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What bonded account books 账册 sum up of a period, for those who may see them.
@RestController
public final class BookPeriodController {
    private final BookDesk desk;
    private final BookViews views;

    public BookPeriodController(BookDesk desk, BookViews views) {
        this.desk = desk;
        this.views = views;
    }

    /// @param from first day
    /// @param to last day
    record Statement(String book, LocalDate from, LocalDate to, List<BookViews.Period> lines) {}

    /// @param from first day
    /// @param to last day
    record Outbound(String book, LocalDate from, LocalDate to, List<Left> lines) {}

    /// What left of one line.
    ///
    /// @param declarations how many declarations took it
    record Left(
            String item,
            String hsCode,
            String name,
            String unit,
            @Nullable String origin,
            String quantity,
            long declarations) {
        static Optional<Left> of(AccountBook book, BookViews.Taken taken) {
            return book.line(taken.item()).map(goods -> of(goods, taken));
        }

        private static Left of(BookGoods goods, BookViews.Taken taken) {
            return new Left(
                    goods.item(),
                    goods.hsCode(),
                    goods.name(),
                    goods.unit(),
                    goods.origin(),
                    taken.quantity(),
                    taken.declarations());
        }
    }

    /// What came and went in a period, line by line.
    @GetMapping("/api/v1/books/{number}/statement")
    public ResponseEntity<?> statement(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String number,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit)
            throws SQLException {
        if (desk.book(number, BookController.who(caller)).isEmpty()) {
            return BookController.unknown();
        }
        List<LocalDate> days = days(from, to);
        if (limit < 1 || limit > MOST || days.isEmpty()) {
            return BookController.limits();
        }
        return ResponseEntity.ok(
                new Statement(
                        number,
                        days.get(0),
                        days.get(1),
                        views.statement(
                                number,
                                begin(days.get(0)),
                                begin(days.get(1).plusDays(1)),
                                after,
                                limit)));
    }

    /// 出区核注清单: what left by the gate in a period, summed by the lines of the book (facts:
    /// flows 4).
    @GetMapping("/api/v1/books/{number}/outbound")
    public ResponseEntity<?> outbound(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String number,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit)
            throws SQLException {
        Optional<AccountBook> book = desk.book(number, BookController.who(caller));
        if (book.isEmpty()) {
            return BookController.unknown();
        }
        List<LocalDate> days = days(from, to);
        if (limit < 1 || limit > MOST || days.isEmpty()) {
            return BookController.limits();
        }
        List<BookViews.Taken> taken =
                views.taken(
                        number, begin(days.get(0)), begin(days.get(1).plusDays(1)), after, limit);
        return ResponseEntity.ok(
                new Outbound(
                        number,
                        days.get(0),
                        days.get(1),
                        taken.stream().flatMap(one -> Left.of(book.get(), one).stream()).toList()));
    }

    /// First and last day; empty when they are no days in this order.
    private static List<LocalDate> days(String... texts) {
        List<LocalDate> days = new ArrayList<>();
        for (String text : texts) {
            try {
                days.add(LocalDate.parse(text));
            } catch (DateTimeException unreadable) {
                return List.of();
            }
        }
        return days.get(1).isBefore(days.get(0)) ? List.of() : days;
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(Terms.CHINA).toInstant();
    }
}
