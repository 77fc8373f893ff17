package io.greenway.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Signing with a key on a real PKCS#11 token, SoftHSM2, filled by programs of others.
class TokenKeyTest {
    private static final String TOKEN = "greenway test";
    private static final byte[] DATA = "what is signed".getBytes(StandardCharsets.UTF_8);
    private static CertifiedKey agent;
    private static CertifiedKey bare;
    private static Path changed;
    private static Path card;

    /// The module looks for tokens when it is initialised, so all of them are made before.
    @BeforeAll
    static void fillTokens() throws Exception {
        SoftHsm.need();
        agent = issued(DemoAuthority.KeyKind.RSA);
        bare = issued(DemoAuthority.KeyKind.RSA);
        SoftHsm.token(TOKEN);
        SoftHsm.key(TOKEN, agent, "agent", "a1");
        SoftHsm.certificate(TOKEN, agent.certificate().getEncoded(), "agent", "a1");
        SoftHsm.key(TOKEN, bare, "bare", "b2");
        SoftHsm.token("second");
        SoftHsm.key("second", bare, "bare", "b2");
        SoftHsm.token("locked");
        SoftHsm.key("locked", agent, "agent", "a1");
        changed = SoftHsm.token("changed");
        SoftHsm.key("changed", agent, "agent", "a1");
        card = SoftHsm.token("card");
        SoftHsm.key("card", agent, "agent", "a1");
    }

    private static CertifiedKey issued(DemoAuthority.KeyKind kind) throws Exception {
        DemoAuthority authority =
                kind == DemoAuthority.KeyKind.RSA ? Keys.RSA_AUTHORITY : Keys.SM2_AUTHORITY;
        Instant from = Keys.NOW.minus(Keys.YEAR);
        return authority.issue(Keys.CODE, "示例 Demo", kind, from, Keys.NOW.plus(Keys.YEAR));
    }

    private static TokenAddress at(String token, String label, String id) {
        return new TokenAddress(SoftHsm.MODULE, token, label, id);
    }

    private static TokenKey agent() throws SignerFailure {
        return open(at(TOKEN, "agent", null), null, SignatureAlgorithm.RSA_SHA1);
    }

    private static TokenKey open(
            TokenAddress address, X509Certificate certificate, SignatureAlgorithm algorithm)
            throws SignerFailure {
        return TokenKey.open(address, SoftHsm.PIN, certificate, algorithm);
    }

    /// RSA of PKCS#1 v1.5 knows no chance, so token and file must give the same bytes.
    @ParameterizedTest
    @EnumSource(names = {"RSA_SHA1", "RSA_SHA256"})
    void theTokenSignsAsTheFileDoes(SignatureAlgorithm algorithm) throws Exception {
        SoftKey file = SoftKey.of(agent.key(), agent.certificate()).with(algorithm);
        for (TokenAddress address : List.of(at(TOKEN, "agent", null), at(TOKEN, null, "A1"))) {
            try (TokenKey token = open(address, null, algorithm)) {
                assertThat(token.certificate()).isEqualTo(agent.certificate());
                assertThat(token.sign(DATA)).isEqualTo(file.sign(DATA));
            }
        }
    }

    @Test
    void aMessageSignedByTheTokenIsValid() throws Exception {
        try (TokenKey token = agent()) {
            assertThat(verified(token, "import/CEB621").faults()).isEmpty();
        }
    }

    @Test
    void theCertificateMayBeInAFile() throws Exception {
        TokenAddress address = at("second", null, null);
        try (TokenKey token = open(address, bare.certificate(), SignatureAlgorithm.RSA_SHA256)) {
            assertThat(verified(token, "export/CEB303").faults()).isEmpty();
        }
    }

    private static Verification verified(Signer signer, String sample) throws SignerFailure {
        byte[] text = Keys.unsigned(sample).getBytes(StandardCharsets.UTF_8);
        byte[] signed = ((Outcome.Accepted<byte[]>) SignedXml.sign(text, signer)).value();
        return new Verifier(Keys.TRUST).verify(signed, Keys.NOW);
    }

