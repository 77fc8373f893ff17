package io.greenway.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.Amount;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Foreign;
import io.greenway.core.spec.Fragment;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Outcome;
import io.greenway.core.spec.Text;
import io.greenway.core.spec.Whole;
import io.greenway.core.xml.CanonicalDocument;
import io.greenway.core.xml.Canonicaliser;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Messages of every type with arbitrary permitted values: written, read and written again they
/// are the same, however their text was written.
class RoundTripTest {
    private static final long SEED = Long.getLong("greenway.seed", 20261125);
    private static final int CASES = 60;
    private static final int MOST_ITEMS = 3;
    private static final List<String> CHARACTERS =
            List.of(
                    "a", "Z", "7", " ", "中", "关", "é", "𠮷", "<", ">", "&", "'", "\"", "\t", "\n",
                    "\r", "]]>", "\u00a0", "\u0085", "\u2028", "%", "{", "-->");

    static List<Class<?>> messages() {
        return CatalogueTest.messages().toList();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readingThenWritingGivesTheSameCanonicalXml(Class<? extends Record> type)
            throws ReflectiveOperationException {
        for (int number = 0; number < CASES; number++) {
            String seed = "greenway.seed=" + (SEED + number);
            SplittableRandom random = new SplittableRandom(SEED + number);
            Record message = record(type, random);
            XmlWriter.Style style = XmlWriter.Style.values()[number % 2];
            byte[] written = XmlWriter.write(message, style);
            assertThat(read(written, seed)).as(seed).isEqualTo(message);
            byte[] other = otherwise(new String(written, StandardCharsets.UTF_8), random);
            Record again = (Record) read(other, seed);
            assertThat(canonical(XmlWriter.write(again, style), seed))
                    .as(seed)
                    .isEqualTo(canonical(other, seed));
        }
    }

    private static Message read(byte[] text, String seed) {
        Outcome<Message> outcome = XmlReader.of(Message.class).read(text);
        assertThat(outcome).as(seed).isInstanceOf(Outcome.Accepted.class);
        Outcome.Accepted<Message> accepted = (Outcome.Accepted<Message>) outcome;
        assertThat(accepted.warnings()).as(seed).isEmpty();
        return accepted.value();
    }

    private static String canonical(byte[] text, String seed) {
        Outcome<CanonicalDocument> outcome = Canonicaliser.read(text, "", "");
        assertThat(outcome).as(seed).isInstanceOf(Outcome.Accepted.class);
        byte[] bytes = ((Outcome.Accepted<CanonicalDocument>) outcome).value().bytes();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Another text for the same document: what a canonical form takes away.
    private static byte[] otherwise(String text, SplittableRandom random) {
        String other =
                switch (random.nextInt(5)) {
                    case 0 -> text.replaceFirst("<\\?xml[^>]*>\\s*", "");
                    case 1 -> text.replaceAll(">([^<>&\r]+)</", "><![CDATA[$1]]></");
                    case 2 -> text.replaceAll(">([0-9])", ">&#x3$1;");
                    case 3 -> text.replaceAll("</([a-zA-Z:]+)>", "<!-- $1 --></$1 >");
                    default -> text.replaceFirst("version=\"([^\"']*)\"", "version = '$1'");
                };
        return other.getBytes(StandardCharsets.UTF_8);
    }

    private static <R extends Record> R record(Class<R> type, SplittableRandom random)
            throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i], random);
        }
        return type.getConstructor(types).newInstance(values);
    }

    private static @Nullable Object value(RecordComponent component, SplittableRandom random)
            throws ReflectiveOperationException {
        Entity entity = component.getAnnotation(Entity.class);
        if (entity != null && entity.max() > 1) {
            return items(component, entity, random);
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && random.nextInt(3) == 0) {
            return null;
        }
        if (entity != null) {
            return record(component.getType().asSubclass(Record.class), random);
        }
        return leaf(component, random);
    }

    private static List<Record> items(
            RecordComponent component, Entity entity, SplittableRandom random)
            throws ReflectiveOperationException {
        ParameterizedType list = (ParameterizedType) component.getGenericType();
        Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
        int count = random.nextInt(entity.min(), Math.max(entity.min(), MOST_ITEMS) + 1);
        List<Record> items = new ArrayList<>();
        for (int i = 0; i < Math.min(count, entity.max()); i++) {
            items.add(record(item.asSubclass(Record.class), random));
        }
        return items;
    }

    private static Object leaf(RecordComponent component, SplittableRandom random) {
        Attribute attribute = component.getAnnotation(Attribute.class);
        Text text = component.getAnnotation(Text.class);
        OneOf oneOf = component.getAnnotation(OneOf.class);
        Amount amount = component.getAnnotation(Amount.class);
        Whole whole = component.getAnnotation(Whole.class);
        Foreign foreign = component.getAnnotation(Foreign.class);
        if (attribute != null) {
            return "G".repeat(random.nextInt(attribute.min(), attribute.max() + 1));
        }
        if (text != null) {
            return words(text.min(), text.max(), random);
        }
        if (oneOf != null) {
            return oneOf.value()[random.nextInt(oneOf.value().length)];
        }
        if (amount != null) {
            int scale = random.nextInt(amount.fraction() + 1);
            long most = random.nextInt(8) == 0 ? 999_999_999_999_999_999L : 10_000;
            return new BigDecimal(BigInteger.valueOf(random.nextLong(-most, most)), scale);
        }
        if (whole != null) {
            return random.nextInt((int) Math.pow(10, Math.min(9, whole.digits())));
        }
        if (foreign != null) {
            return new Fragment(
                    "<x:%s xmlns:x=\"%s\"><x:y z=\"&lt;\">中 &amp;</x:y></x:%s>"
                            .formatted(foreign.value(), foreign.namespace(), foreign.value()));
        }
        return moment(component, random);
    }

    private static Object moment(RecordComponent component, SplittableRandom random) {
        LocalDate day = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(36_500));
        if (component.getType() == LocalDate.class) {
            return day;
        }
        LocalDateTime time = day.atStartOfDay().plusSeconds(random.nextInt(86_400));
        Moment moment = component.getAnnotation(Moment.class);
        assertThat(moment).as("%s has a form", component).isNotNull();
        return moment.value().endsWith("SSS")
                ? time.plusNanos(random.nextInt(1000) * 1_000_000L)
                : time;
    }

    /// A text whose length in characters is permitted, most often a short one.
    private static String words(int least, int most, SplittableRandom random) {
        int length = random.nextInt(least, Math.min(most, least + 12) + 1);
        StringBuilder text = new StringBuilder();
        while (text.codePointCount(0, text.length()) < length) {
            String next = CHARACTERS.get(random.nextInt(CHARACTERS.size()));
            int room = length - text.codePointCount(0, text.length());
            text.append(next.codePointCount(0, next.length()) > room ? "x" : next);
        }
        return text.toString();
    }
}
