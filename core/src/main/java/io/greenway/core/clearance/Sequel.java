package io.greenway.core.clearance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What came after a declaration was made.
///
/// @param releasedAt when customs released it; null before
/// @param cancellation application for its cancellation that is open or was granted; null when
///     there is none
/// @param returns its returns, in the order in which they were first applied for
/// @param signedFor when the parcel was signed for, China time; null before
/// @param arrival what the site counted of the parcel when it came in, once that agreed with the
///     declaration; null before
/// @param heldRelease text of a release by customs that waits for the arrival; null when none does
public record Sequel(
        @Nullable Instant releasedAt,
        @Nullable Petition cancellation,
        List<GoodsReturn> returns,
        @Nullable LocalDateTime signedFor,
        @Nullable Tally arrival,
        @Nullable String heldRelease) {
    public Sequel {
        returns = List.copyOf(returns);
    }

    static final Sequel NONE = new Sequel(null, null, List.of(), null, null, null);

    /// The return of a pre-entry number.
    public Optional<GoodsReturn> goodsReturn(String preNo) {
        return returns.stream().filter(one -> one.petition().preNo().equals(preNo)).findFirst();
    }

    Sequel releasedAt(Instant at) {
        return new Sequel(at, cancellation, returns, signedFor, arrival, null);
    }

    Sequel cancelling(@Nullable Petition petition) {
        return new Sequel(releasedAt, petition, returns, signedFor, arrival, heldRelease);
    }

    Sequel signedFor(LocalDateTime at) {
        return new Sequel(releasedAt, cancellation, returns, at, arrival, heldRelease);
    }

    /// @param tally null when the declaration is another one now and must be looked at again
    Sequel arrived(@Nullable Tally tally) {
        return new Sequel(releasedAt, cancellation, returns, signedFor, tally, heldRelease);
    }

    Sequel holding(@Nullable String release) {
        return new Sequel(releasedAt, cancellation, returns, signedFor, arrival, release);
    }

    /// What stays when the same trade is declared anew.
    Sequel declaredAnew() {
        return new Sequel(null, null, List.of(), signedFor, null, null);
    }

    /// Puts a return in the place of the one with its number, or behind the others.
    Sequel with(GoodsReturn changed) {
        List<GoodsReturn> all = new ArrayList<>(returns);
        all.replaceAll(
                one -> one.petition().preNo().equals(changed.petition().preNo()) ? changed : one);
        if (!all.contains(changed)) {
            all.add(changed);
        }
        return new Sequel(releasedAt, cancellation, all, signedFor, arrival, heldRelease);
    }

    Sequel change(String preNo, UnaryOperator<GoodsReturn> change) {
        return goodsReturn(preNo).map(change).map(this::with).orElse(this);
    }

    Sequel without(String preNo) {
        List<GoodsReturn> left =
                returns.stream().filter(one -> !one.petition().preNo().equals(preNo)).toList();
        return new Sequel(releasedAt, cancellation, left, signedFor, arrival, heldRelease);
    }
}
