package io.greenway.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures rivals in turn, round by round, so that whatever else the machine does meets them
/// alike. What counts is CPU time of this thread.
final class Pairs {
    private static final int WARM_UP_ROUNDS = 10;
    private static final int ROUNDS = 15;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// Work that answers something, so that it cannot be left out.
    interface Work {
        boolean run() throws Exception;
    }

    private final Map<String, Work> rivals = new LinkedHashMap<>();
    private final int repetitions;

    /// @param repetitions how often each rival works in a round
    Pairs(int repetitions) {
        this.repetitions = repetitions;
    }

    Pairs with(String name, Work work) {
        rivals.put(name, work);
        return this;
    }

    /// Median of the rounds for each rival: microseconds of CPU time for one piece of work.
    Map<String, Double> measure() throws Exception {
        Map<String, List<Double>> rounds = new LinkedHashMap<>();
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (Map.Entry<String, Work> rival : rivals.entrySet()) {
                double micros = round(rival.getKey(), rival.getValue());
                if (round >= 0) {
                    rounds.computeIfAbsent(rival.getKey(), name -> new ArrayList<>()).add(micros);
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        rounds.forEach(
                (name, all) -> {
                    Collections.sort(all);
                    medians.put(name, Math.round(all.get(ROUNDS / 2) * 10) / 10.0);
                });
        return medians;
    }

    private double round(String name, Work work) throws Exception {
        long began = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < repetitions; i++) {
            if (!work.run()) {
                throw new IllegalStateException(name + " answered no");
            }
        }
        return (THREADS.getCurrentThreadCpuTime() - began) / 1000.0 / repetitions;
    }
}
