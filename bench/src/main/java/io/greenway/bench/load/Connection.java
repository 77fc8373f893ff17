package io.greenway.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// One connection that is kept open. It speaks just as much HTTP as a measurement needs, because
/// a full client would take the processor from what is measured; a file goes from the disk's
/// cache to the socket without passing through here.
final class Connection implements AutoCloseable {
    /// An answer.
    ///
    /// @param status HTTP status
    /// @param body buffer with the body, valid until the next request
    /// @param length how much of the buffer counts
    @SuppressWarnings("ArrayRecordComponent")
    record Response(int status, byte[] body, int length) {}

    private static final int BUFFER = 1 << 16;
    private static final String LENGTH = "content-length:";
    private static final String CLOSE = "connection: close";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final InetSocketAddress address;
    private final ByteBuffer small = ByteBuffer.allocateDirect(BUFFER);
    private SocketChannel channel;
    private InputStream in;
    private boolean ended;
    private byte[] body = new byte[BUFFER];

    Connection(InetSocketAddress address) throws IOException {
        this.address = address;
        this.channel = connected(address);
        this.in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
    }

    /// Without the option, what is sent in two parts waits for forty milliseconds between them.
    private static SocketChannel connected(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    /// A server ends a connection after so many requests as it likes, and says so before.
    private void open() throws IOException {
        if (ended) {
            channel.close();
            channel = connected(address);
            in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
            ended = false;
        }
    }

    /// Begins anew after a failure.
    void reopen() throws IOException {
        ended = true;
        open();
    }

    /// Posts a message that stands in a file; a small one goes with its head in one piece.
    Response post(String key, FileChannel texts, long offset, int length) throws IOException {
        String head =
                "POST /api/v1/messages HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer "
                        + key
                        + "\r\nContent-Type: application/xml\r\nContent-Length: "
                        + length
                        + "\r\n\r\n";
        if (head.length() + length <= BUFFER) {
            postSmall(head, texts, offset, length);
            return response();
        }
        write(head);
        long at = offset;
        long end = offset + length;
        while (at < end) {
            at += texts.transferTo(at, end - at, channel);
        }
        return response();
    }

    private void postSmall(String head, FileChannel texts, long offset, int length)
            throws IOException {
        open();
        small.clear().put(head.getBytes(StandardCharsets.ISO_8859_1));
        small.limit(small.position() + length);
        while (small.hasRemaining()) {
            long at = offset + length - small.remaining();
            if (texts.read(small, at) < 0) {
                throw new IOException("the data set ended early");
            }
        }
        small.flip();
        while (small.hasRemaining()) {
            channel.write(small);
        }
    }

    /// Asks for a page.
    Response get(String key, String path) throws IOException {
        write(
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer "
                        + key
                        + "\r\nAccept: application/json\r\n\r\n");
        return response();
    }

    private void write(String head) throws IOException {
        open();
        ByteBuffer bytes = ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private Response response() throws IOException {
        int status = Integer.parseInt(line(), 9, 12, 10);
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
            } else if (lower.equals(CHUNKED)) {
                chunked = true;
            } else if (lower.equals(CLOSE)) {
                ended = true;
            }
        }
        if (!chunked) {
            read(0, length);
            return new Response(status, body, length);
        }
        int total = 0;
        while (true) {
            int chunk = Integer.parseInt(line(), 16);
            if (chunk > 0) {
                read(total, chunk);
                total += chunk;
            }
            line();
            if (chunk == 0) {
                return new Response(status, body, total);
            }
        }
    }

    private void read(int at, int length) throws IOException {
        if (body.length < at + length) {
            body = Arrays.copyOf(body, Math.max(at + length, 2 * body.length));
        }
        if (in.readNBytes(body, at, length) != length) {
            throw new IOException("the answer ended early");
        }
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
