package io.greenway.server.paper;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;

/// The letters of the prints: Noto Sans SC, which has Chinese and Latin ones, under the SIL Open
/// Font License 1.1. Ten megabytes that are read when the first document is printed, and then
/// kept; each document carries only the letters that it needs. For one thread at a time.
final class Letters {
    private static final String FILE = "/letters/NotoSansSC_400Regular.ttf";

    /// Stands where there is no letter, as printers do it: 〓.
    private static final int MISSING = 0x3013;

    private @Nullable TrueTypeFont font;

    TrueTypeFont font() throws IOException {
        TrueTypeFont known = font;
        if (known != null) {
            return known;
        }
        try (InputStream stream = Letters.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IOException(
                        "This build has no " + FILE + ". Build it with" + " ./greenway build.");
            }
            TrueTypeFont read =
                    new TTFParser().parse(new RandomAccessReadBuffer(stream.readAllBytes()));
            font = read;
            return read;
        }
    }

    /// A text of letters that are there.
    String printable(String text) throws IOException {
        CmapLookup lookup = font().getUnicodeCmapLookup();
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .map(one -> Character.isWhitespace(one) ? ' ' : one)
                .map(one -> lookup.getGlyphId(one) == 0 ? MISSING : one)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
