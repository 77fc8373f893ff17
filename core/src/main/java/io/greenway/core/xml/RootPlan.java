package io.greenway.core.xml;

import io.greenway.core.spec.Root;

/// The plan of a whole message. What stands in the message is worked out when the first one comes:
/// a command reads one of 42 types.
///
/// @param element name of the root element
/// @param namespace namespace of the message
/// @param type record class
/// @param lenient whether what breaks the schema without making a value unreadable is remarked
///     instead of refused
record RootPlan(String element, String namespace, Class<?> type, boolean lenient) {
    /// @throws IllegalArgumentException when the class is not a message
    static RootPlan of(Class<?> type) {
        Root root = type.getAnnotation(Root.class);
        if (root == null) {
            throw new IllegalArgumentException(type + " is not a message: it has no @Root");
        }
        return new RootPlan(root.element(), root.namespace(), type, root.lenient());
    }

    /// What stands in it.
    ///
    /// @throws IllegalArgumentException when a component lacks its annotation
    Plan plan() {
        return Plan.of(type);
    }
}
