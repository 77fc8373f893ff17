package io.greenway.server.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Pages of A4 that are written from the top down. Lengths are points of 1/72 inch; heights are
/// counted from the foot of the page.
final class Pages implements AutoCloseable {
    static final float MARGIN = 48;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private static final float THOUSAND = 1000;
    private static final float LOWEST = 64;

    private final PDDocument document;
    private final PDType0Font font;
    private final Letters letters;
    private PDPageContentStream content;
    private float height;

    Pages(PDDocument document, PDType0Font font, Letters letters) throws IOException {
        this.document = document;
        this.font = font;
        this.letters = letters;
        this.content = page();
    }

    private PDPageContentStream page() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        height = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, page);
    }

    /// Where the next thing is written.
    float height() {
        return height;
    }

    void down(float by) {
        height -= by;
    }

    /// Goes on on the next page when this one has no room.
    ///
    /// @return whether it did
    boolean makeRoom(float needed) throws IOException {
        if (height - needed >= LOWEST) {
            return false;
        }
        content.close();
        content = page();
        return true;
    }

    void text(String text, float x, float y, float size) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(letters.printable(text));
        content.endText();
    }

    /// The same, ending at `x`.
    void textUpTo(String text, float x, float y, float size) throws IOException {
        text(text, x - width(text, size), y, size);
    }

    float width(String text, float size) throws IOException {
        return font.getStringWidth(letters.printable(text)) / THOUSAND * size;
    }

    /// The lines of a text in a column. Chinese is broken anywhere, words of others at a space
    /// where there is one.
    List<String> lines(String text, float room, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        int[] points = text.codePoints().toArray();
        int from = 0;
        while (from < points.length) {
            int to = from;
            int space = -1;
            float used = 0;
            while (to < points.length) {
                used += width(Character.toString(points[to]), size);
                if (used > room && to > from) {
                    break;
                }
                if (points[to] == ' ') {
                    space = to;
                }
                to++;
            }
            int end = to < points.length && space > from ? space : to;
            lines.add(new String(points, from, end - from).strip());
            from = end;
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    void rule(float y) throws IOException {
        content.setLineWidth(0.5f);
        content.moveTo(MARGIN, y);
        content.lineTo(MARGIN + WIDTH, y);
        content.stroke();
    }

    /// A QR code (ISO/IEC 18004) as squares, so that it stays sharp in every size.
    void code(String text, float x, float y, float size) throws IOException {
        BitMatrix bits;
        try {
            bits =
                    new QRCodeWriter()
                            .encode(
                                    text,
                                    BarcodeFormat.QR_CODE,
                                    0,
                                    0,
                                    Map.of(
                                            EncodeHintType.MARGIN,
                                            0,
                                            EncodeHintType.ERROR_CORRECTION,
                                            ErrorCorrectionLevel.M));
        } catch (WriterException tooLong) {
            throw new IOException("An address is too long for a code", tooLong);
        }
        float square = size / bits.getWidth();
        for (int row = 0; row < bits.getHeight(); row++) {
            for (int column = 0; column < bits.getWidth(); column++) {
                if (bits.get(column, row)) {
                    content.addRect(
                            x + column * square, y + size - (row + 1) * square, square, square);
                }
            }
        }
        content.fill();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
