package io.greenway.server.registry;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Records of a sealed interface as JSON. The kind is the name of the record in lower case, its
/// words parted by hyphens: `grant-role`.
///
/// @param <T> the sealed interface
public final class TaggedRecords<T> {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build();

    private final Map<String, Class<? extends T>> kinds = new TreeMap<>();

    public TaggedRecords(Class<T> sealed) {
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            kinds.put(kind(kind), kind.asSubclass(sealed));
        }
    }

    /// The kind of a record.
    public String kind(T one) {
        return kind(one.getClass());
    }

    private static String kind(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /// The record without its kind.
    public String body(T one) {
        return JSON.writeValueAsString(one);
    }

    /// Reads what [#body] wrote.
    ///
    /// @throws IllegalArgumentException if there is no such kind
    public T read(String kind, String body) {
        Class<? extends T> type = kinds.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("Unknown kind " + kind);
        }
        return JSON.readValue(body, type);
    }

    /// Reads what somebody sent: an object that names its kind beside its values.
    ///
    /// @param tag member that holds the kind
    public Outcome<T> receive(byte[] json, String tag) {
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode object)) {
                return refused("/", null, "{\"" + tag + "\": …}");
            }
            JsonNode kind = object.remove(tag);
            Class<? extends T> type = kind == null ? null : kinds.get(kind.asString(""));
            if (type == null) {
                String found = kind == null ? null : kind.asString("");
                return refused("/" + tag, found, String.join("|", kinds.keySet()));
            }
            T read = JSON.treeToValue(object, type);
            List<Fault> missing = new ArrayList<>();
            missing((Record) (Object) read, "", missing);
            return missing.isEmpty()
                    ? new Outcome.Accepted<>(read, List.of())
                    : new Outcome.Refused<>(missing);
        } catch (JacksonException unreadable) {
            return refused("/", null, unreadable.getOriginalMessage());
        }
    }

    private Outcome<T> refused(String path, @Nullable String found, @Nullable String expected) {
        return new Outcome.Refused<>(
                List.of(Fault.of(FaultCode.REFERENCE_CELL, path, found, expected)));
    }

    /// What is left out is null, whatever the type says.
    private static void missing(Record one, String path, List<Fault> faults) {
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            String place = path + "/" + component.getName();
            Object value = value(one, component);
            if (value == null && !mayBeNull(component)) {
                faults.add(Fault.of(FaultCode.REGISTRY_VALUE_MISSING, place, null, null));
            } else if (value instanceof Record inner) {
                missing(inner, place, faults);
            }
        }
    }

    private static boolean mayBeNull(RecordComponent component) {
        return Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation instanceof Nullable);
    }

    private static @Nullable Object value(Record one, RecordComponent component) {
        try {
            return component.getAccessor().invoke(one);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
