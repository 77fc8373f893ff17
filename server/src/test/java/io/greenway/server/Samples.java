package io.greenway.server;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.server.reading.Read;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/// Small proper messages, with the parts that the door looks at left open.
public final class Samples {
    private static final String CONSIGNEE =
            """
            <ceb:consignee>张示例</ceb:consignee>
            <ceb:consigneeAddress>成都市示范路1号</ceb:consigneeAddress>
            <ceb:consigneeTelephone>13000000000</ceb:consigneeTelephone>
            """;

    private Samples() {}

    public static String guid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    /// A message as the door hands it on.
    public static Read read() {
        String text = payments(guid(), "5101960D21", "5101960D21", 1);
        return switch (XmlReader.of(Message.class).read(text.getBytes(StandardCharsets.UTF_8))) {
            case Outcome.Accepted<Message> accepted -> new Read(accepted.value(), null);
            case Outcome.Refused<Message> refused ->
                    throw new IllegalStateException(refused.faults().toString());
        };
    }

    /// CEB411 with some payments of one payment enterprise.
    public static String payments(String guid, String payCode, String copCode, int count) {
        String payment =
                """
                <ceb:Payment><ceb:PaymentHead>
                <ceb:guid>%s</ceb:guid><ceb:appType>1</ceb:appType>
                <ceb:appTime>20261122120000</ceb:appTime><ceb:appStatus>2</ceb:appStatus>
                <ceb:payCode>%s</ceb:payCode><ceb:payName>示范支付</ceb:payName>
                <ceb:payTransactionId>T1</ceb:payTransactionId><ceb:orderNo>O1</ceb:orderNo>
                <ceb:ebpCode>5101960D01</ceb:ebpCode><ceb:ebpName>示范平台</ceb:ebpName>
                <ceb:payerIdType>1</ceb:payerIdType>
                <ceb:payerIdNumber>110101190001010011</ceb:payerIdNumber>
                <ceb:payerName>张示例</ceb:payerName><ceb:amountPaid>100.00</ceb:amountPaid>
                <ceb:currency>142</ceb:currency><ceb:payTime>20261122115900</ceb:payTime>
                </ceb:PaymentHead></ceb:Payment>
                """
                        .formatted(guid, payCode);
        return message("CEB411", guid, payment.repeat(count), copCode);
    }

    /// CEB511 with one waybill.
    public static String waybill(String guid, String logisticsCode, String copCode) {
        String waybill =
                """
                <ceb:Logistics><ceb:LogisticsHead>
                <ceb:guid>%s</ceb:guid><ceb:appType>1</ceb:appType>
                <ceb:appTime>20261122120000</ceb:appTime><ceb:appStatus>2</ceb:appStatus>
                <ceb:logisticsCode>%s</ceb:logisticsCode><ceb:logisticsName>示范物流</ceb:logisticsName>
                <ceb:logisticsNo>L1</ceb:logisticsNo><ceb:orderNo>O1</ceb:orderNo>
                <ceb:currency>142</ceb:currency><ceb:weight>1</ceb:weight><ceb:packNo>1</ceb:packNo>
                """
                        .formatted(guid, logisticsCode);
        return message(
                "CEB511",
                guid,
                waybill + CONSIGNEE + "</ceb:LogisticsHead></ceb:Logistics>",
                copCode);
    }

    /// CEB622 with one answer.
    public static String answer(String guid) {
        String answer =
                """
                <ceb:InventoryReturn><ceb:guid>%s</ceb:guid><ceb:copNo>C1</ceb:copNo>
                <ceb:preNo>B00000000000000001</ceb:preNo><ceb:returnStatus>800</ceb:returnStatus>
                <ceb:returnTime>20261122120000000</ceb:returnTime>
                <ceb:returnInfo>[Code:2600;Desc:放行]</ceb:returnInfo></ceb:InventoryReturn>
                """
                        .formatted(guid);
        return root("CEB622", guid, answer);
    }

    private static String message(String type, String guid, String documents, String copCode) {
        String transfer =
                """
                <ceb:BaseTransfer><ceb:copCode>%s</ceb:copCode><ceb:copName>示范</ceb:copName>
                <ceb:dxpMode>DXP</ceb:dxpMode><ceb:dxpId>DXPDEMO</ceb:dxpId></ceb:BaseTransfer>
                """
                        .formatted(copCode);
        return root(type, guid, documents + transfer);
    }

    private static String root(String type, String guid, String content) {
        return """
               <?xml version="1.0" encoding="UTF-8"?>
               <ceb:%sMessage guid="%s" version="1.0" xmlns:ceb="http://www.chinaport.gov.cn/ceb">
               %s</ceb:%sMessage>
               """
                .formatted(type, guid, content, type);
    }
}
