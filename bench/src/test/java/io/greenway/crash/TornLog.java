package io.greenway.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Tears the write-ahead log of a PostgreSQL that does not run, as a write does that the power cut
/// in the middle: behind the last sector that holds records come sectors of noise. Nothing that
/// was made durable is touched, since PostgreSQL writes a page again as it fills, from the sector
/// on that changes. (Page headers: PostgreSQL's `xlog_internal.h`.)
final class TornLog {
    private static final int PAGE = 8192;
    private static final int SECTOR = 512;
    private static final int ADDRESS_AT = 8;
    private static final int PAGES_TORN = 3;

    /// Zeros with which a record may end.
    private static final int ZEROS_OF_A_RECORD = 32;

    private TornLog() {}

    /// Tears the newest segment that holds records.
    ///
    /// @param folder `pg_wal`
    /// @return how many bytes of noise were written
    static int tear(Path folder, SplittableRandom random) throws IOException {
        List<Path> segments;
        try (Stream<Path> files = Files.list(folder)) {
            segments =
                    files.filter(file -> file.getFileName().toString().matches("[0-9A-F]{24}"))
                            .sorted()
                            .toList();
        }
        for (Path segment : segments.reversed()) {
            try (var file = new RandomAccessFile(segment.toFile(), "rw")) {
                int end = end(file, start(segment, file.length()));
                if (end > 0) {
                    int torn = 1 + random.nextInt(PAGES_TORN * PAGE);
                    byte[] noise = new byte[(int) Math.min(torn, file.length() - end)];
                    random.nextBytes(noise);
                    file.seek(end);
                    file.write(noise);
                    return noise.length;
                }
            }
        }
        throw new IllegalStateException("no log in " + folder);
    }

    /// Address in the log at which a segment begins: the second part of its name counts 4 GB, the
    /// third segments.
    private static long start(Path segment, long length) {
        String name = segment.getFileName().toString();
        return (Long.parseLong(name.substring(8, 16), 16) << 32)
                + Long.parseLong(name.substring(16), 16) * length;
    }

    /// Where the records of a segment end; 0 when it holds none, being kept for later.
    private static int end(RandomAccessFile file, long start) throws IOException {
        byte[] page = new byte[PAGE];
        byte[] last = new byte[0];
        int at = 0;
        for (; at < file.length(); at += PAGE) {
            file.seek(at);
            file.readFully(page);
            long address = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).getLong(ADDRESS_AT);
            if (address != start + at) {
                break;
            }
            last = page.clone();
        }
        if (at == 0) {
            return 0;
        }
        int used = PAGE;
        while (last[used - 1] == 0) {
            used--;
        }
        int sectors = Math.ceilDiv(Math.min(PAGE, used + ZEROS_OF_A_RECORD), SECTOR);
        return at - PAGE + sectors * SECTOR;
    }
}
