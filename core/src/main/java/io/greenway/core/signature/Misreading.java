package io.greenway.core.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Ways in which signing programs have been seen to digest other bytes than the canonical ones. A
/// digest that differs is explained by the one that gives it.
public enum Misreading {
    /// Line ends of Windows, which canonical XML turns into line feeds.
    WINDOWS_LINE_ENDS {
        @Override
        byte[] of(String canonical) {
            return utf8(canonical.replace("\n", "\r\n"));
        }
    },
    /// Line ends of Windows that a program wrote as references.
    REFERENCED_LINE_ENDS {
        @Override
        byte[] of(String canonical) {
            return utf8(canonical.replace("\n", "&#xD;\n"));
        }
    },
    /// White space between elements left out, as before or after pretty printing.
    NO_WHITE_SPACE {
        @Override
        byte[] of(String canonical) {
            return utf8(canonical.replaceAll(">\\s+<", "><"));
        }
    },
    /// A line feed behind the last tag.
    LINE_FEED_AT_END {
        @Override
        byte[] of(String canonical) {
            return utf8(canonical + "\n");
        }
    },
    /// The line that declares XML, which canonical XML leaves out.
    WITH_DECLARATION {
        @Override
        byte[] of(String canonical) {
            return utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + canonical);
        }
    },
    /// The mark of UTF-8 that some editors put before the text.
    WITH_BYTE_ORDER_MARK {
        @Override
        byte[] of(String canonical) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            out.writeBytes(utf8(canonical));
            return out.toByteArray();
        }
    },
    /// Chinese characters in GBK instead of UTF-8.
    IN_GBK {
        @Override
        byte[] of(String canonical) {
            return canonical.getBytes(Charset.forName("GBK"));
        }
    };

    abstract byte[] of(String canonical);

    /// The bytes that such a program digests.
    ///
    /// @param canonical the canonical bytes
    public byte[] of(byte[] canonical) {
        return of(new String(canonical, StandardCharsets.UTF_8));
    }

    /// The one that gives a digest.
    ///
    /// @param canonical the canonical bytes
    /// @param digest the digest in the signature
    public static Optional<Misreading> giving(
            byte[] canonical, DigestAlgorithm algorithm, byte[] digest) {
        return Arrays.stream(values())
                .filter(
                        one ->
                                Arrays.equals(
                                        Cryptography.digest(algorithm, one.of(canonical)), digest))
                .findFirst();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
