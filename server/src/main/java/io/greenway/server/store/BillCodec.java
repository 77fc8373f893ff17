package io.greenway.server.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.greenway.core.bill.BillEvent;
import io.greenway.core.money.Money;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/// Events of tax bills as they are stored: a JSON array whose elements carry the event's name.
final class BillCodec {
    private static final TypeReference<List<BillEvent>> EVENTS = new TypeReference<>() {};

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addMixIn(BillEvent.class, Named.class)
                    .addMixIn(Money.class, AsText.class)
                    .registerSubtypes(
                            Arrays.stream(BillEvent.class.getPermittedSubclasses())
                                    .map(type -> new NamedType(type, type.getSimpleName()))
                                    .toArray(NamedType[]::new))
                    .build();

    private BillCodec() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    private interface Named {}

    private abstract static class AsText {
        @JsonCreator
        static Money of(String yuan) {
            return Money.of(yuan);
        }

        @JsonValue
        @Override
        public abstract String toString();
    }

    static String write(List<BillEvent> events) {
        return MAPPER.writerFor(EVENTS).writeValueAsString(events);
    }

    static List<BillEvent> read(String json) {
        return MAPPER.readValue(json, EVENTS);
    }
}
