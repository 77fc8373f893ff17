package io.greenway.core.clearance;

import java.util.List;

/// What follows from a command: events to record and apply, and what must be asked of others.
public record Decision(List<Event> events, List<Ask> asks) {
    public Decision {
        events = List.copyOf(events);
        asks = List.copyOf(asks);
    }

    static final Decision NOTHING = new Decision(List.of(), List.of());

    static Decision of(Event... events) {
        return new Decision(List.of(events), List.of());
    }

    /// Whether a document was filed.
    boolean isTaken() {
        return events.stream().anyMatch(Event.DocumentFiled.class::isInstance);
    }
}
