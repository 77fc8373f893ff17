package io.greenway.server.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.greenway.core.desk.DeskEvent;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/// Events of tasks as they are stored: a JSON array whose elements carry the event's name.
final class DeskCodec {
    private static final TypeReference<List<DeskEvent>> EVENTS = new TypeReference<>() {};

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addMixIn(DeskEvent.class, Named.class)
                    .registerSubtypes(
                            Arrays.stream(DeskEvent.class.getPermittedSubclasses())
                                    .map(type -> new NamedType(type, type.getSimpleName()))
                                    .toArray(NamedType[]::new))
                    .build();

    private DeskCodec() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    private interface Named {}

    static String write(List<DeskEvent> events) {
        return MAPPER.writerFor(EVENTS).writeValueAsString(events);
    }

    static List<DeskEvent> read(String json) {
        return MAPPER.readValue(json, EVENTS);
    }
}
