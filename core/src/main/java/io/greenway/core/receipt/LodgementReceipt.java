package io.greenway.core.receipt;

import io.greenway.core.check.Replies;
import io.greenway.core.clearance.Lodged;
import io.greenway.core.clearance.Lodgement;
import io.greenway.core.message.Answer;
import io.greenway.core.message.CEB711Message.Delivery;
import io.greenway.core.message.Headed;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Text;
import io.greenway.core.xml.Draft;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The answer to a lodged document. One that is kept gets status 1, 电子口岸已暂存: it stands with
/// the platform and nothing was declared with it, which is the only published status that is true.
/// Its text says so in Chinese, English and Swahili. One that is refused gets the negative code of
/// its own message type, and every reason with Greenway's number, which tells more.
final class LodgementReceipt {
    private static final String STORED = "1";
    private static final int INFO_LENGTH = 1000;
    private static final int ROOM_FOR_THE_REST = 20;
    private static final int MESSAGE = 7000;

    private final Phrases phrases;
    private final Lodged lodged;

    private LodgementReceipt(Phrases phrases, Lodged lodged) {
        this.phrases = phrases;
        this.lodged = lodged;
    }

    static Receipt of(Phrases phrases, Lodged lodged, LocalDateTime time) {
        var writer = new LodgementReceipt(phrases, lodged);
        Lodgement document = lodged.document();
        Answer answer =
                lodged.isKept()
                        ? writer.answer(STORED, writer.kept(), time)
                        : writer.answer(writer.status(), writer.refused(), time);
        Object orderNo = value(head(document.content()), "orderNo");
        return new Receipt(document.sender(), orderNo == null ? "" : orderNo.toString(), answer);
    }

    private String kept() {
        FaultCode code = keptAs();
        Phrase meaning = phrases.fault(code).with(Map.of("found", lodged.document().messageType()));
        Fault fault = Fault.of(code, "", lodged.document().messageType(), null);
        return "%s %s %s".formatted(coded(fault), meaning.en(), meaning.sw());
    }

    private FaultCode keptAs() {
        boolean verified = lodged.document().verified();
        if (lodged.document().content() instanceof Delivery) {
            return verified ? FaultCode.TALLY_KEPT : FaultCode.TALLY_KEPT_UNVERIFIED;
        }
        return verified ? FaultCode.LODGEMENT_KEPT : FaultCode.LODGEMENT_KEPT_UNVERIFIED;
    }

    private String status() {
        Fault first = lodged.faults().getFirst();
        return lodged.faults().stream()
                .map(fault -> Replies.of(fault.code(), lodged.document().messageType()))
                .filter(own -> own.startsWith("-"))
                .findFirst()
                .orElse(Replies.statusOf(first.code(), lodged.document().messageType()));
    }

    /// What does not fit the published length is counted.
    private String refused() {
        StringBuilder info = new StringBuilder();
        int left = lodged.faults().size();
        for (Fault fault : lodged.faults()) {
            String text = coded(fault);
            if (info.length() + text.length() > INFO_LENGTH - ROOM_FOR_THE_REST) {
                return info.append("[另有").append(left).append("项]").toString();
            }
            info.append(text);
            left--;
        }
        return info.toString();
    }

    private String coded(Fault fault) {
        Map<String, String> values = new HashMap<>();
        values.put("found", Objects.requireNonNullElse(fault.found(), ""));
        values.put("expected", Objects.requireNonNullElse(fault.expected(), ""));
        values.put("guid", lodged.document().submission().guid());
        values.put(
                "copNo", Objects.toString(value(head(lodged.document().content()), "copNo"), ""));
        String text = Phrase.fill(phrases.answer(fault.code()), values);
        String path = fault.place().path();
        boolean placed = fault.code().number() >= MESSAGE && !path.isEmpty();
        String place = placed ? " " + path : "";
        return "[Code:GW%d;Desc:%s%s]".formatted(fault.code().number(), text, place);
    }

    /// An answer repeats what its document says under the same names.
    private Answer answer(String status, String info, LocalDateTime time) {
        Class<? extends Record> type = answering(lodged.document().messageType());
        Record head = head(lodged.document().content());
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Object value =
                    switch (component.getName()) {
                        case "returnStatus" -> status;
                        case "returnTime" -> time;
                        case "returnInfo" -> info;
                        case "preNo" -> lodged.version().preNo();
                        default -> repeated(component, value(head, component.getName()));
                    };
            if (value != null) {
                values.add(component.getName());
                values.add(value);
            }
        }
        return (Answer) Draft.of(type, values.toArray());
    }

    /// A value that the answer has no room for, or that the document lacks, is left out or, where
    /// the answer must have one, replaced.
    private static @Nullable Object repeated(RecordComponent component, @Nullable Object value) {
        Text limits = annotation(component);
        if (limits == null) {
            return value;
        }
        String text = Objects.toString(value, "");
        if (!text.isBlank() && limits.min() <= text.length() && text.length() <= limits.max()) {
            return text;
        }
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (optional) {
            return null;
        }
        return limits.min() == 0 ? "" : "-";
    }

    private static @Nullable Text annotation(AnnotatedElement component) {
        return component.getAnnotation(Text.class);
    }

    /// In every pair of the published set the answer's number is one more.
    private static Class<? extends Record> answering(String messageType) {
        String answering = "CEB%03d".formatted(Integer.parseInt(messageType.substring(3)) + 1);
        return Answer.named(answering);
    }

    private static Record head(Record document) {
        return document instanceof Headed headed ? (Record) headed.head() : document;
    }

    private static @Nullable Object value(Record head, String name) {
        for (RecordComponent component : head.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                try {
                    return component.getAccessor().invoke(head);
                } catch (ReflectiveOperationException impossible) {
                    throw new IllegalStateException(head.getClass() + "." + name, impossible);
                }
            }
        }
        return null;
    }
}
