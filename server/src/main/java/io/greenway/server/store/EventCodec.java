package io.greenway.server.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.DocumentRef;
import io.greenway.core.clearance.Event;
import io.greenway.core.ledger.Quantity;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.money.Rate;
import io.greenway.core.tax.Assessment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/// Events as they are stored: a JSON array whose elements carry the event's name. A document is
/// stored as its place in the journal, so that personal data and raw bytes stand there alone.
public final class EventCodec {
    private static final TypeReference<List<Event>> EVENTS = new TypeReference<>() {};

    private static final TypeReference<List<Ask.TellCustoms>> REQUESTS = new TypeReference<>() {};

    private final JsonMapper mapper;
    private final ObjectWriter events;
    private final ObjectWriter requests;

    /// @param documents where documents are fetched from when events are read back
    public EventCodec(Documents documents) {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Money.class, new MoneyWriter());
        module.addDeserializer(Money.class, new MoneyReader());
        module.addSerializer(Quantity.class, new QuantityWriter());
        module.addDeserializer(Quantity.class, new QuantityReader());
        module.addSerializer(Rate.class, new RateWriter());
        module.addDeserializer(Rate.class, new RateReader());
        module.addSerializer(Document.class, new DocumentWriter());
        module.addDeserializer(Document.class, new DocumentReader<>(Document.class, documents));
        module.addDeserializer(
                Document.Waybill.class, new DocumentReader<>(Document.Waybill.class, documents));
        mapper =
                JsonMapper.builder()
                        .addModule(module)
                        .addMixIn(Event.class, Named.class)
                        .addMixIn(Assessment.Line.class, AsArray.class)
                        .addMixIn(Assessment.Rates.class, AsArray.class)
                        .addMixIn(StockLot.class, AsArray.class)
                        .changeDefaultPropertyInclusion(
                                all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
                        .withConfigOverride(List.class, EventCodec::leaveOutWhenEmpty)
                        .withConfigOverride(Set.class, EventCodec::leaveOutWhenEmpty)
                        .registerSubtypes(
                                events(Event.class)
                                        .map(type -> new NamedType(type, type.getSimpleName()))
                                        .toArray(NamedType[]::new))
                        .build();
        events = mapper.writerFor(EVENTS);
        requests = mapper.writerFor(REQUESTS);
    }

    /// Most lists of most events are empty, and there are millions of them.
    private static void leaveOutWhenEmpty(MutableConfigOverride lists) {
        lists.setInclude(
                JsonInclude.Value.construct(
                        JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));
        lists.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    /// Every kind of event; some stand together under a name that is not stored.
    private static Stream<Class<?>> events(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventCodec::events)
                : Stream.of(type);
    }

    /// Events as the bytes of their JSON.
    public byte[] write(List<Event> happened) {
        return events.writeValueAsBytes(happened);
    }

    public List<Event> read(String json) {
        return mapper.readValue(json, EVENTS);
    }

    /// Requests to customs, as they wait in the outbox.
    public byte[] writeRequests(List<Ask.TellCustoms> asked) {
        return requests.writeValueAsBytes(asked);
    }

    public List<Ask.TellCustoms> readRequests(String json) {
        return mapper.readValue(json, REQUESTS);
    }

    /// Gives back a document by its place.
    public interface Documents {
        Document document(Paper paper, DocumentRef ref);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    private interface Named {}

    /// Lines of taxes are many; their values stand in the order of the components, without names.
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface AsArray {}

    private static final class RateWriter extends ValueSerializer<Rate> {
        @Override
        public void serialize(Rate value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.fraction().toPlainString());
        }
    }

    private static final class RateReader extends ValueDeserializer<Rate> {
        @Override
        public Rate deserialize(JsonParser json, DeserializationContext context) {
            return Rate.of(json.getString());
        }
    }

    private static final class QuantityWriter extends ValueSerializer<Quantity> {
        @Override
        public void serialize(Quantity value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toString());
        }
    }

    private static final class QuantityReader extends ValueDeserializer<Quantity> {
        @Override
        public Quantity deserialize(JsonParser json, DeserializationContext context) {
            return Quantity.of(new BigDecimal(json.getString())).orElseThrow();
        }
    }

    private static final class MoneyWriter extends ValueSerializer<Money> {
        @Override
        public void serialize(Money value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toString());
        }
    }

    private static final class MoneyReader extends ValueDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) {
            return Money.of(json.getString());
        }
    }

    /// As `"ORDER 17 3"`: paper, journal position, index.
    private static final class DocumentWriter extends ValueSerializer<Document> {
        @Override
        public void serialize(Document value, JsonGenerator json, SerializationContext context) {
            Document.Header header = value.header();
            json.writeString(
                    header.paper() + " " + header.ref().position() + " " + header.ref().index());
        }
    }

    private static final class DocumentReader<D extends Document> extends ValueDeserializer<D> {
        private final Class<D> type;
        private final Documents documents;

        DocumentReader(Class<D> type, Documents documents) {
            this.type = type;
            this.documents = documents;
        }

        @Override
        public D deserialize(JsonParser json, DeserializationContext context) {
            String[] place = json.getString().split(" ", -1);
            DocumentRef ref = new DocumentRef(Long.parseLong(place[1]), Integer.parseInt(place[2]));
            return type.cast(documents.document(Paper.valueOf(place[0]), ref));
        }
    }
}
