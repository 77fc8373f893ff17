package io.greenway.server.paper;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The line at the foot of each page: the code, so that pages that were parted can be checked too,
/// and which page of how many it is.
final class PageFoot {
    private static final float SIZE = 8;
    private static final float HEIGHT = 32;

    private PageFoot() {}

    static void draw(PDDocument document, PDType0Font font, Sheet sheet) throws IOException {
        int count = document.getNumberOfPages();
        int number = 1;
        for (PDPage page : document.getPages()) {
            try (PDPageContentStream content =
                    new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                content.beginText();
                content.setFont(font, SIZE);
                content.newLineAtOffset(Pages.MARGIN, HEIGHT);
                content.showText(sheet.code() + "   " + number + " / " + count);
                content.endText();
            }
            number++;
        }
    }
}
