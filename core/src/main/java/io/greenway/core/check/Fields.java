package io.greenway.core.check;

import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Fragment;
import io.greenway.core.spec.Listed;
import io.greenway.core.spec.Personal;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The elements of a record that rules look at, worked out once for each class.
final class Fields {
    private static final ClassValue<List<Field>> FIELDS =
            new ClassValue<>() {
                @Override
                protected List<Field> computeValue(Class<?> type) {
                    return Arrays.stream(type.getRecordComponents())
                            .filter(component -> component.getType() != Fragment.class)
                            .map(Fields::field)
                            .toList();
                }
            };

    private Fields() {}

    /// One element.
    ///
    /// @param name published name
    /// @param required whether it may not be absent
    /// @param personal whether its value is masked
    /// @param list the code table it refers to, or null
    record Field(
            String name,
            boolean required,
            boolean personal,
            @Nullable CodeList list,
            RecordComponent component,
            MethodHandle accessor) {
        @Nullable Object value(Object entity) {
            try {
                return accessor.invokeExact(entity);
            } catch (Throwable bug) {
                throw new IllegalStateException("An accessor of a record failed", bug);
            }
        }

        boolean isA(Class<? extends Annotation> kind) {
            return component.isAnnotationPresent(kind);
        }
    }

    static List<Field> of(Class<?> type) {
        return FIELDS.get(type);
    }

    private static Field field(RecordComponent component) {
        Entity entity = component.getAnnotation(Entity.class);
        Listed listed = component.getAnnotation(Listed.class);
        return new Field(
                entity == null ? component.getName() : entity.value(),
                !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                component.isAnnotationPresent(Personal.class),
                listed == null ? null : listed.value(),
                component,
                accessor(component));
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
}
