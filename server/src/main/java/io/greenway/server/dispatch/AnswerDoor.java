package io.greenway.server.dispatch;

import io.greenway.core.message.CustomsMessage;
import io.greenway.core.spec.Root;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.journal.Appended;
import io.greenway.server.journal.Arrival;
import io.greenway.server.journal.Journal;
import io.greenway.server.observe.Flow;
import io.greenway.server.observe.Traces;
import io.greenway.server.reading.Read;
import java.time.Clock;

/// Brings what an authority inside the platform answers to the journal, as any other message.
/// Because a message keeps its id however often it is made, the journal takes it once.
public final class AnswerDoor {
    private final Journal journal;
    private final Clock clock;
    private final Flow flow;

    public AnswerDoor(Journal journal, Clock clock, Flow flow) {
        this.journal = journal;
        this.clock = clock;
        this.flow = flow;
    }

    /// Sends a message.
    ///
    /// @param authority code of who answers
    /// @return whether it is in the journal
    public boolean send(String authority, CustomsMessage message) throws InterruptedException {
        byte[] bytes = XmlWriter.write((Record) message, XmlWriter.Style.DEFAULT_NAMESPACE);
        int answers = message.documents().size();
        try (Traces.Span span = flow.dispatch()) {
            Appended appended =
                    journal.append(
                            new Arrival(
                                    authority,
                                    message.guid(),
                                    message.getClass().getAnnotation(Root.class).type(),
                                    answers,
                                    new Read(message, null),
                                    bytes,
                                    clock.instant()));
            return switch (appended) {
                case Appended.Stored stored -> {
                    flow.answered(stored.position(), answers, span);
                    yield true;
                }
                case Appended.GuidTaken taken -> true;
                case Appended.TooMuch tooMuch -> false;
                case Appended.Full full -> false;
                case Appended.Away away -> false;
            };
        }
    }
}
