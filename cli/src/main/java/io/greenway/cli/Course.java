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

    /// Takes what was said before anything was sent now.
    void earlier(String status, String text) {
        add(status, text);
        earlier = true;
    }

    /// Takes a receipt. One that begins a new round replaces all that an earlier round was told.
    void take(String status, String text) {
        add(status, text);
        earlier = false;
    }

    private void add(String status, String text) {
        boolean begins = status.equals("1") || status.equals("2") || status.startsWith("-");
        if (begins && (earlier || isFinal())) {
            statuses.clear();
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

    /// Whether all that is known was said before anything was sent now.
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
