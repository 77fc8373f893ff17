package io.greenway.server.vault;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals message bodies (Zstandard, then AES-256-GCM) and makes pseudonyms (HMAC-SHA-256). The last
/// key of the file seals, every key of the file opens what it once sealed, and the first key
/// makes the pseudonyms, because a pseudonym must stay the same for as long as a yearly quota
/// runs. Safe for use by many threads.
public final class Vault {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int CHUNK = 8192;
    private static final int FAST = 1;
    private static final byte[] ZSTD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};

    private final Map<String, SecretKey> keys = new HashMap<>();
    private final String current;
    private final SecretKey forPseudonyms;
    private final SecretKey forTax;
    private final SecureRandom random = new SecureRandom();
    private final Queue<ZstdCompressCtx> idle =
            new ArrayBlockingQueue<>(2 * Runtime.getRuntime().availableProcessors());

    /// @param keyFile the keys of a key file, oldest first, at least one
    Vault(List<MasterKey> keyFile) {
        for (MasterKey key : keyFile) {
            keys.put(key.id(), derive(key, "greenway body", "AES"));
        }
        this.current = keyFile.getLast().id();
        this.forPseudonyms = derive(keyFile.getFirst(), "greenway pseudonym", "HmacSHA256");
        this.forTax = derive(keyFile.getFirst(), "greenway pseudonym tax", "HmacSHA256");
    }

    /// Compresses and encrypts.
    ///
    /// @param context what the bytes belong to; they open only with the same context, so a row
    ///     cannot be passed off as another
    public Sealed seal(byte[] bytes, String context) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, current, nonce, context);
            byte[] packed = pack(bytes);
            byte[] sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(packed.length));
            cipher.doFinal(packed, 0, packed.length, sealed, NONCE);
            return new Sealed(current, sealed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("AES-GCM does not work here.", broken);
        }
    }

    /// A compressor has a megabyte to set up, which for one document is most of the work.
    private byte[] pack(byte[] bytes) {
        ZstdCompressCtx compressor = idle.poll();
        if (compressor == null) {
            compressor = new ZstdCompressCtx().setLevel(FAST);
        }
        byte[] packed = compressor.compress(bytes);
        if (!idle.offer(compressor)) {
            compressor.close();
        }
        return packed;
    }

    /// Gives back what was sealed.
    ///
    /// @throws IllegalStateException when the key is missing, or the bytes were changed
    public byte[] open(Sealed sealed, String context) {
        byte[] bytes = sealed.bytes();
        try {
            byte[] nonce = Arrays.copyOf(bytes, NONCE);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, context);
            return unpack(cipher.doFinal(bytes, NONCE, bytes.length - NONCE));
        } catch (GeneralSecurityException | DataFormatException changed) {
            throw new IllegalStateException(
                    "A sealed body cannot be opened with key " + sealed.keyId() + ".", changed);
        }
    }

    /// The pseudonym of one identity document.
    ///
    /// @param idType 证件类型, as in the message
    /// @param idNumber 证件号码; letters count the same in either case
    public Pseudonym pseudonym(String idType, String idNumber) {
        return pseudonym(forPseudonyms, idType + "|" + idNumber.strip().toUpperCase(Locale.ROOT));
    }

    /// The pseudonym under which the tax lane knows a buyer: nobody can tell from it, without the
    /// key file, which quota it belongs to.
    ///
    /// @param buyer pseudonym of the identity document
    public Pseudonym forTax(String buyer) {
        return pseudonym(forTax, buyer);
    }

    private static Pseudonym pseudonym(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return new Pseudonym(HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HMAC-SHA-256 does not work here.", broken);
        }
    }

    private Cipher cipher(int mode, String keyId, byte[] nonce, String context)
            throws GeneralSecurityException {
        SecretKey key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("The key file has no key " + keyId + ".");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKey derive(MasterKey key, String purpose, String algorithm) {
        try {
            var material = new SecretKeySpec(key.bytes(), "Generic");
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(material)
                                    .thenExpand(
                                            purpose.getBytes(StandardCharsets.UTF_8),
                                            MasterKey.BYTES));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HKDF does not work here.", broken);
        }
    }

    /// Bodies of before were deflated, which costs several times as much and packs less well.
    private static byte[] unpack(byte[] packed) throws DataFormatException {
        if (!startsAsZstd(packed)) {
            return inflate(packed);
        }
        byte[] bytes = new byte[Math.toIntExact(Zstd.getFrameContentSize(packed))];
        long result = Zstd.decompress(bytes, packed);
        if (Zstd.isError(result)) {
            throw new DataFormatException(Zstd.getErrorName(result));
        }
        return bytes;
    }

    /// No deflated text begins so: it would be a stored block whose length does not match.
    private static boolean startsAsZstd(byte[] packed) {
        return packed.length >= ZSTD.length
                && Arrays.equals(packed, 0, ZSTD.length, ZSTD, 0, ZSTD.length);
    }

    private static byte[] inflate(byte[] packed) throws DataFormatException {
        try (var inflater = new Inflater(true)) {
            inflater.setInput(packed);
            var bytes = new ByteArrayOutputStream(packed.length * 4);
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !inflater.finished()) {
                    throw new DataFormatException("The compressed bytes end too early.");
                }
                bytes.write(chunk, 0, count);
            }
            return bytes.toByteArray();
        }
    }
}
