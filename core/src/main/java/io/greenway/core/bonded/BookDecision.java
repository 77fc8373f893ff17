package io.greenway.core.bonded;

import io.greenway.core.party.Registry;
import io.greenway.core.party.Role;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what people ask of the register of account books, and changes nothing (facts: flows 4;
/// An enterprise opens and fills its own book; only people of the zone move its last
/// day or close it.
public final class BookDecision {
    private static final Set<String> MODES = Set.of("1210", "1239");
    private static final int NUMBER_LENGTH = 30;

    private final String number;
    private final @Nullable AccountBook book;
    private final Registry registry;
    private final @Nullable String enterprise;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();

    private BookDecision(
            String number,
            @Nullable AccountBook book,
            Registry registry,
            @Nullable String enterprise,
            LocalDate today) {
        this.number = number;
        this.book = book;
        this.registry = registry;
        this.enterprise = enterprise;
        this.today = today;
    }

    /// Decides.
    ///
    /// @param number of the book
    /// @param enterprise who asks; null for a person of the zone
    /// @param holdsStock whether goods lie on the book
    /// @param today day of the decision, in China
    /// @return what happened, or everything that speaks against it
    public static Outcome<BookEvent> decide(
            String number,
            BookCommand command,
            BookRegister register,
            Registry registry,
            @Nullable String enterprise,
            boolean holdsStock,
            LocalDate today) {
        AccountBook book = register.find(number).orElse(null);
        BookDecision decision = new BookDecision(number, book, registry, enterprise, today);
        BookEvent event = decision.event(command, holdsStock);
        return decision.faults.isEmpty()
                ? new Outcome.Accepted<>(event, List.of())
                : new Outcome.Refused<>(decision.faults);
    }

    private BookEvent event(BookCommand command, boolean holdsStock) {
        return switch (command) {
            case BookCommand.Open open -> open(open);
            case BookCommand.AddGoods added -> {
                mine();
                goods(added.goods(), "/goods");
                yield new BookEvent.GoodsAdded(added.goods());
            }
            case BookCommand.Extend extend -> {
                zoneOnly();
                if (book != null && extend.validTo().isBefore(book.validFrom())) {
                    add(FaultCode.BOOK_DATES, "/validTo", extend.validTo(), book.validFrom());
                }
                yield new BookEvent.Extended(extend.validTo());
            }
            case BookCommand.Close close -> {
                zoneOnly();
                if (holdsStock) {
                    add(FaultCode.BOOK_HOLDS_STOCK, "/number", number, null);
                }
                matches(close.reason(), "(?s)(?=.*\\S).{1,1000}", "/reason");
                yield new BookEvent.Closed(close.reason());
            }
        };
    }

    private BookEvent open(BookCommand.Open open) {
        if (book != null) {
            add(FaultCode.BOOK_EXISTS, "/number", number, null);
        }
        if (number.isBlank() || number.length() > NUMBER_LENGTH) {
            add(FaultCode.BOOK_VALUE, "/number", number, "1.." + NUMBER_LENGTH);
        }
        if (enterprise != null && !enterprise.equals(open.owner())) {
            add(FaultCode.BOOK_NOT_YOURS, "/owner", enterprise, open.owner());
        }
        registered(open.owner(), Role.WAREHOUSE, "/owner");
        registered(open.site(), Role.SITE, "/site");
        if (!MODES.contains(open.mode())) {
            add(FaultCode.BOOK_VALUE, "/mode", open.mode(), "1210|1239");
        }
        if (!open.customsCode().matches("[0-9]{4}")) {
            add(FaultCode.BOOK_VALUE, "/customsCode", open.customsCode(), "9999");
        }
        if (open.validTo().isBefore(open.validFrom())) {
            add(FaultCode.BOOK_DATES, "/validTo", open.validTo(), open.validFrom());
        }
        goods(open.goods(), "/goods");
        return new BookEvent.Opened(
                open.owner(),
                open.site(),
                open.customsCode(),
                open.mode(),
                open.validFrom(),
                open.validTo(),
                open.goods());
    }

    /// Only those who may act on the day may keep a book or a gate.
    private void registered(String code, Role role, String path) {
        if (!registry.isRegistered(code, role, today)) {
            add(FaultCode.PARTY_NOT_REGISTERED, path, code, role.json());
        }
    }

    private void goods(List<BookGoods> goods, String path) {
        Set<String> seen = new HashSet<>();
        int before = book == null ? 0 : book.goods().size();
        if (before + goods.size() > AccountBook.MOST_LINES) {
            add(
                    FaultCode.BOOK_VALUE,
                    path,
                    String.valueOf(before + goods.size()),
                    "<= " + AccountBook.MOST_LINES);
        }
        for (int at = 0; at < goods.size(); at++) {
            BookGoods one = goods.get(at);
            String place = path + "/" + at;
            if (book != null && book.line(one.item()).isPresent()) {
                add(FaultCode.BOOK_LINE_EXISTS, place + "/item", one.item(), null);
            }
            if (!seen.add(one.item())) {
                add(FaultCode.BOOK_LINE_REPEATED, place + "/item", one.item(), null);
            }
            matches(one.item(), "\\S(.{0,28}\\S)?", place + "/item");
            matches(one.hsCode(), "[0-9]{8}([0-9]{2})?", place + "/hsCode");
            matches(one.name(), ".{1,250}", place + "/name");
            matches(one.unit(), "[0-9]{3}", place + "/unit");
            String origin = one.origin();
            if (origin != null) {
                matches(origin, "[0-9]{3}", place + "/origin");
            }
        }
    }

    /// What was left out is null, whatever the type says.
    private void matches(@Nullable String value, String form, String path) {
        if (value == null || !value.matches(form)) {
            add(FaultCode.BOOK_VALUE, path, value, form);
        }
    }

    private void mine() {
        AccountBook present = book;
        if (present == null || (enterprise != null && !enterprise.equals(present.owner()))) {
            add(FaultCode.BOOK_UNKNOWN, "/number", number, null);
        } else if (present.closed()) {
            add(FaultCode.BOOK_NOT_OPEN, "/number", number, null);
        }
    }

    private void zoneOnly() {
        mine();
        if (enterprise != null) {
            add(FaultCode.BOOK_NOT_YOURS, "/action", enterprise, null);
        }
    }

    private void add(
            FaultCode code, String path, @Nullable Object found, @Nullable Object expected) {
        faults.add(
                Fault.of(
                        code,
                        path,
                        found == null ? null : Objects.toString(found),
                        expected == null ? null : Objects.toString(expected)));
    }
}
