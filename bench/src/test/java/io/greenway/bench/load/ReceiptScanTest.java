package io.greenway.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the load process sees in a page of receipts.
class ReceiptScanTest {
    @Test
    void seesTypeStatusAndDeclarationOfEachReceiptAndTheNextCursor() {
        List<String> seen = new ArrayList<>();

        long next =
                scan(
                        """
                        {"receipts":[{"cursor":7,"messageType":"CEB312","copNo":null,"orderNo":"O1",\
                        "returnStatus":"2","returnInfo":"","xml":"<a/>"},{"cursor":9,\
                        "messageType":"CEB622","copNo":"C26112600001234ABCD","orderNo":"O1",\
                        "returnStatus":"120","returnInfo":"","xml":"<b/>"}],"next":9}\
                        """,
                        seen);

        assertThat(seen).containsExactly("CEB312 2 -1", "CEB622 120 1234");
        assertThat(next).isEqualTo(9);
    }

    @Test
    void seesNothingInAnEmptyPage() {
        List<String> seen = new ArrayList<>();

        long next = scan("{\"receipts\":[],\"next\":41}", seen);

        assertThat(seen).isEmpty();
        assertThat(next).isEqualTo(41);
    }

    private static long scan(String page, List<String> seen) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        return ReceiptScan.scan(
                bytes,
                bytes.length,
                (type, status, declaration) -> seen.add(type + " " + status + " " + declaration));
    }
}
