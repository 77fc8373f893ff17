package io.greenway.server.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Prints sheets as PDF. One at a time: the letters are shared, and a print takes some hundredths
/// of a second. Whoever waits too long is sent away, so that prints never take all threads.
public final class SheetPrinter {
    private final Letters letters = new Letters();
    private final ReentrantLock lock;
    private final Duration patience;

    /// @param patience how long one waits for others
    public SheetPrinter(Duration patience) {
        this(patience, new ReentrantLock(true));
    }

    /// @param lock who has it prints
    SheetPrinter(Duration patience, ReentrantLock lock) {
        this.patience = patience;
        this.lock = lock;
    }

    /// The sheet as a PDF of as many pages as it needs; empty when too many others print.
    public Optional<byte[]> print(Sheet sheet) throws IOException {
        if (!isMyTurn()) {
            return Optional.empty();
        }
        try (PDDocument document = new PDDocument()) {
            PDType0Font font = PDType0Font.load(document, letters.font(), true);
            PDDocumentInformation about = new PDDocumentInformation();
            about.setTitle(sheet.title().zh() + " " + sheet.title().en() + " " + sheet.code());
            about.setCreator("Greenway");
            document.setDocumentInformation(about);
            // The same content is the same file, whenever it is printed.
            document.setDocumentId((long) sheet.code().hashCode());
            document.getDocumentCatalog().setLanguage("zh-CN");
            try (Pages pages = new Pages(document, font, letters)) {
                new Layout(pages, sheet).draw();
            }
            PageFoot.draw(document, font, sheet);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            // What the print is can be read by programs that do not unpack it.
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return Optional.of(bytes.toByteArray());
        } finally {
            lock.unlock();
        }
    }

    private boolean isMyTurn() {
        try {
            return lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
