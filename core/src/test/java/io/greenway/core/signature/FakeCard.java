package io.greenway.core.signature;

import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;

/// A signer that fails as told. Its signature is the data turned around.
final class FakeCard implements Signer {
    enum Mood {
        WELL,
        FAILS,
        BREAKS,
        WRONG_PIN
    }

    private final AtomicInteger asked = new AtomicInteger();
    private volatile Mood mood = Mood.WELL;

    void feel(Mood next) {
        mood = next;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public X509Certificate certificate() {
        return Keys.RSA.certificate();
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return Keys.RSA.algorithm();
    }

    @Override
    public byte[] sign(byte[] data) throws SignerFailure {
        asked.incrementAndGet();
        return switch (mood) {
            case WELL -> reversed(data);
            case FAILS -> throw new SignerFailure("the card is out of order", null);
            case BREAKS -> throw new IllegalStateException("a bug");
            case WRONG_PIN -> throw SignerFailure.lasting("the PIN is wrong");
        };
    }

    static byte[] reversed(byte[] data) {
        byte[] turned = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            turned[i] = data[data.length - 1 - i];
        }
        return turned;
    }
}
