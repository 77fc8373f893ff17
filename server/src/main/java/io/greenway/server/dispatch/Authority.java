package io.greenway.server.dispatch;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.SimulatedCustoms;
import java.util.List;

/// An authority that is told of a declaration and answers it. The built-in one decides by rule; a
/// gateway to a real one answers later, by the door.
public interface Authority {
    /// Name in the outbox.
    String name();

    /// Code under which its messages stand in the journal.
    String code();

    /// What it answers at once, in order; nothing when the answer comes later.
    List<SimulatedCustoms.Answer> answers(Ask.TellCustoms request);
}
