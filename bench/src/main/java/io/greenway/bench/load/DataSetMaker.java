package io.greenway.bench.load;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packed;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Makes what a data set lacks, on all cores.
///
/// @param set the data set
/// @param seed makes it different from others
/// @param day day of declaration
/// @param shape how its declarations are
/// @param batch documents in a message
/// @param parties who takes part
/// @param text writes and signs a message
public record DataSetMaker(
        DataSet set,
        long seed,
        LocalDate day,
        Shape shape,
        int batch,
        Parties parties,
        Function<Packed, byte[]> text) {
    private static final long MOST_SEGMENTS = 1_000_003;

    /// Makes the parts that are missing.
    ///
    /// @param segments how many parts there must be
    /// @return how many were made
    public int make(int segments) throws IOException {
        Files.createDirectories(set.folder());
        List<Integer> missing =
                IntStream.range(0, segments).filter(number -> !set.has(number)).boxed().toList();
        missing.parallelStream().forEach(this::makeOne);
        return missing.size();
    }

    private void makeOne(int number) {
        Path unfinished = set.folder().resolve("%05d.unfinished".formatted(number));
        Path index = set.folder().resolve("%05d.half".formatted(number));
        int first = number * set.declarationsASegment();
        try {
            List<Segment.Letter> letters = new ArrayList<>();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                pack(number, first, new Post(out, letters));
            }
            List<Kind> kinds =
                    IntStream.range(0, set.declarationsASegment())
                            .mapToObj(at -> shape.kind(first + at))
                            .toList();
            Files.move(unfinished, set.texts(number), StandardCopyOption.REPLACE_EXISTING);
            new Segment(set.texts(number), letters, kinds, first).write(index);
            Files.move(index, set.index(number), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Packs the trades of a part; papers that are late go to packers of their own, whose messages
    /// come last.
    private void pack(int number, int first, Post post) {
        long messages = (seed * MOST_SEGMENTS + number) * (1 + Paper.values().length);
        Packer packer = new Packer(messages, batch, post::send);
        Map<Paper, Packer> late = new EnumMap<>(Paper.class);
        for (Paper paper : Paper.values()) {
            late.put(
                    paper,
                    new Packer(
                            messages + 1 + late.size(),
                            batch,
                            packed -> {
                                if (packed.paper() == paper) {
                                    post.send(packed);
                                }
                            }));
        }
        Generator generator = new Generator(seed, day, parties);
        List<Declaration> waiting = new ArrayList<>();
        for (int at = first; at < first + set.declarationsASegment(); at++) {
            Declaration all = generator.declaration(at, shape.kind(at));
            Kind sent = shape.sentAtFirst(at);
            packer.add(
                    new Declaration(
                            at, sent, all.order(), all.payment(), all.waybill(), all.inventory()));
            if (sent != all.kind()) {
                waiting.add(all);
            }
        }
        packer.finish();
        for (Declaration one : waiting) {
            for (Paper paper : Paper.values()) {
                if (!shape.sentAtFirst(one.index()).sends(paper)) {
                    late.getOrDefault(paper, packer).add(one);
                }
            }
        }
        late.values().forEach(Packer::finish);
    }

    /// Writes messages one after another and notes where each is.
    private final class Post {
        private final OutputStream out;
        private final List<Segment.Letter> letters;
        private long offset;
        private int count;

        private Post(OutputStream out, List<Segment.Letter> letters) {
            this.out = out;
            this.letters = letters;
        }

        private void send(Packed packed) {
            byte[] bytes = text.apply(packed);
            Segment.Letter letter = letter(packed, offset, bytes.length);
            letters.add(letter);
            count++;
            if (shape.isSentTwice(count)) {
                letters.add(letter.again());
            }
            offset += bytes.length;
            write(out, bytes);
        }
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Segment.Letter letter(Packed packed, long offset, int length) {
        List<Integer> declarations =
                orderNos(packed.message()).stream().map(DataSetMaker::index).toList();
        return new Segment.Letter(
                packed.sender().code(), offset, length, declarations.size(), declarations);
    }

    private static List<String> orderNos(Message message) {
        return switch (message) {
            case CEB311Message all ->
                    all.orders().stream().map(one -> one.head().orderNo()).toList();
            case CEB411Message all ->
                    all.payments().stream().map(one -> one.head().orderNo()).toList();
            case CEB511Message all ->
                    all.logistics().stream()
                            .map(one -> Objects.requireNonNull(one.head().orderNo()))
                            .toList();
            case CEB621Message all ->
                    all.inventories().stream().map(one -> one.head().orderNo()).toList();
            default -> throw new IllegalArgumentException("not a message of a data set");
        };
    }

    /// Index of a declaration, from its order number: `O`, the day, the index.
    static int index(String orderNo) {
        return Integer.parseInt(orderNo, 7, 15, 10);
    }
}
