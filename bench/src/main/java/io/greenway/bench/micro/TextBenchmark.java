package io.greenway.bench.micro;

import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import io.greenway.core.signature.DemoAuthority.KeyKind;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.Trust;
import io.greenway.core.signature.Verification;
import io.greenway.core.signature.Verifier;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.CanonicalDocument;
import io.greenway.core.xml.Canonicaliser;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Reading, writing, canonicalising and verifying the text of a message.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TextBenchmark {
    /// Documents in the message.
    @Param({"1", "100"})
    public int documents = 1;

    private final XmlReader<Message> reader = XmlReader.of(Message.class);
    private EnterpriseMessage inventories = new Samples().message(Paper.INVENTORY, 1);
    private byte[] order = {};
    private byte[] payment = {};
    private byte[] waybill = {};
    private byte[] inventory = {};
    private Samples samples = new Samples();
    private Samples.Signed rsa = empty();
    private Samples.Signed sm2 = empty();

    private static Samples.Signed empty() {
        return new Samples.Signed(new byte[0], new Verifier(Trust.of(List.of(), List.of())));
    }

    @Setup
    public void prepare() throws GeneralSecurityException, SignerFailure {
        samples = new Samples();
        inventories = samples.message(Paper.INVENTORY, documents);
        order = text(Paper.ORDER);
        payment = text(Paper.PAYMENT);
        waybill = text(Paper.WAYBILL);
        rsa = samples.signed(KeyKind.RSA, documents);
        sm2 = samples.signed(KeyKind.SM2, documents);
        inventory = rsa.text();
    }

    private byte[] text(Paper paper) {
        return XmlWriter.write(
                (Record) samples.message(paper, documents), XmlWriter.Style.PREFIXED);
    }

    @Benchmark
    public Outcome<Message> readOrder() {
        return reader.read(order);
    }

    @Benchmark
    public Outcome<Message> readPayment() {
        return reader.read(payment);
    }

    @Benchmark
    public Outcome<Message> readWaybill() {
        return reader.read(waybill);
    }

    @Benchmark
    public Outcome<Message> readInventory() {
        return reader.read(inventory);
    }

    @Benchmark
    public byte[] writeInventory() {
        return XmlWriter.write((Record) inventories, XmlWriter.Style.PREFIXED);
    }

    @Benchmark
    public Outcome<CanonicalDocument> canonicalise() {
        return Canonicaliser.read(inventory, Message.SIGNATURE_NAMESPACE, "Signature");
    }

    @Benchmark
    public Verification verifyRsa() {
        return rsa.verifier().verify(rsa.text(), samples.now);
    }

    @Benchmark
    public Verification verifySm2() {
        return sm2.verifier().verify(sm2.text(), samples.now);
    }
}
