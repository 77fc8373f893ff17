package io.greenway.core.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.receipt.Receipt;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.spec.Root;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: every signed document without a life cycle is answered in the message type that answers
/// it, with codes of its own number. Method: the samples come in, signed well and badly, and the
/// answers are held against a golden file and read by our own reader. Run with
/// `-Dgolden.update=true` to write the file anew.
class LodgingTest {
    private static final Path GOLDEN = Path.of("src/test/resources/lodgement/receipts.txt");
    private static final Path SAMPLES = Path.of("target/test-classes/samples");
    private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final CodeTables CODES = CodeTables.bundled();
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);
    private static final String MESSAGE_ID = "5F0E9A10-2C64-4B1D-9A77-000000000000";

    private static final List<String> TYPES =
            List.of(
                    "import/CEB711",
                    "export/CEB509",
                    "export/CEB603",
                    "export/CEB605",
                    "export/CEB607",
                    "export/CEB701");

    private final Zone zone = new Zone(31);

    @Test
    void everySignedTypeOfNoOtherLifeCycleIsLodged() {
        List<String> signed =
                Arrays.stream(EnterpriseMessage.class.getPermittedSubclasses())
                        .map(type -> type.getAnnotation(Root.class))
                        .filter(Root::signed)
                        .map(Root::type)
                        .filter(type -> !Set.of("CEB621", "CEB623", "CEB625").contains(type))
                        .toList();
        assertThat(TYPES.stream().map(type -> type.substring(7)))
                .containsExactlyInAnyOrderElementsOf(signed);
    }

    @Test
    void answersAreWhatTheGoldenFileSays() throws Exception {
        StringBuilder found = new StringBuilder();
        for (String type : TYPES) {
            String text = sample(type);
            String other =
                    text.replace("000000" + type.substring(10), "000001" + type.substring(10));
            append(found, type + " signed well", text, List.of());
            for (FaultCode code :
                    List.of(
                            FaultCode.SIGNATURE_MISSING,
                            FaultCode.DIGEST_DIFFERS,
                            FaultCode.CERTIFICATE_EXPIRED,
                            FaultCode.SIGNER_IS_NOT_DECLARANT)) {
                append(found, type + " " + code, other, List.of(fault(code)));
            }
            append(found, type + " again", text, List.of());
            String empty = other.replaceAll("<ceb:copName>[^<]*", "<ceb:copName> ");
            append(found, type + " two faults", empty, List.of(fault(FaultCode.SIGNATURE_MISSING)));
            append(found, type + " not verified", other, null);
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, found);
        }
        assertThat(found.toString()).isEqualTo(Files.readString(GOLDEN));
    }

    /// Versions of one document, as `appType appStatus appTime`, and the status of the last.
    @ParameterizedTest
    @CsvSource({
        "1 2 10, 1",
        "1 1 10; 1 2 11, 1",
        "1 2 10; 1 2 11, -800003",
        "1 2 10; 2 2 11, 1",
        "1 2 10; 2 2 09, -800005",
        "1 2 10; 2 2 12; 2 2 11, -800005",
        "2 2 10, -800001",
        "3 2 10, -800001",
        "1 2 10; 3 2 11, 1",
        "1 2 10; 3 2 11; 1 2 12, 1",
        "1 2 10; 3 2 11; 2 2 12, -800001",
    })
    void versionsFollowTheRulesOfTheOtherPapers(String versions, String status) throws Exception {
        String sample = sample("import/CEB711");
        for (String version : versions.split("; ", -1)) {
            String[] values = version.split(" ", -1);
            lodge(
                    sample.replace("<ceb:appType>1", "<ceb:appType>" + values[0])
                            .replace("<ceb:appStatus>2", "<ceb:appStatus>" + values[1])
                            .replace("2026030209", "20260302" + values[2]),
                    List.of());
        }
        List<Receipt> receipts = zone.books.receipts;
        assertThat(receipts.getLast().answer().returnStatus()).isEqualTo(status);
    }

    @Test
    void partsOfASplitDocumentAreDocuments() throws Exception {
        String first = sample("export/CEB509").replace("<ceb:msgCount>1", "<ceb:msgCount>2");
        lodge(first, List.of());
        lodge(first.replace("<ceb:msgSeqNo>1", "<ceb:msgSeqNo>2"), List.of());
        assertThat(zone.books.receipts)
                .extracting(receipt -> receipt.answer().returnStatus())
                .containsExactly("1", "1");
    }

    @Test
    void faultsOfOneDocumentDoNotRefuseAnother() throws Exception {
        String sample = sample("export/CEB605");
        int from = sample.indexOf("<ceb:InvtCancel>");
        int to = sample.indexOf("</ceb:InvtCancel>") + "</ceb:InvtCancel>".length();
        String second =
                sample.substring(from, to)
                        .replace("000000605002", "000000605003")
                        .replaceAll("<ceb:agentName>[^<]*", "<ceb:agentName> ");
        lodge(sample.substring(0, to) + second + sample.substring(to), List.of());
        assertThat(zone.books.receipts)
                .extracting(receipt -> receipt.answer().returnStatus())
                .containsExactly("1", "-606001");
        assertThat(zone.books.receipts.getLast().answer().returnInfo()).contains("GW7203");
    }

    private void append(
            StringBuilder found, String title, String text, @Nullable List<Fault> signature) {
        Receipt receipt = lodge(text, signature);
        byte[] xml =
                XmlWriter.write(
                        (Record) receipt.message(MESSAGE_ID), XmlWriter.Style.DEFAULT_NAMESPACE);
        var expected = new Outcome.Accepted<Message>(receipt.message(MESSAGE_ID), List.of());
        assertThat(READER.read(xml)).as(title).isEqualTo(expected);
        found.append("# ").append(title).append('\n');
        found.append(new String(xml, StandardCharsets.UTF_8).strip()).append("\n\n");
    }

    /// The last receipt after a message came in.
    ///
    /// @param signature what speaks against its signature; null when it was not verified
    private Receipt lodge(String text, @Nullable List<Fault> signature) {
        Message message =
                ((Outcome.Accepted<Message>) READER.read(text.getBytes(StandardCharsets.UTF_8)))
                        .value();
        int documents = message.documents().size();
        List<List<Fault>> each =
                signature == null
                        ? null
                        : new ArrayList<>(Collections.nCopies(documents, signature));
        for (Lodgement one : Lodgement.of(message, 7, "5101980005", each, CODES, DAY)) {
            zone.clerk.lodge(one, AT, AT);
        }
        return zone.books.receipts.getLast();
    }

    private static Fault fault(FaultCode code) {
        return Fault.of(code, "/", "found", "expected");
    }

    private static String sample(String type) throws Exception {
        return Files.readString(SAMPLES.resolve(type + ".xml"));
    }
}