    /// More threads than sessions are kept.
    @Test
    void manyThreadsSignAtOnce() throws Exception {
        SoftKey file = SoftKey.of(agent.key(), agent.certificate());
        try (TokenKey token = agent();
                var threads = Executors.newFixedThreadPool(24)) {
            List<Callable<Boolean>> work =
                    IntStream.range(0, 240)
                            .<Callable<Boolean>>mapToObj(
                                    i ->
                                            () -> {
                                                byte[] data = {(byte) i, 1};
                                                byte[] signature = token.sign(data);
                                                return Arrays.equals(signature, file.sign(data));
                                            })
                            .toList();
            for (Future<Boolean> one : threads.invokeAll(work)) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    /// What is missing or wrong, whether it lasts, and words of the reason.
    @ParameterizedTest
    @CsvSource({
        "absent, agent,     , false, token 'absent' | is not there | greenway test",
        "      , agent,     , true,  several tokens | second",
        "greenway test, nobody, , true, no key 'nobody' | 'agent' with id a1 | 'bare' with id b2",
        "greenway test,  , ff, true,  no key with id ff",
        "greenway test,  , zz, true,  hexadecimal | zz",
        "greenway test,  ,   , true,  more than one private key",
        "greenway test, bare, , true, no certificate of the key"
    })
    void whatIsNotThereIsToldPlainly(
            String token, String label, String id, boolean lasting, String reasons) {
        failing(
                () -> open(at(token, label, id), null, SignatureAlgorithm.RSA_SHA1),
                lasting,
                reasons);
    }

    @Test
    void aModuleThatIsNoneIsRefused() throws Exception {
        Path text = Files.createTempFile("module", ".so");
        for (Path module : List.of(text, Path.of("nowhere.so"))) {
            var address = new TokenAddress(module, TOKEN, "agent", null);
            failing(
                    () -> open(address, null, SignatureAlgorithm.RSA_SHA1),
                    true,
                    "PKCS#11 module | " + module.getFileName());
        }
        Files.delete(text);
    }

    @Test
    void aCertificateMustBeThatOfTheKey() {
        TokenAddress address = at(TOKEN, "agent", null);
        failing(
                () -> open(address, bare.certificate(), SignatureAlgorithm.RSA_SHA1),
                true,
                "is not that of the key");
    }

    @Test
    void sm2OnATokenIsRefused() throws Exception {
        X509Certificate sm2 = issued(DemoAuthority.KeyKind.SM2).certificate();
        TokenAddress address = at(TOKEN, "agent", null);
        failing(() -> open(address, sm2, SignatureAlgorithm.SM2_SM3), true, "SM2");
        failing(() -> open(address, null, SignatureAlgorithm.SM2_SM3), true, "SM2");
    }

    @Test
    void aWrongPinIsToldAndLasts() throws Exception {
        failing(
                () ->
                        TokenKey.open(
                                at("locked", "agent", null),
                                "111111",
                                agent.certificate(),
                                SignatureAlgorithm.RSA_SHA1),
                true,
                "PIN is wrong | 0xa0");
    }

    /// The PIN was changed while the card was out. One wrong try is all that the card sees, even
    /// when the old PIN is right again.
    @Test
    void aPinThatWasRefusedIsNotShownAgain() throws Exception {
        Path folder = changed;
        Path away = SoftHsm.tokens().resolveSibling("gone");
        try (TokenKey key =
                open(at("changed", null, null), agent.certificate(), SignatureAlgorithm.RSA_SHA1)) {
            Files.move(folder, away);
            failing(() -> key.sign(DATA), false, "token \'");
            Files.move(away, folder);
            SoftHsm.tool("changed", "--change-pin", "--new-pin", "77777777");
            failing(() -> key.sign(DATA), true, "PIN is wrong");
            failing(() -> key.sign(DATA), true, "PIN is wrong");
        }
    }

    @Test
    void aKeyThatWasClosedDoesNotSign() throws Exception {
        TokenKey key = agent();
        try (key) {
            assertThat(key.sign(DATA)).isNotEmpty();
        }
        failing(() -> key.sign(DATA), true, "was closed");
    }

    @Test
    void aTokenThatIsTakenOutAndPutBackSignsAgain() throws Exception {
        Path folder = card;
        Path away = SoftHsm.tokens().resolveSibling("away");
        try (TokenKey key =
                open(at("card", null, null), agent.certificate(), SignatureAlgorithm.RSA_SHA1)) {
            byte[] signature = key.sign(DATA);
            Files.move(folder, away);
            failing(() -> key.sign(DATA), false, "token \'");
            failing(() -> key.sign(DATA), false, "token \'");
            Files.move(away, folder);
            assertThat(key.sign(DATA)).isEqualTo(signature);
        }
    }

    /// Work that cannot be done now.
    private interface Work {
        Object run() throws SignerFailure;
    }

    private static void failing(Work work, boolean lasting, String reasons) {
        try {
            Object done = work.run();
            assertThat(done).as("it should have failed").isNull();
        } catch (SignerFailure failure) {
            assertThat(failure.reason()).contains(reasons.split(" \\| "));
            assertThat(failure.isLasting()).as(failure.reason()).isEqualTo(lasting);
        }
    }
}
