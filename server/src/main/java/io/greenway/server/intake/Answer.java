package io.greenway.server.intake;

import io.greenway.core.spec.Fault;
import java.time.Duration;
import java.util.List;

/// What the door answers.
public sealed interface Answer {
    /// The message is durable; its documents are answered by receipts.
    ///
    /// @param messageId the platform's name for the message
    /// @param guid the sender's
    /// @param documents how many documents it holds
    record Accepted(String messageId, String guid, int documents) implements Answer {}

    /// Nothing of the message was taken.
    sealed interface Refused extends Answer {}

    /// It is not a proper message.
    ///
    /// @param faults all of them
    /// @param ceb900 the format answer that the real system gives, as XML
    record Malformed(List<Fault> faults, String ceb900) implements Refused {
        public Malformed {
            faults = List.copyOf(faults);
        }
    }

    /// It is in an envelope that cannot be taken.
    ///
    /// @param faults all of them
    /// @param dxpRep the answer that the exchange platform gives, as XML
    record EnvelopeRefused(List<Fault> faults, String dxpRep) implements Refused {
        public EnvelopeRefused {
            faults = List.copyOf(faults);
        }
    }

    /// The caller may not send it.
    ///
    /// @param faults all of them
    record Forbidden(List<Fault> faults) implements Refused {
        public Forbidden {
            faults = List.copyOf(faults);
        }
    }

    /// The guid was used before, for other bytes.
    record GuidReused(Fault fault) implements Refused {}

    /// It is larger than the door takes.
    ///
    /// @param limit in bytes, after any transfer compression was undone
    record TooLarge(int limit) implements Refused {}

    /// The caller sends too much.
    ///
    /// @param retryAfter when the next message is welcome
    record TooMany(Duration retryAfter) implements Refused {}

    /// The platform cannot take it now.
    ///
    /// @param reason one sentence
    /// @param retryAfter when to try again
    record Busy(String reason, Duration retryAfter) implements Refused {}
}
