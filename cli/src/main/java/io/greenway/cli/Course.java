package io.greenway.cli;

import io.greenway.core.message.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What has become of one document that was sent.
final class Course {
    private static final Pattern CODE = Pattern.compile("\\[Code:([^;\\]]+);");

    private final Shipment.Document document;
    private final List<String> statuses = new ArrayList<>(3);
    private String info = "";
    private boolean earlier;

    Course(Shipment.Document document) {
        this.document = document;
    }

    Shipment.Document document() {
        return document;
    }

    /// Takes what an earlier sending of the same document was told.
    void earlier(String status, String text) {
        statuses.add(status.intern());
        info = text;
        earlier = true;
    }

    /// Takes a receipt. It replaces all that was said to an earlier sending.
    void take(String status, String text) {
        if (earlier) {
            statuses.clear();
            earlier = false;
        }
        statuses.add(status.intern());
        info = text;
    }

    /// Return statuses so far, in order.
    List<String> statuses() {
        return List.copyOf(statuses);
    }

    boolean isAnswered() {
        return !statuses.isEmpty();
    }

    /// Whether all that is known was said to an earlier sending.
    boolean isEarlier() {
        return earlier;
    }

    /// Last return status; empty before the first.
    String status() {
        return statuses.isEmpty() ? "" : statuses.getLast();
    }

    /// Text of the last receipt.
    String info() {
        return info;
    }

    /// Fault numbers in the last receipt, when it refuses.
    SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>();
        if (isRefused()) {
            Matcher matcher = CODE.matcher(info);
            while (matcher.find()) {
                codes.add(matcher.group(1));
            }
        }
        return codes;
    }

    boolean isRefused() {
        return isRefusal(status());
    }

    /// Whether nothing more will come.
    boolean isFinal() {
        return isRefused()
                || switch (document.paper()) {
                    case ORDER, PAYMENT, WAYBILL -> status().equals("120");
                    case INVENTORY -> status().equals("800") || status().equals("899");
                };
    }

    /// Whether a status refuses a document: 100, or a negative one.
    static boolean isRefusal(String status) {
        return status.equals("100") || status.startsWith("-");
    }

    /// How a person calls a paper.
    static String name(Paper paper) {
        return switch (paper) {
            case ORDER -> "order";
            case PAYMENT -> "payment";
            case WAYBILL -> "waybill";
            case INVENTORY -> "inventory";
        };
    }
}
