package io.greenway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/// Counts the samples of a recording: by thread, by the frame at the top, by every frame of the
/// stack, and allocations by class.
final class ProfileText {
    private static final int MOST = 30;

    private final Map<String, Long> threads = new HashMap<>();
    private final Map<String, Long> self = new HashMap<>();
    private final Map<String, Long> tree = new HashMap<>();
    private final Map<String, Long> allocations = new HashMap<>();
    private final Map<String, Long> events = new HashMap<>();

    private ProfileText() {}

    /// What a recording shows.
    static String of(Path recording) throws IOException {
        ProfileText text = new ProfileText();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                text.count(file.readEvent());
            }
        }
        return text.written();
    }

    private void count(RecordedEvent event) {
        String name = event.getEventType().getName();
        if (name.equals("jdk.ObjectAllocationSample")) {
            allocations.merge(
                    event.getClass("objectClass").getName(), event.getLong("weight"), Long::sum);
        } else if (name.equals("jdk.CPUTimeSample")) {
            events.merge(name, 1L, Long::sum);
            sample(event.getThread(event.hasField("eventThread") ? "eventThread" : "thread"));
            stack(event.getStackTrace());
        }
    }

    private void sample(RecordedThread thread) {
        String java = thread == null ? null : thread.getJavaName();
        String name = java == null || java.isEmpty() ? "(no name)" : java;
        threads.merge(name.replaceAll("\\d+", "#"), 1L, Long::sum);
    }

    private void stack(RecordedStackTrace stack) {
        if (stack == null || stack.getFrames().isEmpty()) {
            self.merge(
                    "(no stack: the virtual machine itself, or a sample that failed)",
                    1L,
                    Long::sum);
            return;
        }
        List<RecordedFrame> frames = stack.getFrames();
        self.merge(name(frames.getFirst()), 1L, Long::sum);
        Set<String> seen = new HashSet<>();
        for (RecordedFrame frame : frames) {
            if (seen.add(name(frame))) {
                tree.merge(name(frame), 1L, Long::sum);
            }
        }
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    private String written() {
        StringBuilder text = new StringBuilder();
        long samples = events.values().stream().mapToLong(Long::longValue).sum();
        text.append(String.format(Locale.ROOT, "Samples by CPU time: %d%n", samples));
        table(text, "Threads", threads, samples);
        table(text, "Frames by self", self, samples);
        table(text, "Frames by tree", tree, samples);
        long bytes = allocations.values().stream().mapToLong(Long::longValue).sum();
        table(text, "Allocations by class", allocations, bytes);
        return text.toString();
    }

    private static void table(
            StringBuilder text, String title, Map<String, Long> counts, long all) {
        text.append(String.format(Locale.ROOT, "%n%s%n", title));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST)
                .forEach(
                        entry ->
                                text.append(
                                        String.format(
                                                Locale.ROOT,
                                                "%6.2f %%  %s%n",
                                                100.0 * entry.getValue() / Math.max(1, all),
                                                entry.getKey())));
    }
}
