package io.greenway.core.xml;

import java.util.List;

/// A document in inclusive canonical form, with the elements of one name taken out.
///
/// @param bytes the canonical form without them
/// @param cuts the elements taken out, in their order
/// @param children local names of the root's children with the offsets of their start tags in the
///     bytes received, in their order, those taken out among them
/// @param root local name of the root
/// @param rootEnd offset of the root's end tag in the bytes received
@SuppressWarnings("ArrayRecordComponent") // Made once and handed over; comparing is not meant.
public record CanonicalDocument(
        byte[] bytes, List<Cut> cuts, List<Child> children, String root, int rootEnd) {
    public CanonicalDocument {
        cuts = List.copyOf(cuts);
        children = List.copyOf(children);
    }

    /// An element taken out.
    ///
    /// @param canonical its canonical form as an element of its own, with every namespace in scope
    /// @param depth how many elements it stands in; 1 for a child of the root
    /// @param start offset of its start tag in the bytes received
    /// @param end offset behind its end tag
    @SuppressWarnings("ArrayRecordComponent")
    public record Cut(byte[] canonical, int depth, int start, int end) {}

    /// A child of the root.
    public record Child(String name, int start) {}
}
