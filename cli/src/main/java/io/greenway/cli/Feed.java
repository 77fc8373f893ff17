package io.greenway.cli;

import io.greenway.core.message.Answer;
import io.greenway.core.message.CEB312Message;
import io.greenway.core.message.CEB412Message;
import io.greenway.core.message.CEB512Message;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.Message;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// The receipts of one enterprise, in their order. A receipt tells by the record id of the
/// document which document it answers.
final class Feed {
    private static final int LIMIT = 1000;
    private static final Duration LONG_POLL = Duration.ofSeconds(1);
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);

    private final Door door;
    private final String key;
    private String cursor = "0";
    private volatile boolean closing;

    Feed(Door door, String key) {
        this.door = door;
        this.key = key;
    }

    /// Reads everything that is there already.
    void catchUp(Consumer<Answer> earlier) {
        boolean more;
        do {
            more = step(Duration.ZERO, earlier);
        } while (more);
    }

    /// Reads what comes until the feed is closed, and then what came last.
    void follow(Consumer<Answer> receipts) {
        while (!closing) {
            step(LONG_POLL, receipts);
        }
        catchUp(receipts);
    }

    void close() {
        closing = true;
    }

    private boolean step(Duration wait, Consumer<Answer> receipts) {
        ReceiptPage page = door.receipts(key, cursor, LIMIT, wait);
        for (ReceiptPage.Item item : page.receipts()) {
            answers(item).forEach(receipts);
        }
        cursor = page.next();
        return !page.receipts().isEmpty();
    }

    private static List<? extends Answer> answers(ReceiptPage.Item item) {
        Outcome<Message> outcome = READER.read(item.xml().getBytes(StandardCharsets.UTF_8));
        if (!(outcome instanceof Outcome.Accepted<Message> accepted)) {
            throw new CommandFailure("a receipt of the platform cannot be read: " + item.xml());
        }
        Message message = accepted.value();
        if (message instanceof CEB312Message orders) {
            return orders.returns();
        }
        if (message instanceof CEB412Message payments) {
            return payments.returns();
        }
        if (message instanceof CEB512Message waybills) {
            return waybills.returns();
        }
        return message instanceof CEB622Message inventories ? inventories.returns() : List.of();
    }
}
