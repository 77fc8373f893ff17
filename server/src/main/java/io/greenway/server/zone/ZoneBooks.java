package io.greenway.server.zone;

import io.greenway.core.bonded.AccountBook;
import io.greenway.core.bonded.BookCommand;
import io.greenway.core.bonded.BookGoods;
import io.greenway.core.sample.SampleBook;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.server.bonded.BookDesk;
import io.greenway.server.bonded.BookDesk.Who;
import io.greenway.server.start.StartRefused;
import io.greenway.server.store.BookAnswer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Opens the account books of a zone's file and fills them with sample goods, through the same desk
/// as everybody. Loading the same zone again changes nothing.
public final class ZoneBooks {
    private static final String BY = "zone-file";

    private final BookDesk desk;

    public ZoneBooks(BookDesk desk) {
        this.desk = desk;
    }

    /// Opens what is not open yet.
    public void open(Zone zone) {
        try {
            for (Zone.Book book : zone.books()) {
                open(book, BY);
            }
        } catch (SQLException failed) {
            throw new StartRefused("The account books of the zone cannot be opened.", failed);
        }
    }

    /// Opens a book if it is not open yet, and lets its stock come in if it did not.
    ///
    /// @param by who does it, as it is written down
    public void open(Zone.Book book, String by) throws SQLException {
        String number = SampleBook.number(book.owner());
        Optional<AccountBook> known = desk.book(number, new Who(null, by));
        if (known.isEmpty()) {
            List<BookGoods> goods = SampleBook.goods();
            var command =
                    new BookCommand.Open(
                            book.owner(),
                            book.site(),
                            SampleBook.customsCode(),
                            "1210",
                            desk.today(),
                            book.validTo(),
                            goods);
            check(number, desk.act(number, command, new Who(null, by)));
        } else if (!known.get().isOpen(desk.today())) {
            // Whoever closed it meant it.
            return;
        }
        check(
                number,
                desk.take(inbound(number, book.units()), new Who(book.owner(), book.owner())));
    }

    /// The same bytes every time, so that the stock comes in once.
    private static byte[] inbound(String number, int units) {
        String lines =
                SampleBook.goods().stream()
                        .map(goods -> line(goods, units))
                        .collect(Collectors.joining(","));
        String guid =
                UUID.nameUUIDFromBytes((number + units).getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .toUpperCase(Locale.ROOT);
        return """
        {"message":"inbound","guid":"%s","book":"%s","listNo":"SAMPLE-%s","lines":[%s]}
        """
                .formatted(guid, number, units, lines)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(BookGoods goods, int units) {
        return "{\"item\":\"%s\",\"hsCode\":\"%s\",\"unit\":\"%s\",\"quantity\":%s}"
                .formatted(goods.item(), goods.hsCode(), goods.unit(), BigDecimal.valueOf(units));
    }

    private static void check(String number, Outcome<?> outcome) {
        List<Fault> faults =
                switch (outcome) {
                    case Outcome.Refused<?> refused -> refused.faults();
                    case Outcome.Accepted<?>(BookAnswer answer, List<Fault> _) -> answer.faults();
                    case Outcome.Accepted<?> accepted -> List.of();
                };
        if (!faults.isEmpty()) {
            throw new StartRefused(
                    "The account book " + number + " cannot be opened or filled: " + faults);
        }
    }
}
