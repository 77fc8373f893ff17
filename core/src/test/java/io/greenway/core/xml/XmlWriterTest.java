package io.greenway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.greenway.core.message.BaseTransfer;
import io.greenway.core.message.CEB312Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.spec.Fragment;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlWriterTest {
    private static final String GUID = "5F0E9A10-2C64-4B1D-9A77-000000000001";
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 22, 9, 30, 15, 7_000_000);

    private static CEB312Message receipt(String info) {
        return receipts(info, TIME, 1);
    }

    private static CEB312Message receipts(String info, LocalDateTime time, int count) {
        CEB312Message.OrderReturn answer =
                new CEB312Message.OrderReturn(GUID, "P", "E", "O-1", "2", time, info);
        return new CEB312Message(GUID, "1.0", Collections.nCopies(count, answer));
    }

    private static CEB411Message payment(BigDecimal amount, String currency, Fragment signature) {
        LocalDateTime time = TIME.withNano(0);
        CEB411Message.PaymentHead head =
                new CEB411Message.PaymentHead(
                        GUID,
                        "1",
                        time,
                        "2",
                        "Z",
                        "Pay",
                        "T-1",
                        "O-1",
                        "P",
                        "Platform",
                        "1",
                        "9",
                        "王五",
                        null,
                        amount,
                        currency,
                        time,
                        null);
        return new CEB411Message(
                GUID,
                "1.0",
                List.of(new CEB411Message.Payment(head)),
                new BaseTransfer("Z", "", "DXP", "", null),
                List.of(),
                null,
                signature);
    }

    private static final Fragment SIGNATURE =
            new Fragment("<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>");

    @Test
    void aReceiptLooksLikeThis() {
        byte[] written = XmlWriter.write(receipt("好 [1]"), XmlWriter.Style.DEFAULT_NAMESPACE);
        assertThat(written)
                .asString()
                .isEqualTo(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <CEB312Message guid="%1$s" version="1.0" \
                        xmlns="http://www.chinaport.gov.cn/ceb"><OrderReturn><guid>%1$s</guid>\
                        <ebpCode>P</ebpCode><ebcCode>E</ebcCode><orderNo>O-1</orderNo>\
                        <returnStatus>2</returnStatus><returnTime>20261122093015007</returnTime>\
                        <returnInfo>好 [1]</returnInfo></OrderReturn></CEB312Message>
                        """
                                .formatted(GUID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " <a href='x'>&amp;</a> ]]> ",
                "line\nline\r\nline\ttab",
                "\u0085 \u2028 \uD842\uDFB7 \uFFFD",
                "<![CDATA[x]]>",
            })
    void anyTextComesBack(String text) {
        for (XmlWriter.Style style : XmlWriter.Style.values()) {
            assertThat(Samples.accepted(XmlWriter.write(receipt(text), style)))
                    .isEqualTo(receipt(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0001b", "a\uD800b", "a\uFFFEb", "\0"})
    void whatXmlCannotCarryIsABugUnlessReplaced(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XmlWriter.write(receipt(text), XmlWriter.Style.PREFIXED))
                .withMessageContaining("/CEB312Message/OrderReturn[1]/returnInfo");
        CEB312Message clean = receipt(XmlWriter.carriable(text));
        assertThat(Samples.accepted(XmlWriter.write(clean, XmlWriter.Style.PREFIXED)))
                .isEqualTo(clean);
    }

    @Test
    void brokenLimitsAreBugsAndNameTheirPlace() {
        refused(receipt(""), "/CEB312Message/OrderReturn[1]/returnInfo: TOO_SHORT");
        refused(receipt("x".repeat(1001)), "/CEB312Message/OrderReturn[1]/returnInfo: TOO_LONG");
        refused(receipts("x", TIME, 0), "/CEB312Message/OrderReturn: MISSING_ELEMENT");
        refused(receipts("x", TIME, 101), "/CEB312Message/OrderReturn: TOO_MANY_ELEMENTS");
        refused(receipts("x", TIME.plusNanos(1), 1), "returnTime: VALUE_NOT_PERMITTED");
        refused(receipts("x", TIME.withYear(10_000), 1), "returnTime: NOT_A_TIME");
        refused(
                new CEB312Message("short", "1.0", receipt("x").returns()),
                "/CEB312Message/@guid: TOO_SHORT");
        refused(
                payment(BigDecimal.ONE, "502", SIGNATURE),
                "/CEB411Message/Payment[1]/PaymentHead/currency: CURRENCY_NOT_CNY");
        refused(payment(new BigDecimal("0.000001"), "142", SIGNATURE), "TOO_MANY_DIGITS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Signature",
                "<Signature/>",
                "<?xml version='1.0'?><Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>",
                "<Other xmlns='http://www.w3.org/2000/09/xmldsig#'/>",
                "<ds:Signature/>",
                "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/><b/>",
                "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'>",
            })
    void aPieceMustBeTheElementItIsMeantToBe(String xml) {
        CEB411Message message = payment(BigDecimal.ONE, "142", new Fragment(xml));
        refused(message, "/CEB411Message/Signature: NOT_WELL_FORMED");
    }

    @ParameterizedTest
    @CsvSource({"1E+3, 1000", "1.50, 1.50", "-0.00001, -0.00001", "1.5000000, 1.5000000"})
    void decimalsAreWrittenPlainly(BigDecimal amount, String written) {
        CEB411Message message = payment(amount, "142", SIGNATURE);
        assertThat(XmlWriter.write(message, XmlWriter.Style.PREFIXED))
                .asString()
                .contains("<ceb:amountPaid>" + written + "</ceb:amountPaid>")
                .doesNotContain("telephone")
                .contains("<Signature xmlns=");
    }

    private static void refused(Record message, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XmlWriter.write(message, XmlWriter.Style.PREFIXED))
                .withMessageContaining(words);
    }
}
