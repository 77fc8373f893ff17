package io.greenway.core.message;

import static java.util.Map.entry;
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
            Map.ofEntries(
                    // Whether a signature is needed is decided after reading, so that an unsigned
                    // document can be read and answered.
                    entry("/CEB621Message/Signature,any,,,,,1,1,", optional("CEB621")),
                    entry("/CEB623Message/Signature,any,,,,,1,1,", optional("CEB623")),
                    entry("/CEB625Message/Signature,any,,,,,1,1,", optional("CEB625")),
                    entry("/CEB711Message/Signature,any,,,,,1,1,", optional("CEB711")),
                    // The text names 9610 and 1210; 1239 is the mode of bonded imports outside
                    // the pilot cities and is declared with the same message.
                    entry(
                            "/CEB621Message/Inventory/InventoryHead/tradeMode,choice,,,,,1,1,"
                                    + "9610|1210",
                            "/CEB621Message/Inventory/InventoryHead/tradeMode,choice,,,,,1,1,"
                                    + "9610|1210|1239"),
                    // The text lists the modes of returns, the schema those of the exports.
                    entry(
                            "/CEB213Message/InvtRefund/InvtRefundHead/tradeMode,choice,,,,,0,1,"
                                    + "9661|1261",
                            "/CEB213Message/InvtRefund/InvtRefundHead/tradeMode,choice,,,,,0,1,"
                                    + "9661|1261|9610|1210|1239"),
                    // New in the schema of 202205, absent before it and from its own example.
                    entry(
                            "/CEB792Message/SummaryResult/SummaryResultList/gseqno,whole,,,5,,1,1,",
                            "/CEB792Message/SummaryResult/SummaryResultList/gseqno,whole,,,5,,0,1,"));

    private static String optional(String type) {
        return "/" + type + "Message/Signature,any,,,,,0,1,";
    }

    static Stream<Class<?>> messages() {
        return Stream.of(EnterpriseMessage.class, CustomsMessage.class)
                .flatMap(side -> Arrays.stream(side.getPermittedSubclasses()));
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

    /// All rows of `facts` that are elements of a document, as counted when they were gathered.
    @Test
    void nothingOfThePublishedSetIsMissing() throws IOException {
        List<Class<?>> all = messages().toList();
        long elements = 0;
        for (Class<?> message : all) {
            elements +=
                    published(message.getSimpleName().substring(0, "CEB311".length())).stream()
                            .filter(CatalogueTest::isElementOfDocument)
                            .count();
        }
        assertThat(all).hasSize(42);
        assertThat(elements).isEqualTo(749);
    }

    private static boolean isElementOfDocument(String row) {
        String[] cells = row.split(",", -1);
        return !cells[1].equals("branch")
                && !cells[1].equals("attribute")
                && !cells[1].equals("any")
                && !cells[0].matches("/[^/]*/(BaseTransfer|BaseSubscribe|ExtendMessage)/.*");
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
                most == Integer.MAX_VALUE ? "unbounded" : Integer.toString(most),
                values);
    }
}
