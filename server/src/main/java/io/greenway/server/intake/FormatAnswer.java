package io.greenway.server.intake;

import io.greenway.core.message.CEB900Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes CEB900, the answer to what is not a proper message (facts: checks B).
final class FormatAnswer {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Pattern TYPE =
            Pattern.compile("<(?:[A-Za-z_]\\w{0,20}:)?(CEB\\d{3}Message)\\b");
    private static final Pattern GUID =
            Pattern.compile("\\bguid\\s{0,9}=\\s{0,9}[\"']([^\"'<]{1,255})[\"']");
    private static final int BEGINNING = 2_048;
    private static final int LONGEST_INFO = 5_000;
    private static final String FORMAT_REFUSED = "-1";

    private final Supplier<String> guids;
    private final int quotedBytes;

    /// @param guids gives a new message id, 36 characters
    /// @param quotedBytes most bytes of the original that are quoted back
    FormatAnswer(Supplier<String> guids, int quotedBytes) {
        this.guids = guids;
        this.quotedBytes = quotedBytes;
    }

    String write(byte[] original, List<Fault> faults, Instant now) {
        String text =
                XmlWriter.carriable(
                        new String(
                                original,
                                0,
                                Math.min(original.length, quotedBytes),
                                StandardCharsets.UTF_8));
        String beginning = text.substring(0, Math.min(BEGINNING, text.length()));
        var answer =
                new CEB900Message.MessageReturn(
                        guids.get(),
                        FORMAT_REFUSED,
                        info(faults),
                        LocalDateTime.ofInstant(now.truncatedTo(ChronoUnit.MILLIS), CHINA),
                        found(GUID, beginning, ""),
                        found(TYPE, beginning, "Unknown"),
                        text);
        var message = new CEB900Message(guids.get(), "1.0", answer);
        return new String(
                XmlWriter.write(message, XmlWriter.Style.DEFAULT_NAMESPACE),
                StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : otherwise;
    }

    private static String info(List<Fault> faults) {
        String all =
                faults.stream()
                        .map(
                                fault ->
                                        "[Code:GW%d;Desc:%s %s %d:%d]"
                                                .formatted(
                                                        fault.code().number(),
                                                        fault.code(),
                                                        fault.place().path(),
                                                        fault.place().line(),
                                                        fault.place().column()))
                        .collect(Collectors.joining());
        String clean = XmlWriter.carriable(all);
        return clean.length() <= LONGEST_INFO ? clean : clean.substring(0, LONGEST_INFO - 1) + "…";
    }
}
