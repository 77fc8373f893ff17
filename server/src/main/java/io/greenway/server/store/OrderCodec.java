package io.greenway.server.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.greenway.core.inspection.OrderEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/// Events of control orders as they are stored: a JSON array whose elements carry the event's
/// name.
final class OrderCodec {
    private static final TypeReference<List<OrderEvent>> EVENTS = new TypeReference<>() {};

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addMixIn(OrderEvent.class, Named.class)
                    .registerSubtypes(
                            records(OrderEvent.class)
                                    .map(type -> new NamedType(type, type.getSimpleName()))
                                    .toArray(NamedType[]::new))
                    .build();

    private OrderCodec() {}

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isInterface()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(OrderCodec::records)
                : Stream.of(type);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    private interface Named {}

    static String write(List<OrderEvent> events) {
        return MAPPER.writerFor(EVENTS).writeValueAsString(events);
    }

    static List<OrderEvent> read(String json) {
        return MAPPER.readValue(json, EVENTS);
    }
}
