package io.greenway.server.dispatch;

import io.greenway.core.reference.Frozen;
import io.greenway.core.reference.Reference;
import java.util.List;
import java.util.function.Supplier;

/// The reference data with the bonded batches that are frozen now, for those who release goods
/// . It is asked once a batch of work, so it keeps what it made.
public final class InspectionWatch implements Supplier<Reference> {
    private final Supplier<Reference> reference;
    private volatile Made made;

    /// @param reference the data as approved
    public InspectionWatch(Supplier<Reference> reference) {
        this.reference = reference;
        Reference first = reference.get();
        this.made = new Made(first, List.of(), first);
    }

    private record Made(Reference from, List<Frozen> frozen, Reference whole) {}

    /// The very same reference is asked for, since comparing tables would cost more than making.
    @Override
    @SuppressWarnings("ReferenceEquality")
    public Reference get() {
        Made now = made;
        Reference current = reference.get();
        if (now.from() == current) {
            return now.whole();
        }
        return put(current, now.frozen()).whole();
    }

    /// Replaces what is frozen.
    public void freeze(List<Frozen> frozen) {
        if (!made.frozen().equals(frozen)) {
            put(reference.get(), List.copyOf(frozen));
        }
    }

    /// What is frozen.
    public List<Frozen> frozen() {
        return made.frozen();
    }

    private synchronized Made put(Reference from, List<Frozen> frozen) {
        Made next = new Made(from, frozen, from.with(from.restrictions().withFrozen(frozen)));
        made = next;
        return next;
    }
}
