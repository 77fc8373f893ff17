package io.greenway.core.service;

import io.greenway.core.spec.Amount;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Listed;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Personal;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import io.greenway.core.spec.Whole;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form of a message as people fill it in: its parts and their fields in the published order,
/// told from the annotations that the check reads, each with what the published element means.
///
/// @param type published type, such as `CEB621`
/// @param element name of its root element
/// @param namespace of its elements
/// @param signed whether it is published as signed
/// @param parts the elements that hold fields, in their order
public record FormSheet(
        String type, String element, String namespace, boolean signed, List<Part> parts) {
    public FormSheet {
        parts = List.copyOf(parts);
    }

    /// An element that holds fields.
    ///
    /// @param path from the root, such as `Inventory/InventoryHead`
    /// @param min how often it must stand there
    /// @param max how often it may
    public record Part(String path, int min, int max, List<Field> fields) {
        public Part {
            fields = List.copyOf(fields);
        }
    }

    /// A field.
    ///
    /// @param kind what is written there
    /// @param length characters or digits at most; 0 where the kind says it
    /// @param choices the values allowed; empty for others
    /// @param table code table; null for others
    /// @param personal whether it is personal data
    /// @param meaning what it says, to which group it belongs, and where that is published
    public record Field(
            String name,
            Kind kind,
            boolean required,
            int length,
            List<String> choices,
            @Nullable String table,
            boolean personal,
            ElementMeaning meaning) {
        public Field {
            choices = List.copyOf(choices);
        }
    }

    /// What is written in a field.
    public enum Kind {
        /// Text.
        TEXT,
        /// Decimal number.
        AMOUNT,
        /// Whole number.
        WHOLE,
        /// Day, `20260302`.
        DAY,
        /// Second, `20260302093015`.
        SECOND,
        /// One of some values.
        CHOICE
    }

    /// The form of a message.
    public static FormSheet of(Class<? extends Record> message) {
        Root root = message.getAnnotation(Root.class);
        if (root == null) {
            throw new IllegalArgumentException(message + " is no message");
        }
        List<Part> parts = new ArrayList<>();
        add(message, "", 1, 1, parts);
        return new FormSheet(root.type(), root.element(), root.namespace(), root.signed(), parts);
    }

    private static void add(Class<?> type, String path, int min, int max, List<Part> parts) {
        List<Field> fields = new ArrayList<>();
        List<RecordComponent> inside = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Entity.class)) {
                inside.add(component);
            } else if (!component.isAnnotationPresent(Attribute.class)) {
                field(component, path.substring(path.lastIndexOf('/') + 1), fields);
            }
        }
        if (!fields.isEmpty()) {
            parts.add(new Part(path, min, max, fields));
        }
        for (RecordComponent component : inside) {
            Entity entity = component.getAnnotation(Entity.class);
            String below = path.isEmpty() ? entity.value() : path + "/" + entity.value();
            add(element(component), below, entity.min(), entity.max(), parts);
        }
    }

    private static Class<?> element(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> one
                ? one
                : component.getType();
    }

    private static void field(RecordComponent component, String entity, List<Field> fields) {
        Kind kind;
        int length = 0;
        List<String> choices = List.of();
        Text text = component.getAnnotation(Text.class);
        Whole whole = component.getAnnotation(Whole.class);
        Moment moment = component.getAnnotation(Moment.class);
        OneOf one = component.getAnnotation(OneOf.class);
        if (text != null) {
            kind = Kind.TEXT;
            length = text.max();
        } else if (component.isAnnotationPresent(Amount.class)) {
            kind = Kind.AMOUNT;
        } else if (whole != null) {
            kind = Kind.WHOLE;
            length = whole.digits();
        } else if (moment != null) {
            kind = moment.value().length() > "yyyyMMdd".length() ? Kind.SECOND : Kind.DAY;
        } else if (one != null) {
            kind = Kind.CHOICE;
            choices = List.of(one.value());
        } else {
            return;
        }
        Listed listed = component.getAnnotation(Listed.class);
        fields.add(
                new Field(
                        component.getName(),
                        kind,
                        !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                        length,
                        choices,
                        listed == null ? null : listed.value().tableName(),
                        component.isAnnotationPresent(Personal.class),
                        ElementMeaning.of(entity, component.getName())));
    }
}
