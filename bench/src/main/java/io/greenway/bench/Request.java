package io.greenway.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a measurement is asked for.
///
/// @param mode what is measured
/// @param seconds how long after the ramp-up; 0 until the declarations are sent
/// @param declarations most declarations, the ramp-up included
/// @param rampUp declarations that are not counted
/// @param rate declarations a second to hold; 0 for as fast as possible
/// @param connections connections that send
/// @param window most declarations sent and not yet decided
/// @param seed of the data set
/// @param onlyRsa whether only the declarant with the RSA key takes part
/// @param readAll whether every receipt is read at the end
/// @param home where data sets and runs are kept
/// @param options more options for the virtual machine of what is measured
/// @param profile where the profile goes; none without
record Request(
        Mode mode,
        int seconds,
        int declarations,
        int rampUp,
        double rate,
        int connections,
        int window,
        long seed,
        boolean onlyRsa,
        boolean readAll,
        Path home,
        List<String> options,
        @Nullable Path profile) {
    /// Most parts of the data set that may be needed.
    int segments() {
        return Math.ceilDiv(declarations, mode.segment());
    }

    /// The same against the baseline, without a profile.
    Request asBaseline(int time) {
        return new Request(
                Mode.BASELINE,
                time,
                declarations,
                Mode.BASELINE.rampUp(),
                0,
                connections,
                Mode.BASELINE.window(),
                seed,
                true,
                readAll,
                home,
                List.of(),
                null);
    }
}
