package io.greenway.core.xml;

import io.greenway.core.spec.Amount;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Foreign;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Personal;
import io.greenway.core.spec.Text;
import io.greenway.core.spec.Whole;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the annotations of one record class say, worked out once: its attributes, then its
/// elements in their published order, and how to make a record of them.
///
/// @param attributes attributes, the first components of the record
/// @param elements elements in order, the other components
/// @param byName index in `elements` of each name
/// @param constructor takes all values in one array
record Plan(
        List<Leaf> attributes,
        List<Element> elements,
        Map<String, Integer> byName,
        MethodHandle constructor) {
    private static final ClassValue<Plan> PLANS =
            new ClassValue<>() {
                @Override
                protected Plan computeValue(Class<?> type) {
                    return compile(type);
                }
            };

    /// One element, or an attribute.
    sealed interface Element {
        String name();

        /// Namespace when it is not that of the message.
        @Nullable String namespace();

        int min();

        int max();

        MethodHandle accessor();
    }

    /// A simple value.
    record Leaf(
            String name, int min, int max, boolean personal, ValueForm form, MethodHandle accessor)
            implements Element {
        @Override
        public @Nullable String namespace() {
            return null;
        }
    }

    /// Elements inside an element.
    record Branch(String name, int min, int max, Plan plan, MethodHandle accessor)
            implements Element {
        @Override
        public @Nullable String namespace() {
            return null;
        }
    }

    /// A piece kept as it came.
    record Piece(String name, String namespace, int min, MethodHandle accessor) implements Element {
        @Override
        public int max() {
            return 1;
        }
    }

    /// The plan of a record class.
    ///
    /// @throws IllegalArgumentException when a component lacks its annotation
    static Plan of(Class<?> type) {
        return PLANS.get(type);
    }

    /// Index of an element by its name; -1 when there is none. Elements mostly come in order, so
    /// the one expected next is tried first.
    int indexOf(String name, int expected) {
        if (expected < elements.size() && elements.get(expected).name().equals(name)) {
            return expected;
        }
        return byName.getOrDefault(name, -1);
    }

    static @Nullable Object value(MethodHandle accessor, Object record) {
        try {
            return accessor.invokeExact(record);
        } catch (Throwable bug) {
            throw new IllegalStateException("An accessor of a record failed", bug);
        }
    }

    /// A record of these values, in the order of its components; an absent list is empty.
    Object construct(@Nullable Object[] values) {
        for (int index = 0; index < elements.size(); index++) {
            int slot = attributes.size() + index;
            if (values[slot] == null && elements.get(index).max() > 1) {
                values[slot] = List.of();
            }
        }
        try {
            return constructor.invokeExact(values);
        } catch (Throwable bug) {
            throw new IllegalStateException("A record refused values that fit its plan", bug);
        }
    }

    private static Plan compile(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(type + " is not a record");
        }
        List<Leaf> attributes = new ArrayList<>();
        List<Element> elements = new ArrayList<>();
        Map<String, Integer> byName = new HashMap<>();
        for (RecordComponent component : components) {
            if (component.isAnnotationPresent(Attribute.class)) {
                attributes.add(leaf(component));
            } else {
                Element element = element(component);
                byName.put(element.name(), elements.size());
                elements.add(element);
            }
        }
        return new Plan(
                List.copyOf(attributes),
                List.copyOf(elements),
                Map.copyOf(byName),
                constructor(type, components));
    }

    private static Element element(RecordComponent component) {
        Entity entity = component.getAnnotation(Entity.class);
        if (entity != null) {
            Class<?> type = entity.max() == 1 ? component.getType() : itemType(component);
            return new Branch(
                    entity.value(), entity.min(), entity.max(), of(type), accessor(component));
        }
        Foreign foreign = component.getAnnotation(Foreign.class);
        if (foreign != null) {
            return new Piece(
                    foreign.value(), foreign.namespace(), min(component), accessor(component));
        }
        return leaf(component);
    }

    private static Leaf leaf(RecordComponent component) {
        return new Leaf(
                component.getName(),
                min(component),
                times(component),
                component.isAnnotationPresent(Personal.class),
                form(component),
                accessor(component));
    }

    private static ValueForm form(RecordComponent component) {
        for (Annotation annotation : component.getAnnotations()) {
            ValueForm form =
                    switch (annotation) {
                        case Attribute text -> new ValueForm.Words(text.min(), text.max());
                        case Text text -> new ValueForm.Words(text.min(), text.max());
                        case OneOf oneOf ->
                                new ValueForm.Choice(List.of(oneOf.value()), oneOf.code());
                        case Amount amount ->
                                new ValueForm.Decimal(amount.digits(), amount.fraction());
                        case Whole whole -> new ValueForm.WholeNumber(whole.digits());
                        case Moment moment ->
                                component.getType() == LocalDate.class
                                        ? new ValueForm.Day(moment.value())
                                        : new ValueForm.Instant(moment.value());
                        default -> null;
                    };
            if (form != null) {
                return form;
            }
        }
        throw new IllegalArgumentException(component + " has no annotation that says its form");
    }

    private static int min(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? 0 : 1;
    }

    private static int times(RecordComponent component) {
        Text text = component.getAnnotation(Text.class);
        return text == null ? 1 : text.times();
    }

    private static Class<?> itemType(RecordComponent component) {
        ParameterizedType list = (ParameterizedType) component.getGenericType();
        return (Class<?>) list.getActualTypeArguments()[0];
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException hidden) {
            throw new IllegalArgumentException(component + " is not public", hidden);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalArgumentException(type + " has no public constructor", hidden);
        }
    }
}
