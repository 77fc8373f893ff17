package io.greenway.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Signed messages on disk, made once for a seed and a shape and used again; it grows when a
/// longer run needs more.
///
/// @param folder where it is
/// @param declarationsASegment declarations in each of its parts
public record DataSet(Path folder, int declarationsASegment) {
    /// Reads a part.
    public Segment segment(int number) throws IOException {
        return Segment.read(index(number), texts(number));
    }

    /// Whether a part is there. The index is written last.
    public boolean has(int number) {
        return Files.exists(index(number)) && Files.exists(texts(number));
    }

    Path index(int number) {
        return folder.resolve("%05d.index".formatted(number));
    }

    Path texts(int number) {
        return folder.resolve("%05d.messages".formatted(number));
    }
}
