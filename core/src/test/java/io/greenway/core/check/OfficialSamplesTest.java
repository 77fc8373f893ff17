package io.greenway.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which of the published examples break their own schema, and how. Positions of documents are
/// left out and equal faults are counted.
class OfficialSamplesTest {
    private static final String TWO_TRANSFERS = "1 DUPLICATE_ELEMENT /%s/BaseTransfer";

    private static final Map<String, List<String>> BROKEN =
            Map.of(
                    "CEB303Message.xml",
                    List.of(TWO_TRANSFERS.formatted("CEB303Message")),
                    "CEB505Message.xml",
                    List.of(TWO_TRANSFERS.formatted("CEB505Message")),
                    "CEB603Message.xml",
                    List.of(
                            "10 VALUE_NOT_PERMITTED /CEB603Message/Inventory/InventoryHead/ieFlag a",
                            "10 VALUE_NOT_PERMITTED /CEB603Message/Inventory/InventoryHead/tradeMode"
                                    + " 0101",
                            TWO_TRANSFERS.formatted("CEB603Message")),
                    "CEB607Message.xml",
                    List.of(TWO_TRANSFERS.formatted("CEB607Message")));

    /// Receipts are read all the same; this one gives statisticsFlag a value of another list.
    private static final Map<String, List<String>> REMARKED =
            Map.of(
                    "CEB604Message.xml",
                    List.of(
                            "10 RECEIPT_VALUE_UNLISTED /CEB604Message/InventoryReturn/statisticsFlag 1"));

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/test-classes/official-202205"))) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        }
    }

    @Test
    void sixteenAreHere() throws IOException {
        assertThat(samples()).hasSize(16);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void breaksExactlyThis(Path file) throws IOException {
        String name = file.getFileName().toString();
        switch (XmlReader.of(Message.class).read(Files.readAllBytes(file))) {
            case Outcome.Accepted<Message>(Message _, List<Fault> remarks) -> {
                assertThat(BROKEN).doesNotContainKey(name);
                assertThat(counted(remarks)).isEqualTo(REMARKED.getOrDefault(name, List.of()));
            }
            case Outcome.Refused<Message>(List<Fault> faults) ->
                    assertThat(counted(faults)).isEqualTo(BROKEN.getOrDefault(name, List.of()));
        }
    }

    private static List<String> counted(List<Fault> faults) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Fault fault : faults) {
            String path = fault.place().path().replaceAll("\\[\\d+]", "");
            String found = fault.found() == null ? "" : " " + fault.found();
            counts.merge(fault.code() + " " + path + found, 1, Integer::sum);
        }
        return counts.entrySet().stream().map(one -> one.getValue() + " " + one.getKey()).toList();
    }
}
