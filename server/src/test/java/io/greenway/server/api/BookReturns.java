package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.spec.Outcome;
import io.greenway.server.Samples;
import io.greenway.server.TestPlatform;
import io.greenway.server.zone.Credentials;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Goods of bonded trades that come back: the declarant applies (CEB625), and the operator of a
/// site
/// says that they arrived (CEB711).
final class BookReturns {
    private static final Path SAMPLES = Path.of("..", "samples", "import");

    private final TestPlatform platform;
    private final BookTraffic traffic;

    BookReturns(TestPlatform platform, BookTraffic traffic) {
        this.platform = platform;
        this.traffic = traffic;
    }

    /// Applies for the return of everything.
    ///
    /// @return record id of the application
    String apply(BookTraffic.Sample sample) throws Exception {
        String guid = Samples.guid();
        InventoryHead head = sample.declaration().inventory().head();
        InventoryList line = sample.declaration().inventory().lines().getFirst();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("agentCode", head.agentCode());
        values.put("copNo", "R" + sample.number());
        values.put("invtNo", traffic.invtNo(sample));
        values.put("gnum", String.valueOf(line.gnum()));
        values.put("gcode", line.gcode());
        values.put("gname", line.gname());
        values.put("qty", line.qty().toPlainString());
        values.put("unit", line.unit());
        post("CEB625", BookTraffic.AGENT, head, guid, values);
        return guid;
    }

    /// Says that what comes back with the parcel of a trade arrived at a site.
    void arrive(BookTraffic.Sample sample, String site) throws Exception {
        InventoryHead head = sample.declaration().inventory().head();
        post("CEB711", site, head, Samples.guid(), Map.of("operatorCode", site));
    }

    /// Statuses of the answers to an application, when there are as many as said.
    List<String> statuses(String guid, int answers) throws Exception {
        List<String> found = new ArrayList<>();
        long cursor = 0;
        while (found.size() < answers) {
            HttpResponse<String> answer =
                    platform.send(
                            platform.request("/api/v1/receipts?wait=20&after=" + cursor)
                                    .header("Authorization", traffic.key(BookTraffic.AGENT))
                                    .build());
            JsonNode page = BookTraffic.json(answer, 200);
            assertThat(page.get("receipts")).as("answers to " + guid + " " + found).isNotEmpty();
            for (JsonNode receipt : page.get("receipts")) {
                if (receipt.get("xml").asString().contains("<guid>" + guid + "</guid>")) {
                    found.add(receipt.get("returnStatus").asString());
                }
            }
            cursor = page.get("next").asLong();
        }
        return found;
    }

    private void post(
            String type, String sender, InventoryHead head, String guid, Map<String, String> more)
            throws Exception {
        String text = Files.readString(SAMPLES.resolve(type + ".xml"));
        String messageGuid = text.substring(text.indexOf("guid=\"") + 6).substring(0, 36);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("guid", guid);
        values.put("customsCode", head.customsCode());
        values.put("orderNo", head.orderNo());
        values.put("ebpCode", head.ebpCode());
        values.put("ebcCode", head.ebcCode());
        values.put("logisticsNo", head.logisticsNo());
        values.put("logisticsCode", head.logisticsCode());
        values.put("preNo", "");
        values.put("copCode", sender);
        values.putAll(more);
        String xml = text.replace(messageGuid, Samples.guid());
        for (Map.Entry<String, String> one : values.entrySet()) {
            String tag = "<ceb:" + one.getKey() + ">";
            xml = xml.replaceAll(tag + "[^<]*", tag + one.getValue());
        }
        Credentials.Key key =
                platform.keys().stream()
                        .filter(one -> one.code().equals(sender))
                        .findFirst()
                        .orElseThrow();
        byte[] signed =
                ((Outcome.Accepted<byte[]>)
                                SignedXml.sign(
                                        xml.getBytes(StandardCharsets.UTF_8), platform.signer(key)))
                        .value();
        HttpResponse<String> answer =
                platform.post(key.apiKey(), new String(signed, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}
