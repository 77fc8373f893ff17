package io.greenway.core.spec;

/// Where a fault is: the path of the element and, when it was read from a text, its line and
/// column.
///
/// @param path element path from the root, with positions:
///     `/CEB311Message/Order[2]/OrderHead/acturalPaid`
/// @param line line in the text, from 1; 0 when there is no text
/// @param column column in the line, from 1; 0 when there is no text
public record Place(String path, int line, int column) {
    /// A place known by its path alone.
    public static Place at(String path) {
        return new Place(path, 0, 0);
    }
}
