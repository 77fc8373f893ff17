package io.greenway.bench.load;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// The open file of a part. It closes itself when the last of its messages was taken: under
/// overload one may be refused for minutes while others go on.
final class Texts {
    private final FileChannel channel;
    private final AtomicInteger left;

    /// @param letters how many messages stand in it
    Texts(Path file, int letters) throws IOException {
        channel = FileChannel.open(file);
        left = new AtomicInteger(letters);
    }

    FileChannel channel() {
        return channel;
    }

    /// A message was taken.
    void taken() throws IOException {
        if (left.decrementAndGet() == 0) {
            channel.close();
        }
    }
}
