package io.greenway.cli;

import io.greenway.core.message.Answer;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// Says what happens to messages: each receipt when there are few, refusals and a progress line
/// when there are many, or one JSON object a line for a program. Safe for use by several threads.
final class SubmitReport {
    /// How much is said.
    enum Detail {
        /// Every receipt.
        ALL,
        /// Refusals only, and how far it is.
        REFUSALS,
        /// JSON lines.
        JSON
    }

    private final PrintWriter out;
    private final ProgressLine progress;
    private final PlainWords words;
    private final Detail detail;

    SubmitReport(PrintWriter out, ProgressLine progress, PlainWords words, Detail detail) {
        this.out = out;
        this.progress = progress;
        this.words = words;
        this.detail = detail;
    }

    synchronized void progress(String text) {
        progress.show(text);
    }

    synchronized void taken(Shipment shipment, Reply.Accepted accepted) {
        switch (detail) {
            case ALL -> line("%s: taken, %d documents", shipment.file(), accepted.documents());
            case REFUSALS -> {}
            case JSON ->
                    json(
                            Map.of(
                                    "file", shipment.file().toString(),
                                    "status", 202,
                                    "messageId", accepted.messageId(),
                                    "documents", accepted.documents()));
        }
    }

    synchronized void refused(Shipment shipment, Reply.Refused refused) {
        Problem problem = refused.problem();
        if (detail == Detail.JSON) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("file", shipment.file().toString());
            facts.put("status", refused.status());
            facts.put("problem", problem);
            json(facts);
            return;
        }
        line("%s: not taken (%d): %s", shipment.file(), refused.status(), sentence(problem));
        for (Problem.Item item : problem.faults()) {
            String place =
                    item.line() == 0
                            ? item.path()
                            : "line %d, column %d: %s"
                                    .formatted(item.line(), item.column(), item.path());
            line("    %s", place);
            words.fault(item).forEach(text -> line("        %s", text));
        }
    }

    private static String sentence(Problem problem) {
        StringJoiner sentence = new StringJoiner(". ");
        if (!problem.title().isEmpty()) {
            sentence.add(problem.title());
        }
        if (!problem.detail().isEmpty()) {
            sentence.add(problem.detail());
        }
        return sentence.toString();
    }

    synchronized void receipt(Course course, Answer answer) {
        String status = answer.returnStatus();
        boolean refusal = Course.isRefusal(status);
        Shipment.Document document = course.document();
        if (detail == Detail.JSON) {
            json(
                    Map.of(
                            "paper", Course.name(document.paper()),
                            "number", document.number(),
                            "orderNo", document.orderNo(),
                            "guid", document.guid(),
                            "returnStatus", status,
                            "returnInfo", answer.returnInfo()));
        } else if (refusal || detail == Detail.ALL) {
            line(
                    "%-9s  %s  %s  %s",
                    Course.name(document.paper()), document.number(), status, words.status(status));
            if (refusal) {
                line("    %s", answer.returnInfo());
                words.refusal(status, answer.returnInfo()).forEach(text -> line("    %s", text));
            }
        }
    }

    synchronized void summary(Watch watch, int messages, int refusedMessages) {
        progress.clear();
        if (detail == Detail.JSON) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("messages", messages);
            facts.put("notTaken", refusedMessages);
            facts.put("statuses", watch.counts());
            facts.put("unsettled", watch.unsettled().size());
            json(Map.of("summary", facts));
            return;
        }
        line("%d messages sent, %d not taken", messages, refusedMessages);
        watch.counts()
                .forEach(
                        (paper, counts) -> {
                            StringJoiner text = new StringJoiner(", ");
                            counts.forEach(
                                    (status, count) ->
                                            text.add(
                                                    status.isEmpty()
                                                            ? count + " without an answer"
                                                            : count + " at " + status));
                            line("    %-9s  %s", Course.name(paper), text);
                        });
    }

    synchronized void unsettled(List<Course> unsettled) {
        if (detail == Detail.JSON || unsettled.isEmpty()) {
            return;
        }
        line("%d documents are not settled yet, among them:", unsettled.size());
        unsettled.stream()
                .limit(5)
                .forEach(
                        course ->
                                line(
                                        "    %-9s  %s  %s",
                                        Course.name(course.document().paper()),
                                        course.document().number(),
                                        course.isAnswered()
                                                ? course.status() + " " + course.info()
                                                : "no answer"));
    }

    synchronized void verdict(Verdict verdict) {
        if (detail == Detail.JSON) {
            json(Map.of("manifest", verdict));
            return;
        }
        verdict.differences().forEach(difference -> line("differs: %s", difference));
        line("manifest: %d of %d as expected", verdict.asExpected(), verdict.trades());
    }

    private void line(String format, Object... values) {
        progress.clear();
        out.printf(format + "%n", values);
        out.flush();
    }

    private void json(Object facts) {
        out.println(Zone.JSON.writeValueAsString(facts));
        out.flush();
    }
}
