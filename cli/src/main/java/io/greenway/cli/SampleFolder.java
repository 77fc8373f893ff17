package io.greenway.cli;

import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Paper;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Packed;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.Signer;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.xml.XmlWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder a generated set is written into: message files and the manifest.
final class SampleFolder implements AutoCloseable {
    private static final Map<Paper, String> NAMES =
            new EnumMap<>(
                    Map.of(
                            Paper.ORDER, "orders",
                            Paper.PAYMENT, "payments",
                            Paper.WAYBILL, "waybills",
                            Paper.INVENTORY, "inventories"));
    private static final Pattern OURS =
            Pattern.compile("(orders|payments|waybills|inventories)-\\d+\\.xml|manifest\\.json");

    private final Path folder;
    private final int digits;
    private final BufferedWriter manifest;
    private final Zone zone;
    private final Map<String, Optional<Signer>> signers = new HashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private boolean first = true;
    private int messages;

    private SampleFolder(Path folder, int digits, BufferedWriter manifest, Zone zone) {
        this.zone = zone;
        this.folder = folder;
        this.digits = digits;
        this.manifest = manifest;
    }

    /// Opens a folder, making it when it is not there.
    ///
    /// @param replace whether a set that is already there may be removed
    /// @param mostMessages no more messages of one paper than this will come
    /// @param zone whose enterprises sign what the law wants signed
    /// @param description facts about the set, written at the head of the manifest
    static SampleFolder open(
            Path folder,
            boolean replace,
            long mostMessages,
            Zone zone,
            Map<String, Object> description) {
        try {
            Files.createDirectories(folder);
            empty(folder, replace);
            BufferedWriter manifest = Files.newBufferedWriter(folder.resolve(Manifest.FILE_NAME));
            String head = Zone.JSON.writeValueAsString(description);
            manifest.write(head.substring(0, head.length() - 1) + ",\"trades\":[");
            int digits = Math.max(4, String.valueOf(mostMessages).length());
            return new SampleFolder(folder, digits, manifest, zone);
        } catch (IOException e) {
            throw new CommandFailure("cannot write into " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void empty(Path folder, boolean replace) throws IOException {
        List<Path> present;
        try (Stream<Path> files = Files.list(folder)) {
            present = files.toList();
        }
        if (present.isEmpty()) {
            return;
        }
        if (!replace) {
            throw new CommandFailure(folder + " is not empty; --force replaces the set in it");
        }
        for (Path file : present) {
            if (OURS.matcher(file.getFileName().toString()).matches()) {
                Files.delete(file);
            }
        }
    }

    /// Writes one message into a file of its own.
    void write(Packed packed) {
        String number = String.format(Locale.ROOT, "%0" + digits + "d", packed.number());
        Path file = folder.resolve(NAMES.get(packed.paper()) + "-" + number + ".xml");
        try {
            Files.write(file, bytes(packed));
        } catch (IOException | SignerFailure e) {
            throw new CommandFailure("cannot write " + file + ": " + e.getMessage(), e);
        }
        messages++;
    }

    private byte[] bytes(Packed packed) throws SignerFailure {
        if (packed.message() instanceof EnterpriseMessage message && message.mustBeSigned()) {
            Optional<Signer> signer = signers.computeIfAbsent(packed.sender().code(), zone::signer);
            if (signer.isPresent()) {
                return SignedXml.write(message, signer.get());
            }
        }
        return XmlWriter.write((Record) packed.message(), XmlWriter.Style.PREFIXED);
    }

    /// Adds a trade to the manifest.
    void note(Declaration declaration) {
        counts.merge(declaration.kind().name(), 1L, Long::sum);
        write((first ? "\n" : ",\n") + Zone.JSON.writeValueAsString(Manifest.of(declaration)));
        first = false;
    }

    /// How many declarations of each kind there are, by name of the kind.
    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    int messages() {
        return messages;
    }

    @Override
    public void close() {
        write("\n],\"kinds\":" + Zone.JSON.writeValueAsString(counts) + "}\n");
        try {
            manifest.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            manifest.write(text);
        } catch (IOException e) {
            throw new CommandFailure("cannot write the manifest: " + e.getMessage(), e);
        }
    }
}
