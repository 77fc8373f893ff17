package io.greenway.core.xml;

/// Technical limits of one text, so that no input can take memory or time without bound. They say
/// nothing about the law; how long a field may be stands on the record component.
///
/// @param bytes most bytes of the whole text
/// @param depth most elements inside one another
/// @param attributes most attributes and namespace declarations of one element
/// @param elements most elements in all
/// @param foreignNames most names that no message defines: unknown elements, attributes,
///     prefixes, processing instructions and what stands in pieces kept as they came
/// @param faults most faults reported before reading stops
/// @param fragment most characters of one piece kept as it came
/// @param shown most characters of a value shown in a fault
public record XmlLimits(
        int bytes,
        int depth,
        int attributes,
        int elements,
        int foreignNames,
        int faults,
        int fragment,
        int shown) {
    /// Room for 100 documents of 99 lines each, the most the published schema lets a message
    /// hold.
    public static final XmlLimits DEFAULT =
            new XmlLimits(8 * 1024 * 1024, 32, 32, 250_000, 5_000, 200, 256 * 1024, 80);

    /// The limits of a piece that stands so deep in a text.
    XmlLimits within(int outside) {
        return new XmlLimits(
                bytes,
                depth - outside,
                attributes,
                elements,
                foreignNames,
                faults,
                fragment,
                shown);
    }
}
