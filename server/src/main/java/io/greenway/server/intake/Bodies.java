package io.greenway.server.intake;

import io.greenway.server.journal.Shares;
import io.greenway.server.journal.Shares.Share;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads bodies so that neither one nor all of them together take more memory than they may, nor
/// those of one sender what others need. Room is taken as the bytes come in, so a caller that only
/// opens connections holds none.
final class Bodies {
    /// What came of reading one.
    sealed interface Body {
        @SuppressWarnings("ArrayRecordComponent")
        record Whole(String sender, byte[] bytes) implements Body {}

        /// Longer than one may be.
        record TooLong() implements Body {}

        /// Said to be compressed, and is not.
        record Broken() implements Body {}

        /// There is no room for it now.
        ///
        /// @param share why
        record NoRoom(Share share) implements Body {}
    }

    private static final int CHUNK = 16 << 10;

    private final int longest;
    private final Shares inHand;

    Bodies(int longest, long room) {
        this.longest = longest;
        this.inHand = new Shares(room);
    }

    /// Reads to the end. A whole body keeps its room until [#release].
    ///
    /// @throws IOException when the connection fails
    Body read(String sender, InputStream raw, boolean gzip) throws IOException {
        long taken = 0;
        boolean kept = false;
        try (InputStream in = gzip ? new GZIPInputStream(raw, CHUNK) : raw) {
            List<byte[]> chunks = new ArrayList<>();
            byte[] chunk = new byte[CHUNK];
            int filled = 0;
            for (int count = in.read(chunk); count >= 0; ) {
                Share share = inHand.take(sender, count);
                if (share != Share.GIVEN) {
                    return new Body.NoRoom(share);
                }
                taken += count;
                if (taken > longest) {
                    return new Body.TooLong();
                }
                filled += count;
                if (filled == CHUNK) {
                    chunks.add(chunk);
                    chunk = new byte[CHUNK];
                    filled = 0;
                }
                count = in.read(chunk, filled, CHUNK - filled);
            }
            kept = true;
            return new Body.Whole(sender, joined(chunks, chunk, filled));
        } catch (ZipException | EOFException broken) {
            if (!gzip) {
                throw broken;
            }
            return new Body.Broken();
        } finally {
            if (!kept) {
                inHand.give(sender, taken);
            }
        }
    }

    /// Joined once at the end: an array that grows is copied, and thrown away, several times.
    private static byte[] joined(List<byte[]> full, byte[] last, int filled) {
        byte[] bytes = new byte[full.size() * CHUNK + filled];
        int at = 0;
        for (byte[] chunk : full) {
            System.arraycopy(chunk, 0, bytes, at, CHUNK);
            at += CHUNK;
        }
        System.arraycopy(last, 0, bytes, at, filled);
        return bytes;
    }

    void release(Body.Whole body) {
        inHand.give(body.sender(), body.bytes().length);
    }
}
