package io.greenway.cli;

import io.greenway.cli.remote.SignerService;
import io.greenway.cli.remote.Tls;
import io.greenway.core.signature.Signer;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SigningQueue;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Signs for other machines.
@Command(
        name = "signer",
        mixinStandardHelpOptions = true,
        description = {
            "Signs for other machines over HTTPS, so that a card can sit in one place. Signs the",
            "signed information of messages and nothing else. Clients show a bearer token",
            "(--bearer-file or GREENWAY_SIGNER_BEARER), or a certificate (--clients), or both."
        },
        footer = {
            "",
            "Example:",
            "  greenway keygen --out tls --kind rsa --tls signer.zone,127.0.0.1 --password secret",
            "  greenway signer --pkcs11 libsofthsm2.so --key-label agent --tls tls/signer.zone.p12",
            "",
            "Runs until Ctrl-C. Exit code 2: it could not begin."
        })
final class SignerCommand implements Callable<Integer> {
    static final String USUAL_NAME = "default";

    @Mixin private final KeySource source = new KeySource();

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = USUAL_NAME,
            description = "What clients call the key (default ${DEFAULT-VALUE}).")
    private String name = USUAL_NAME;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--address",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Where it listens (default ${DEFAULT-VALUE}: this machine only).")
    private String address = "127.0.0.1";

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8443",
            description = "Port; 0 takes a free one (default ${DEFAULT-VALUE}).")
    private int port = 8443;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--tls",
            required = true,
            paramLabel = "FILE.p12",
            description = "Key and certificate of this service, RSA (keygen --tls makes one).")
    private Path tls = Path.of("");

    @Option(
            names = "--tls-password-file",
            paramLabel = "FILE",
            description = "A file with its password (default: GREENWAY_TLS_PASSWORD).")
    private @Nullable Path tlsPasswordFile;

    @Option(
            names = "--clients",
            paramLabel = "CA.pem",
            description = "Only clients with a certificate of this authority.")
    private @Nullable Path clients;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "4",
            description = "Signatures at once (default ${DEFAULT-VALUE}).")
    private int workers = 4;

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            SignerService.Settings settings = settings();
            Signer signer = source.open();
            try (SigningQueue queue = LiveQueue.before(signer, workers, err);
                    var service = SignerService.start(name, queue, settings, err::println)) {
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%s signs as %s with certificate %s, %s%n",
                                service.uri(), name, queue.keyName(), queue.algorithm());
                spec.commandLine().getOut().flush();
                new CountDownLatch(1).await();
            }
            return Greenway.WELL;
        } catch (InterruptedException stopped) {
            return Greenway.WELL;
        } catch (SignerFailure e) {
            throw new CommandFailure("the key does not sign: " + e.getMessage(), e);
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandFailure("cannot begin: " + e.getMessage(), e);
        }
    }

    private SignerService.Settings settings() throws IOException, GeneralSecurityException {
        String password = Secret.of(tlsPasswordFile, null, "GREENWAY_TLS_PASSWORD");
        List<X509Certificate> trusted =
                clients == null ? List.of() : KeySource.certificates(clients);
        try {
            return new SignerService.Settings(
                    new InetSocketAddress(address, port),
                    Tls.context(tls, password == null ? "" : password, trusted),
                    clients != null,
                    source.bearer());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
