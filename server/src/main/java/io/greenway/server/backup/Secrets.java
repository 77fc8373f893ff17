package io.greenway.server.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// The files that whoever finds a backup must not have: the keys of the vault, and the keys and
/// logins that were handed out. They go into an archive only under a passphrase: AES-256-GCM with
/// a key derived by PBKDF2 (HMAC-SHA-256, 600,000 rounds).
final class Secrets {
    static final String NAME = "secrets.sealed";

    private static final byte[] MAGIC = "GREENWAY-SECRETS-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 600_000;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private Secrets() {}

    /// @param files by name, below the data folder
    static byte[] seal(Map<String, byte[]> files, char[] passphrase) {
        var random = new SecureRandom();
        byte[] head = new byte[SALT + NONCE];
        random.nextBytes(head);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, passphrase, head);
            byte[] sealed = cipher.doFinal(packed(files));
            var all = new ByteArrayOutputStream();
            all.write(MAGIC);
            all.write(head);
            all.write(sealed);
            return all.toByteArray();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @throws BackupRefused when the passphrase is wrong, or somebody changed the bytes
    static Map<String, byte[]> open(byte[] sealed, char[] passphrase) {
        int from = MAGIC.length + SALT + NONCE;
        if (sealed.length < from
                || !Arrays.equals(sealed, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new BackupRefused(
                    "The keys in this backup are in a form that is not known here.");
        }
        byte[] head = Arrays.copyOfRange(sealed, MAGIC.length, from);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, passphrase, head);
            return unpacked(cipher.doFinal(sealed, from, sealed.length - from));
        } catch (GeneralSecurityException | IOException wrong) {
            throw new BackupRefused("The passphrase does not open the keys of this backup.", wrong);
        }
    }

    private static Cipher cipher(int mode, char[] passphrase, byte[] head)
            throws GeneralSecurityException {
        var specification =
                new PBEKeySpec(passphrase, Arrays.copyOf(head, SALT), ROUNDS, Byte.SIZE * 32);
        SecretKey derived =
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(specification);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(derived.getEncoded(), "AES"),
                new GCMParameterSpec(TAG_BITS, head, SALT, NONCE));
        cipher.updateAAD(MAGIC);
        return cipher;
    }

    private static byte[] packed(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(files.size());
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.writeUTF(file.getKey());
                out.writeInt(file.getValue().length);
                out.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, byte[]> unpacked(byte[] bytes) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            for (int at = 0; at < count; at++) {
                String name = in.readUTF();
                files.put(name, in.readNBytes(in.readInt()));
            }
        }
        return files;
    }
}
