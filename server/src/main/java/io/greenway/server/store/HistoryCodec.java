package io.greenway.server.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.greenway.core.bill.BillEvent;
import io.greenway.core.desk.DeskEvent;
import io.greenway.core.exchange.RemittanceEvent;
import io.greenway.core.inspection.OrderEvent;
import io.greenway.core.money.Money;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/// Events as the histories beside the declarations store them: a JSON array whose elements carry
/// the event's name.
final class HistoryCodec<E> {
    static final HistoryCodec<DeskEvent> DESK = new HistoryCodec<>(DeskEvent.class);
    static final HistoryCodec<OrderEvent> ORDER = new HistoryCodec<>(OrderEvent.class);
    static final HistoryCodec<RemittanceEvent> REMITTANCE =
            new HistoryCodec<>(RemittanceEvent.class);
    static final HistoryCodec<BillEvent> BILL = new HistoryCodec<>(BillEvent.class);

    private final JsonMapper mapper;
    private final JavaType events;

    private HistoryCodec(Class<E> event) {
        this.mapper =
                JsonMapper.builder()
                        .addMixIn(event, Named.class)
                        .addMixIn(Money.class, AsText.class)
                        .registerSubtypes(
                                records(event)
                                        .map(type -> new NamedType(type, type.getSimpleName()))
                                        .toArray(NamedType[]::new))
                        .build();
        this.events = mapper.getTypeFactory().constructCollectionType(List.class, event);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isInterface()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(HistoryCodec::records)
                : Stream.of(type);
    }

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

    String write(List<E> events) {
        return mapper.writerFor(this.events).writeValueAsString(events);
    }

    List<E> read(String json) {
        return mapper.readValue(json, events);
    }
}
