package io.greenway.server.bonded;

import io.greenway.core.bonded.BookEvent;
import io.greenway.core.bonded.BookRegister;
import io.greenway.server.registry.TaggedRecords;
import io.greenway.server.store.ActionTable;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// The register of account books: folded at the start from the log of what people did to them, and
/// kept in memory, since every bonded declaration asks it.
public final class BookLog implements Supplier<BookRegister> {
    /// The area of account books in the log of actions.
    private static final String AREA = "books";

    private static final TaggedRecords<BookEvent> EVENTS = new TaggedRecords<>(BookEvent.class);

    private final ActionTable actions;
    private volatile BookRegister register;

    public BookLog(ActionTable actions) {
        this.actions = actions;
        BookRegister folded = BookRegister.EMPTY;
        for (ActionTable.Action action : actions.all(AREA)) {
            folded = folded.after(action.subject(), EVENTS.read(action.kind(), action.body()));
        }
        this.register = folded;
    }

    /// The account books as of now.
    @Override
    public BookRegister get() {
        return register;
    }

    /// Writes down what happened; it is known everywhere from then on.
    synchronized void append(String number, BookEvent event, String by, Instant at) {
        actions.append(at, by, AREA, number, EVENTS.kind(event), EVENTS.body(event));
        register = register.after(number, event);
    }

    /// What was done to a book, oldest first.
    List<ActionTable.Action> page(String number, long after, int limit) {
        return actions.page(AREA, number, after, limit);
    }
}
