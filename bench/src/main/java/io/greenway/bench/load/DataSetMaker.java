package io.greenway.bench.load;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.Message;
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
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Makes what a data set lacks, on all cores.
///
/// @param set the data set
/// @param seed makes it different from others
/// @param day day of declaration
/// @param batch documents in a message
/// @param parties who takes part
/// @param text writes and signs a message
public record DataSetMaker(
        DataSet set,
        long seed,
        LocalDate day,
        int batch,
        Parties parties,
        Function<Packed, byte[]> text) {
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
        List<Segment.Letter> letters = new ArrayList<>();
        int first = number * set.declarationsASegment();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
            long[] offset = {0};
            Packer packer =
                    new Packer(
                            seed * 1_000_003 + number,
                            batch,
                            packed -> {
                                byte[] bytes = text.apply(packed);
                                letters.add(letter(packed, offset[0], bytes.length));
                                offset[0] += bytes.length;
                                write(out, bytes);
                            });
            Generator generator = new Generator(seed, day, parties);
            for (int index = 0; index < set.declarationsASegment(); index++) {
                packer.add(generator.declaration(first + index, Kind.CONSISTENT));
            }
            packer.finish();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        List<Kind> kinds = Collections.nCopies(set.declarationsASegment(), Kind.CONSISTENT);
        try {
            Files.move(unfinished, set.texts(number), StandardCopyOption.REPLACE_EXISTING);
            Path index = set.folder().resolve("%05d.half".formatted(number));
            new Segment(set.texts(number), letters, kinds, first).write(index);
            Files.move(index, set.index(number));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
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
        List<Integer> inventories =
                packed.message() instanceof CEB621Message inventory
                        ? inventory.inventories().stream()
                                .map(one -> index(Objects.requireNonNull(one.head().copNo())))
                                .toList()
                        : List.of();
        return new Segment.Letter(
                packed.sender().code(), offset, length, documents(packed.message()), inventories);
    }

    private static int documents(Message message) {
        return switch (message) {
            case CEB311Message orders -> orders.orders().size();
            case CEB411Message payments -> payments.payments().size();
            case CEB511Message waybills -> waybills.logistics().size();
            case CEB621Message inventories -> inventories.inventories().size();
            default -> throw new IllegalArgumentException("not a message of a data set");
        };
    }

    /// Index of a declaration, from the number its declarant gave it: `C`, the day, the index.
    static int index(String copNo) {
        return Integer.parseInt(copNo, 7, 15, 10);
    }
}
