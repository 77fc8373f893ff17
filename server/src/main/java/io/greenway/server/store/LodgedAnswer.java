package io.greenway.server.store;

import io.greenway.core.message.Answer;
import io.greenway.core.xml.Draft;
import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers to lodged documents as fields of a page of receipts. They are few and of many types, so
/// their keys stand with their names.
final class LodgedAnswer {
    private static final Set<String> FIELDS_OF_THEIR_OWN =
            Set.of("guid", "returnStatus", "returnTime", "returnInfo");

    private LodgedAnswer() {}

    /// By turns the names and values of what the answer says of its document.
    static String keys(Answer answer) {
        List<String> keys = new ArrayList<>();
        for (RecordComponent component : answer.getClass().getRecordComponents()) {
            Object value =
                    FIELDS_OF_THEIR_OWN.contains(component.getName())
                            ? null
                            : value(answer, component);
            if (value != null) {
                keys.add(component.getName());
                keys.add(value.toString());
            }
        }
        return String.join(ReceiptTable.SEPARATOR, keys);
    }

    private static @Nullable Object value(Answer answer, RecordComponent component) {
        try {
            return component.getAccessor().invoke(answer);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(component.toString(), impossible);
        }
    }

    /// The answer of the fields of a receipt.
    static Answer of(String[] fields, LocalDateTime time) {
        List<Object> said = new ArrayList<>();
        Collections.addAll(said, fields[4].split(ReceiptTable.SEPARATOR, -1));
        Collections.addAll(said, "guid", fields[3], "returnStatus", fields[5]);
        Collections.addAll(said, "returnTime", time, "returnInfo", fields[6]);
        return (Answer) Draft.of(Answer.named(fields[1]), said.toArray());
    }
}
