package io.greenway.cli;

import io.greenway.core.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads what a command was given, standard input too, but never more than a message may have.
final class InputFile {
    static final String STANDARD_INPUT = "-";
    private static final int MOST_BYTES = XmlLimits.DEFAULT.bytes() + 1;

    private InputFile() {}

    /// @throws CommandFailure when it cannot be read
    static byte[] read(String file) {
        try {
            return bytes(file);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + ": " + reason(e), e);
        }
    }

    /// The bytes, and one more than the limit when there are more, so that the reader refuses.
    static byte[] bytes(String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return System.in.readNBytes(MOST_BYTES);
        }
        try (InputStream input = Files.newInputStream(Path.of(file))) {
            return input.readNBytes(MOST_BYTES);
        }
    }

    static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }
}
