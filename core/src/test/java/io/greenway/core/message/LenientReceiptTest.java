package io.greenway.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Receipts are read as reality sends them, and written as the schema wants them.
class LenientReceiptTest {
    private static final String RETURN =
            """
            <guid>5F0E9A10-2C64-4B1D-9A77-000000000002</guid><ebpCode>5101980001</ebpCode>\
            <ebcCode>5101980002</ebcCode><orderNo>A-1</orderNo><returnStatus>100</returnStatus>\
            <returnTime>20260302093016123</returnTime><returnInfo>[Code:1332;Desc:x]</returnInfo>""";

    /// What is put in place of what, and the remark that comes of it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <orderNo>A-1</orderNo> | <orderNo>A-1</orderNo><mystery>7</mystery> \
                    | RECEIPT_ELEMENT_UNKNOWN mystery
                    <ebcCode>5101980002</ebcCode> | '' \
                    | RECEIPT_ELEMENT_MISSING ebcCode
                    <ebpCode>5101980001</ebpCode><ebcCode>5101980002</ebcCode> \
                    | <ebcCode>5101980002</ebcCode><ebpCode>5101980001</ebpCode> \
                    | RECEIPT_ORDER ebpCode
                    <orderNo>A-1</orderNo> | <orderNo>A-1</orderNo><orderNo>A-2</orderNo> \
                    | RECEIPT_ELEMENT_REPEATED orderNo
                    <ebpCode>5101980001</ebpCode> | <ebpCode>51019800010000000000</ebpCode> \
                    | RECEIPT_VALUE_UNLISTED ebpCode
                    """)
    void oddReceiptsAreReadWithARemark(String usual, String odd, String remark) {
        Outcome<Message> outcome = read(receipt(RETURN.replace(usual, odd == null ? "" : odd)));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        List<Fault> remarks = ((Outcome.Accepted<Message>) outcome).warnings();
        assertThat(remarks)
                .map(one -> one.code() + " " + one.place().path())
                .containsExactly(remark.replace(" ", " /CEB312Message/OrderReturn[1]/"));
    }

    @Test
    void theSameAnswerTwiceAndUnknownStatusesAreKept() {
        String unknown = RETURN.replace("<returnStatus>100<", "<returnStatus>777<");
        CEB312Message receipt =
                (CEB312Message)
                        accepted(
                                receipt(
                                        RETURN
                                                + "</OrderReturn><OrderReturn>"
                                                + RETURN
                                                + "</OrderReturn><OrderReturn>"
                                                + unknown));
        assertThat(receipt.returns())
                .map(CEB312Message.OrderReturn::returnStatus)
                .containsExactly("100", "100", "777");
    }

    @Test
    void aTaxBillMayCarryTheOrderNumberThatTheSchemaForbids() throws Exception {
        try (var stream =
                LenientReceiptTest.class.getResourceAsStream("/samples/import/CEB816.xml")) {
            String sample = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            String real =
                    sample.replace(
                            "</TaxHeadRd>",
                            "<orderNo>A-1</orderNo><logisticsNo>L-1</logisticsNo></TaxHeadRd>");
            assertThat(accepted(real)).isEqualTo(accepted(sample));
            assertThat(((Outcome.Accepted<Message>) read(real)).warnings()).hasSize(2);
        }
    }

    @Test
    void whatIsWrittenIsStrict() {
        CEB312Message receipt =
                (CEB312Message)
                        accepted(receipt(RETURN.replace("<ebcCode>5101980002</ebcCode>", "")));
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> XmlWriter.write(receipt, XmlWriter.Style.PREFIXED))
                .withMessageContaining("ebcCode");
    }

    private static String receipt(String answer) {
        return "<CEB312Message xmlns=\"http://www.chinaport.gov.cn/ceb\" version=\"1.0\""
                + " guid=\"5F0E9A10-2C64-4B1D-9A77-000000000001\"><OrderReturn>"
                + answer
                + "</OrderReturn></CEB312Message>";
    }

    private static Outcome<Message> read(String xml) {
        return XmlReader.of(Message.class).read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Message accepted(String xml) {
        return switch (read(xml)) {
            case Outcome.Accepted<Message>(Message message, List<Fault> _) -> message;
            case Outcome.Refused<Message>(List<Fault> faults) -> throw new AssertionError(faults);
        };
    }
}
