package io.greenway.core.xml;

import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8Test {
    /// The JDK's strict decoder is the judge, on bytes that are nearly UTF-8.
    @Test
    void agreesWithTheStrictDecoder() {
        byte[] good = "abcdefgh成都 é 𠮷 ijklmnop绿道".getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] text = good.clone();
            for (int damage = random.nextInt(4); damage > 0; damage--) {
                text[random.nextInt(text.length)] = (byte) random.nextInt(256);
            }
            if (Utf8.firstInvalid(text) != judged(text)) {
                fail("seed " + seed);
            }
        }
    }

    private static int judged(byte[] text) {
        ByteBuffer input = ByteBuffer.wrap(text);
        CharBuffer output = CharBuffer.allocate(text.length);
        boolean bad = StandardCharsets.UTF_8.newDecoder().decode(input, output, true).isError();
        return bad ? input.position() : -1;
    }
}
