package io.greenway.bench;

import io.greenway.bench.load.DataSet;
import io.greenway.bench.load.DataSetMaker;
import io.greenway.core.clearance.Terms;
import io.greenway.core.sample.Parties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

/// The data sets on disk. A declaration must be declared on the day of its documents, so the sets
/// of other days are removed.
final class DataSets {
    private DataSets() {}

    /// The data set of a request, with all the parts it may need.
    ///
    /// @param kept whose keys sign
    static DataSet prepare(Request request, RealServer kept) throws IOException {
        LocalDate day = LocalDate.now(Terms.CHINA);
        removeOld(request.home(), day.toString());
        String name =
                String.format(
                        Locale.ROOT,
                        "set-%s-%s-%d-%s-seed-%d",
                        day,
                        request.mode().shape().name().toLowerCase(Locale.ROOT),
                        request.mode().documents(),
                        request.onlyRsa() ? "rsa" : "demo",
                        request.seed());
        DataSet set = new DataSet(request.home().resolve(name), request.mode().segment());
        long began = System.nanoTime();
        int made =
                new DataSetMaker(
                                set,
                                request.seed(),
                                day,
                                request.mode().shape(),
                                request.mode().documents(),
                                signers(kept.parties(), request.onlyRsa()),
                                kept::text)
                        .make(request.segments());
        System.err.printf(
                Locale.ROOT,
                "data set %s: %d of %d parts made in %.1f s%n",
                name,
                made,
                request.segments(),
                (System.nanoTime() - began) / 1e9);
        return set;
    }

    /// The parties that sign: all agents, or the first one alone, whose key is RSA.
    static Parties signers(Parties all, boolean onlyRsa) {
        return new Parties(
                all.platforms(),
                all.sellers(),
                all.payers(),
                all.carriers(),
                onlyRsa ? all.agents().subList(0, 1) : all.agents(),
                all.sites(),
                all.warehouses());
    }

    private static void removeOld(Path home, String day) throws IOException {
        try (Stream<Path> sets = Files.list(home)) {
            for (Path set : sets.toList()) {
                String name = String.valueOf(set.getFileName());
                if (name.startsWith("set-") && !name.startsWith("set-" + day)) {
                    Folders.remove(set);
                }
            }
        }
    }
}
