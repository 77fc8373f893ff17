package io.greenway.core.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One refusal or warning, as a value. It names its rule by its code, its place, and what was
/// found against what was expected; words for people are made from it in `receipt`.
///
/// @param code permanent code
/// @param place where it is
/// @param found what stands there, masked when the element is personal; null when nothing stands
///     there
/// @param expected what should stand there, or the value it disagrees with, masked likewise; null
///     when there is no one value
public record Fault(
        FaultCode code, Place place, @Nullable String found, @Nullable String expected) {
    public static Fault of(
            FaultCode code, String path, @Nullable String found, @Nullable String expected) {
        return new Fault(code, Place.at(path), found, expected);
    }

    /// Whether a list of faults refuses the document.
    public static boolean refuses(List<Fault> faults) {
        return faults.stream().anyMatch(fault -> fault.code().level() == Level.ERROR);
    }
}
