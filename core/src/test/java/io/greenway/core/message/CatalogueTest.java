package io.greenway.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.Amount;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Foreign;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import io.greenway.core.spec.Whole;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds each record against the published catalogue, line by line and in order, so that no
/// element is missing, none is invented and no limit is mistyped.
class CatalogueTest {
    /// Where we differ from the published row on purpose: our row instead of it, and why. Each
    /// one must be needed.
    private static final Map<String, String> DIFFERENCES =
            Map.of(
                    // Signatures are asked for by a switch of the door, not by the format, so
                    // that an unsigned inventory can be read and answered.
                    "/CEB621Message/Signature,any,,,,,1,1,",
                    "/CEB621Message/Signature,any,,,,,0,1,",
                    // The text names 9610 and 1210; 1239 is the mode of bonded imports outside
                    // the pilot cities and is declared with the same message.
                    "/CEB621Message/Inventory/InventoryHead/tradeMode,choice,,,,,1,1,9610|1210",
                    "/CEB621Message/Inventory/InventoryHead/tradeMode,choice,,,,,1,1,"
                            + "9610|1210|1239");

    static Stream<Class<?>> messages() {
        return Arrays.stream(Message.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void recordsSayWhatTheCatalogueSays(Class<?> message) throws IOException {
        Root root = Objects.requireNonNull(message.getAnnotation(Root.class));
        List<String> rows = new ArrayList<>();
        rows.add(row("/" + root.element(), "branch", "", "", 1, 1, ""));
        describe("/" + root.element(), message, rows);
        List<String> published =
                published(root.type()).stream()
                        .map(row -> DIFFERENCES.getOrDefault(row, row))
                        .toList();
        assertThat(rows).containsExactlyElementsOf(published);
    }

    @Test
    void everyDifferenceIsNeeded() throws IOException {
        List<String> all = new ArrayList<>();
        for (Class<?> message : messages().toList()) {
            all.addAll(published(message.getSimpleName().substring(0, "CEB311".length())));
        }
        assertThat(all).containsAll(DIFFERENCES.keySet());
    }

    private static List<String> published(String type) throws IOException {
        String name = "/catalogue/" + type + ".csv";
        try (InputStream stream = CatalogueTest.class.getResourceAsStream(name)) {
            String text =
                    new String(
                            Objects.requireNonNull(stream, name).readAllBytes(),
                            StandardCharsets.UTF_8);
            return text.lines().skip(1).toList();
        }
    }

    private static void describe(String parent, Class<?> type, List<String> rows) {
        for (RecordComponent component : type.getRecordComponents()) {
            int least = component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? 0 : 1;
            Map<Class<?>, Annotation> annotations = new HashMap<>();
            for (Annotation annotation : component.getAnnotations()) {
                annotations.put(annotation.annotationType(), annotation);
            }
            if (annotations.get(Entity.class) instanceof Entity entity) {
                String path = parent + "/" + entity.value();
                rows.add(row(path, "branch", "", "", entity.min(), entity.max(), ""));
                describe(path, item(component, entity), rows);
                assertThat(entity.max() > 1 || entity.min() == least)
                        .as("%s is nullable exactly when it may be absent", path)
                        .isTrue();
            } else {
                rows.add(leaf(parent, component, annotations, least));
            }
        }
    }

    private static Class<?> item(RecordComponent component, Entity entity) {
        return entity.max() == 1
                ? component.getType()
                : (Class<?>)
                        ((ParameterizedType) component.getGenericType())
                                .getActualTypeArguments()[0];
    }

    private static String leaf(
            String parent,
            RecordComponent component,
            Map<Class<?>, Annotation> annotations,
            int least) {
        String path = parent + "/" + component.getName();
        for (Annotation annotation : annotations.values()) {
            String row =
                    switch (annotation) {
                        case Attribute text ->
                                row(
                                        parent + "/@" + component.getName(),
                                        "attribute",
                                        text.min() + "," + text.max(),
                                        ",",
                                        least,
                                        1,
                                        "");
                        case Text text -> row(path, "text", length(text), ",", least, 1, "");
                        case OneOf oneOf -> row(path, "choice", "", "", least, 1, values(oneOf));
                        case Amount amount ->
                                row(
                                        path,
                                        "decimal",
                                        ",",
                                        amount.digits() + "," + amount.fraction(),
                                        least,
                                        1,
                                        "");
                        case Whole whole ->
                                row(path, "whole", ",", whole.digits() + ",", least, 1, "");
                        case Moment moment -> row(path, moment.value(), "", "", least, 1, "");
                        case Foreign foreign ->
                                row(parent + "/" + foreign.value(), "any", "", "", least, 1, "");
                        default -> "";
                    };
            if (!row.isEmpty()) {
                return row;
            }
        }
        return path + " has no form";
    }

    private static String length(Text text) {
        return text.min() + "," + (text.max() == Integer.MAX_VALUE ? "" : text.max());
    }

    private static String values(OneOf oneOf) {
        return String.join("|", oneOf.value());
    }

    private static String row(
            String path,
            String type,
            String lengths,
            String digits,
            int least,
            int most,
            String values) {
        return String.join(
                ",",
                path,
                type,
                lengths.isEmpty() ? "," : lengths,
                digits.isEmpty() ? "," : digits,
                Integer.toString(least),
                Integer.toString(most),
                values);
    }
}
