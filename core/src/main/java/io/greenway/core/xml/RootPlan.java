package io.greenway.core.xml;

import io.greenway.core.spec.Root;

/// The plan of a whole message.
///
/// @param element name of the root element
/// @param namespace namespace of the message
/// @param plan what stands in it
/// @param lenient whether what breaks the schema without making a value unreadable is remarked
///     instead of refused
record RootPlan(String element, String namespace, Plan plan, boolean lenient) {
    /// @throws IllegalArgumentException when the class is not a message
    static RootPlan of(Class<?> type) {
        Root root = type.getAnnotation(Root.class);
        if (root == null) {
            throw new IllegalArgumentException(type + " is not a message: it has no @Root");
        }
        return new RootPlan(root.element(), root.namespace(), Plan.of(type), root.lenient());
    }
}
