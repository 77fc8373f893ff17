package io.greenway.core.bonded;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All account books, as their histories made them.
public final class BookRegister {
    public static final BookRegister EMPTY = new BookRegister(Map.of());

    private final Map<String, AccountBook> books;

    private BookRegister(Map<String, AccountBook> books) {
        this.books = Map.copyOf(books);
    }

    /// The book of a number.
    public Optional<AccountBook> find(@Nullable String number) {
        return number == null ? Optional.empty() : Optional.ofNullable(books.get(number));
    }

    /// All books in the order of their numbers.
    public List<AccountBook> all() {
        return books.values().stream().sorted(Comparator.comparing(AccountBook::number)).toList();
    }

    /// The register after something happened to a book.
    public BookRegister after(String number, BookEvent event) {
        Map<String, AccountBook> changed = new HashMap<>(books);
        changed.put(number, apply(number, books.get(number), event));
        return new BookRegister(changed);
    }

    private static AccountBook apply(String number, @Nullable AccountBook book, BookEvent event) {
        return switch (event) {
            case BookEvent.Opened opened ->
                    new AccountBook(
                                    number,
                                    opened.owner(),
                                    opened.site(),
                                    opened.customsCode(),
                                    opened.mode(),
                                    opened.validFrom(),
                                    opened.validTo(),
                                    false,
                                    Map.of())
                            .with(opened.goods());
            case BookEvent.GoodsAdded added -> Objects.requireNonNull(book).with(added.goods());
            case BookEvent.Extended extended ->
                    Objects.requireNonNull(book).until(extended.validTo());
            case BookEvent.Closed closed -> Objects.requireNonNull(book).closedNow();
        };
    }
}
