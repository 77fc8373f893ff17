package io.greenway.cli;

import io.greenway.core.message.Paper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Follows every document that was sent until it is settled. Safe for use by several threads.
final class Watch {
    /// As long without news, papers that nothing more can happen to count as settled.
    static final Duration QUIET = Duration.ofSeconds(2);

    private final Map<String, Course> courses = new LinkedHashMap<>();
    private final Map<String, Course> inventories = new HashMap<>();
    private final Set<Course> open = new HashSet<>();
    private final Set<String> resting;
    private long newsAt = System.nanoTime();

    /// Watches nothing yet.
    ///
    /// @param resting record ids of documents that are expected to be left at their first status
    Watch(Set<String> resting) {
        this.resting = Set.copyOf(resting);
    }

    /// Watches the documents of a file.
    synchronized void add(Shipment shipment) {
        for (Shipment.Document document : shipment.documents()) {
            Course course = new Course(document);
            courses.put(document.guid(), course);
            open.add(course);
            if (document.paper() == Paper.INVENTORY) {
                inventories.put(document.orderNo(), course);
            }
        }
    }

    /// Forgets the documents of a file that the door did not take.
    synchronized void remove(Shipment shipment) {
        for (Shipment.Document document : shipment.documents()) {
            Course course = courses.remove(document.guid());
            if (course != null) {
                open.remove(course);
                inventories.remove(document.orderNo(), course);
            }
        }
        news();
    }

    /// Notes a receipt that was there before anything was sent.
    synchronized void earlier(String guid, String status, String info) {
        Course course = courses.get(guid);
        if (course != null) {
            course.earlier(status, info);
        }
    }

    /// Takes a receipt.
    ///
    /// @return the document's course; nothing when it was not sent now
    synchronized Optional<Course> take(String guid, String status, String info) {
        @Nullable Course course = courses.get(guid);
        if (course == null) {
            return Optional.empty();
        }
        course.take(status, info);
        if (course.isFinal() || resting.contains(guid)) {
            open.remove(course);
        }
        news();
        return Optional.of(course);
    }

    /// The clock of silence begins again.
    synchronized void news() {
        newsAt = System.nanoTime();
        notifyAll();
    }

    /// Waits until every document is settled.
    ///
    /// @param patience longest time without any news
    /// @return whether all are settled
    synchronized boolean await(Duration patience) throws InterruptedException {
        while (!open.isEmpty()) {
            Duration silence = Duration.ofNanos(System.nanoTime() - newsAt);
            if (silence.compareTo(QUIET) >= 0 && open.stream().allMatch(this::isAtRest)) {
                return true;
            }
            if (silence.compareTo(patience) >= 0) {
                return false;
            }
            wait(100);
        }
        return true;
    }

    /// A paper of a settled declaration that no fault concerned hears nothing further; a document
    /// that was sent before and is not new to the platform neither.
    private boolean isAtRest(Course course) {
        if (!course.isAnswered()) {
            return false;
        }
        Course inventory = inventories.get(course.document().orderNo());
        return course.isFinal()
                || (course.isEarlier() && resting.contains(course.document().guid()))
                || (inventory != null && inventory.isFinal());
    }

    /// What is known of a document.
    synchronized Optional<Course> course(String guid) {
        return Optional.ofNullable(courses.get(guid));
    }

    synchronized Collection<Course> courses() {
        return List.copyOf(courses.values());
    }

    /// Documents of which nothing final is known.
    synchronized List<Course> unsettled() {
        List<Course> unsettled = new ArrayList<>(open);
        unsettled.removeIf(this::isAtRest);
        return unsettled;
    }

    /// How many documents of each paper have which status now; those without an answer have "".
    synchronized Map<Paper, Map<String, Integer>> counts() {
        Map<Paper, Map<String, Integer>> counts = new EnumMap<>(Paper.class);
        for (Course course : courses.values()) {
            counts.computeIfAbsent(course.document().paper(), _ -> new TreeMap<>())
                    .merge(course.status(), 1, Integer::sum);
        }
        return counts;
    }

    synchronized String progress() {
        return courses.size() - open.size() + " of " + courses.size() + " documents settled";
    }
}
