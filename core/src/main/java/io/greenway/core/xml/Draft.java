package io.greenway.core.xml;

import io.greenway.core.spec.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes the record of a message, or of a part of one, from its elements by their published names.
/// A head has thirty components, which nobody gives in order without a mistake.
public final class Draft {
    private static final Pattern STEP = Pattern.compile("([^/\\[]+)(?:\\[([1-9]\\d{0,5})])?/(.+)");

    private final String place;
    private final List<String> wrong;
    private final Map<String, Object> values = new TreeMap<>();

    private Draft(String place, List<String> wrong) {
        this.place = place;
        this.wrong = wrong;
    }

    /// A record of these values. What is left out is absent.
    ///
    /// @param type a message, or a record inside one
    /// @param namesAndValues by turns the name of an attribute or element and its value: a text in
    ///     its published form (`"12.00"`, `"20260302093015"`) or a value of the component's own
    ///     type; where an element may be repeated, a list
    /// @throws IllegalArgumentException naming every element that is missing, unknown or has a
    ///     value that its published form does not allow
    public static <R extends Record> R of(Class<R> type, Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("A name has no value");
        }
        Draft draft = new Draft("", new ArrayList<>());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = namesAndValues[i].toString();
            if (draft.values.put(name, namesAndValues[i + 1]) != null) {
                draft.wrong.add(name + ": twice");
            }
        }
        return draft.make(type);
    }

    /// A whole message of texts that stand under their paths, as in a file of properties:
    /// `guid`, `Order/OrderHead/orderNo`, `Order/OrderList[2]/qty`. The first of several needs
    /// no number.
    ///
    /// @param type a message, or a record inside one
    /// @param texts paths and values, both texts; `java.util.Properties` is such a map
    /// @throws IllegalArgumentException naming every path that is missing, unknown, or has a value
    ///     that its published form does not allow
    public static <R extends Record> R ofPaths(Class<R> type, Map<?, ?> texts) {
        Draft draft = new Draft("", new ArrayList<>());
        texts.forEach((path, text) -> draft.put(path.toString(), text.toString()));
        return draft.make(type);
    }

    private void put(String path, String text) {
        Matcher step = STEP.matcher(path);
        Object present;
        if (step.matches()) {
            present = values.computeIfAbsent(step.group(1), name -> new Parts(new TreeMap<>()));
            if (present instanceof Parts parts) {
                int number = step.group(2) == null ? 1 : Integer.parseInt(step.group(2));
                parts.draft(number, place + step.group(1), wrong).put(step.group(3), text);
                return;
            }
        } else {
            present = values.put(path, text);
        }
        if (present != null) {
            wrong.add(place + path + ": twice");
        }
    }

    /// Parts under one name, by their numbers from 1.
    private record Parts(TreeMap<Integer, Draft> drafts) {
        Draft draft(int number, String at, List<String> wrong) {
            return drafts.computeIfAbsent(
                    number, one -> new Draft(at + (one == 1 ? "/" : "[" + one + "]/"), wrong));
        }
    }

    private <R extends Record> R make(Class<R> type) {
        Object made = make(Plan.of(type));
        if (made == null) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " cannot be made: " + String.join("; ", wrong));
        }
        return type.cast(made);
    }

    /// The record, or null when something is wrong anywhere.
    private @Nullable Object make(Plan plan) {
        List<Plan.Element> elements = new ArrayList<>(plan.attributes());
        elements.addAll(plan.elements());
        @Nullable Object[] made = new @Nullable Object[elements.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = value(elements.get(i));
        }
        values.keySet().forEach(name -> wrong.add(place + name + ": unknown"));
        if (!wrong.isEmpty()) {
            return null;
        }
        try {
            return plan.construct(made);
        } catch (IllegalStateException notItsType) {
            throw new IllegalArgumentException(
                    "A record cannot be made of values of other types", notItsType);
        }
    }

    private @Nullable Object value(Plan.Element element) {
        Object value = values.remove(element.name());
        if (value == null) {
            if (element.min() > 0) {
                wrong.add(place + element.name() + ": missing");
            }
            return null;
        }
        if (value instanceof Parts parts) {
            return parts(element, parts);
        }
        return element instanceof Plan.Leaf leaf && value instanceof String text && leaf.max() == 1
                ? read(leaf, text)
                : value;
    }

    private @Nullable Object parts(Plan.Element element, Parts parts) {
        int last = parts.drafts().lastKey();
        if (!(element instanceof Plan.Branch branch) || last > branch.max()) {
            wrong.add(place + element.name() + ": unknown");
            return null;
        }
        if (last > parts.drafts().size()) {
            wrong.add(place + element.name() + ": numbers up to " + last + " with gaps");
        }
        List<Object> made = new ArrayList<>();
        for (Draft draft : parts.drafts().values()) {
            Object part = draft.make(branch.plan());
            if (part != null) {
                made.add(part);
            }
        }
        if (!wrong.isEmpty()) {
            return null;
        }
        return branch.max() == 1 ? made.getFirst() : made;
    }

    private Object read(Plan.Leaf leaf, String text) {
        Object read = leaf.form().read(text);
        if (read instanceof FaultCode) {
            String shown = leaf.personal() ? "its value" : "\"" + text + "\"";
            wrong.add(place + leaf.name() + ": " + shown + " is not " + leaf.form().expected());
        }
        return read;
    }
}
