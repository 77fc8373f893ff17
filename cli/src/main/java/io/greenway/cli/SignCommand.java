package io.greenway.cli;

import io.greenway.core.receipt.Phrases;
import io.greenway.core.signature.SignatureAlgorithm;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import java.io.IOException;
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

/// Signs a message.
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description =
                "Signs a message and writes it to standard output; nothing else in it changes.",
        footer = {
            "",
            "Example:",
            "  greenway sign --key agent.p12 --password secret CEB621.xml > signed.xml",
            "",
            "Exit code 0: signed, 1: refused, with the reason, 2: something cannot be read."
        })
final class SignCommand implements Callable<Integer> {
    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "Private key with its certificate: PKCS#12, or both in PEM.")
    private Path key = Path.of("");

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--password",
            paramLabel = "P",
            defaultValue = "${env:GREENWAY_KEY_PASSWORD:-}",
            description = "What opens the key (default: environment GREENWAY_KEY_PASSWORD).")
    private String password = "";

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description =
                    "${COMPLETION-CANDIDATES}; default: what fits the certificate, for RSA the"
                            + " published RSA_SHA1.")
    private @Nullable SignatureAlgorithm algorithm;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Writes here instead.")
    private @Nullable Path target;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Parameters(paramLabel = "FILE", description = "Message; - is standard input.")
    private String file = "";

    @Mixin private final Languages languages = new Languages();

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        byte[] message = InputFile.read(file);
        try {
            return switch (SignedXml.sign(message, signer())) {
                case Outcome.Accepted<byte[]>(byte[] signed, List<Fault> _) -> {
                    write(signed);
                    yield Greenway.WELL;
                }
                case Outcome.Refused<byte[]>(List<Fault> faults) -> {
                    FaultText text = new FaultText(Phrases.bundled(), languages.chosen());
                    faults.forEach(
                            fault ->
                                    spec.commandLine()
                                            .getErr()
                                            .println(text.lines(file, fault, "")));
                    yield Greenway.REFUSED;
                }
            };
        } catch (SignerFailure e) {
            throw new CommandFailure("the key does not sign: " + e.getMessage(), e);
        }
    }

    private SoftKey signer() {
        SoftKey opened = KeyFile.open(key, password);
        try {
            return algorithm == null ? opened : opened.with(algorithm);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
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
