package io.greenway.cli;

import io.greenway.core.receipt.Phrases;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SigningQueue;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Signs a message, or many.
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Signs a message and writes it to standard output; nothing else in it changes. Several",
            "files or a folder are signed into the folder --out, through a queue that tries again",
            "when the key fails and leaves a card that hangs."
        },
        footer = {
            "",
            "Examples:",
            "  greenway sign --key agent.p12 --password-file secret.txt CEB621.xml > signed.xml",
            "  greenway sign --pkcs11 libsofthsm2.so --token zone --key-label agent -o signed outbox",
            "  greenway sign --remote https://signer:8443 --remote-trust ca.pem CEB621.xml",
            "",
            "Exit code 0: signed, 1: refused, with the reason, 2: something cannot be read, or the",
            "key does not sign."
        })
final class SignCommand implements Callable<Integer> {
    /// Files in work for each signature in work: one is read or written meanwhile.
    private static final int THREADS_A_WORKER = 2;

    @Mixin private final KeySource source = new KeySource();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE|DIR",
            description = "Writes here instead.")
    private @Nullable Path target;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "4",
            description = "Signatures at once, for many files (default ${DEFAULT-VALUE}).")
    private int workers = 4;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Parameters(
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "Messages, folders of messages (*.xml), or - for standard input.")
    private List<String> places = List.of();

    @Mixin private final Languages languages = new Languages();

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            return places.size() > 1 || Files.isDirectory(Path.of(places.getFirst()))
                    ? many()
                    : one(places.getFirst());
        } catch (SignerFailure e) {
            throw new CommandFailure("the key does not sign: " + e.getMessage(), e);
        }
    }

    private int many() throws SignerFailure {
        if (target == null || workers < 1) {
            throw new ParameterException(
                    spec.commandLine(), "many files need --out DIR, and --workers at least 1");
        }
        PrintWriter err = spec.commandLine().getErr();
        try (SigningQueue queue = LiveQueue.before(source.open(), workers, err)) {
            return new FolderSigning(queue, target, text(), err, workers * THREADS_A_WORKER)
                    .sign(places);
        }
    }

    private int one(String file) throws SignerFailure {
        byte[] message = InputFile.read(file);
        return switch (SignedXml.sign(message, source.open())) {
            case Outcome.Accepted<byte[]>(byte[] signed, List<Fault> _) -> {
                write(signed);
                yield Greenway.WELL;
            }
            case Outcome.Refused<byte[]>(List<Fault> faults) -> {
                FaultText text = text();
                faults.forEach(
                        fault -> spec.commandLine().getErr().println(text.lines(file, fault, "")));
                yield Greenway.REFUSED;
            }
        };
    }

    private FaultText text() {
        return new FaultText(Phrases.bundled(), languages.chosen());
    }

    private void write(byte[] signed) {
        try {
            if (target != null) {
                Files.write(target, signed);
                return;
            }
            spec.commandLine().getOut().print(new String(signed, StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
        } catch (IOException e) {
            throw new CommandFailure("cannot write the signed message: " + e.getMessage(), e);
        }
    }
}
