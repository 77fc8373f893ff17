package io.greenway.server.gateway;

import io.greenway.core.envelope.Dxp;
import io.greenway.core.envelope.DxpMsg;
import io.greenway.core.envelope.DxpRep;
import io.greenway.core.envelope.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the exchange platform says of a letter that it did not deliver.
final class TransportReport {
    private TransportReport() {}

    /// @param number of the letter
    /// @param sender DXP id of the platform
    /// @param code why
    static String of(String number, String sender, String code) {
        var head =
                new DxpMsg.TransInfo(
                        number,
                        sender,
                        new DxpMsg.ReceiverIds(List.of(Envelope.CUSTOMS_IMPORT)),
                        "2026-11-25T12:00:00",
                        "CEB411Message");
        var response = new DxpRep.Response(null, code, "words", null, "2026-11-25", null, head);
        return new String(
                Envelope.write(new DxpRep(Dxp.VERSION, sender, null, List.of(response), null)),
                StandardCharsets.UTF_8);
    }
}
