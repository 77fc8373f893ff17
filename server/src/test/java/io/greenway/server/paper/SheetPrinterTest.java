package io.greenway.server.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.receipt.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class SheetPrinterTest {
    private static final Phrase WORDS = new Phrase("单", "Paper", "Karatasi");

    private static Sheet sheet(String goods, String sum, String code) {
        return new Sheet(
                WORDS,
                WORDS,
                List.of(new Sheet.Fact(WORDS, "N-1")),
                List.of(new Sheet.Column(WORDS, 1, false)),
                List.of(List.of(goods)),
                List.of(new Sheet.Fact(WORDS, sum)),
                WORDS,
                "http://localhost/papers/" + code,
                code);
    }

    @Test
    void whoeverWaitsTooLongIsSentAway() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Thread other =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    lock.lock();
                                    try {
                                        held.countDown();
                                        enough.await();
                                    } catch (InterruptedException stopped) {
                                        Thread.currentThread().interrupt();
                                    } finally {
                                        lock.unlock();
                                    }
                                });
        held.await();
        SheetPrinter printer = new SheetPrinter(Duration.ofMillis(20), lock);
        assertThat(printer.print(sheet("goods", "1.00", "AAAAA"))).isEmpty();
        enough.countDown();
        other.join();
        assertThat(printer.print(sheet("goods", "1.00", "AAAAA"))).isPresent();
    }

    @Test
    void theDigestNamesWhatIsShownAndNotItsCode() {
        String digest = sheet("goods", "1.00", "AAAAA").digest();
        assertThat(sheet("goods", "1.00", "BBBBB").digest()).isEqualTo(digest);
        assertThat(sheet("other", "1.00", "AAAAA").digest()).isNotEqualTo(digest);
        assertThat(sheet("goods", "1.01", "AAAAA").digest()).isNotEqualTo(digest);
    }
}
