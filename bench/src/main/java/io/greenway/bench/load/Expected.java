package io.greenway.bench.load;

import io.greenway.core.sample.Expectation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What must come back.
final class Expected {
    private Expected() {}

    /// Receipts of each type and status, such as `CEB622 120`, for the first parts of a data set.
    static Map<String, Long> of(LoadPlan plan, int parts) throws IOException {
        DataSet set = new DataSet(Path.of(plan.folder()), plan.declarationsASegment());
        Map<String, Long> expected = new TreeMap<>();
        for (int number = 0; number < parts; number++) {
            set.segment(number)
                    .kinds()
                    .forEach(
                            kind ->
                                    Expectation.of(kind)
                                            .forEach(
                                                    (paper, answer) ->
                                                            count(
                                                                    expected,
                                                                    paper.receiptType(),
                                                                    answer.statuses())));
        }
        return expected;
    }

    private static void count(Map<String, Long> expected, String type, List<String> statuses) {
        statuses.forEach(status -> expected.merge(type + " " + status, 1L, Long::sum));
    }
}
