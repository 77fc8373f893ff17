package io.greenway.bench;

import io.greenway.bench.load.DataSet;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// The baseline on a fresh database, driven with the same data set.
final class BaselineRun {
    private BaselineRun() {}

    /// Measures.
    ///
    /// @param figures where the figures go
    /// @return whether every receipt was as expected
    static boolean into(Request request, Map<String, Object> figures) throws Exception {
        Path folder = Folders.fresh(request.home());
        Path home = request.home().resolve("demo");
        DemoHome.prepare(home, folder.resolve("unused"));
        RealServer kept = RealServer.kept(home);
        DataSet set = DataSets.prepare(request, kept);
        BaselineService baseline =
                new BaselineService(folder, home, kept, ServerRun.options(request, folder));
        try {
            new Measurement(request, baseline, set, folder).into(figures);
        } finally {
            baseline.stop();
        }
        return !Objects.equals(figures.get("receiptsAsExpected"), false);
    }
}
