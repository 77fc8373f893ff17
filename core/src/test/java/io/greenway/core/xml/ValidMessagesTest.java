package io.greenway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB900Message;
import io.greenway.core.message.Message;
import io.greenway.core.spec.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidMessagesTest {
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    @ParameterizedTest
    @MethodSource("io.greenway.core.xml.Samples#types")
    void bothStylesMeanTheSame(String type) {
        Message prefixed = Samples.accepted(Samples.valid(type, XmlWriter.Style.PREFIXED));
        Message plain = Samples.accepted(Samples.valid(type, XmlWriter.Style.DEFAULT_NAMESPACE));
        assertThat(prefixed).isEqualTo(plain);
        assertThat(prefixed.getClass().getSimpleName()).isEqualTo(type + "Message");
    }

    /// The files are indented for people; the writer writes the same without indentation.
    @ParameterizedTest
    @MethodSource("io.greenway.core.xml.Samples#types")
    void writingGivesTheFileBack(String type) {
        for (XmlWriter.Style style : XmlWriter.Style.values()) {
            String file = Samples.valid(type, style);
            byte[] written = XmlWriter.write((Record) Samples.accepted(file), style);
            String compact = file.replaceAll("(?<!\\?)>\\n *<", "><");
            assertThat(written).asString().isEqualTo(compact);
            assertThat(Samples.accepted(written)).isEqualTo(Samples.accepted(file));
        }
    }

    @Test
    void valuesArriveAsTheyAre() {
        CEB311Message message =
                (CEB311Message) Samples.accepted(Samples.valid("CEB311", XmlWriter.Style.PREFIXED));
        CEB311Message.OrderHead head = message.orders().getFirst().head();
        assertThat(message.version()).isEqualTo("1.0");
        assertThat(message.orders()).hasSize(2);
        assertThat(message.orders().getFirst().lines()).hasSize(2);
        assertThat(head.appTime()).isEqualTo(LocalDateTime.of(2026, 11, 22, 9, 30, 15));
        assertThat(head.ebcName()).isEqualTo("Chengdu Green & Sons <Import>");
        assertThat(head.goodsValue()).isEqualTo(new BigDecimal("300.00"));
        assertThat(head.payTransactionId()).isEqualTo("PAY-0001-𠮷");
        assertThat(head.consigneeAddress()).isEqualTo("成都市锦江区春熙路 1 号  2 单元");
        assertThat(head.note()).isEmpty();
        assertThat(message.orders().getFirst().lines().getFirst().price())
                .isEqualTo(new BigDecimal("150.00000"));
        assertThat(message.signature()).isNull();
    }

    @Test
    void absentAndEmptyAreKeptApart() {
        CEB621Message message =
                (CEB621Message) Samples.accepted(Samples.valid("CEB621", XmlWriter.Style.PREFIXED));
        List<CEB621Message.InventoryList> lines = message.inventories().getFirst().lines();
        assertThat(message.inventories().getFirst().head().invtNo()).isEmpty();
        assertThat(message.inventories().getFirst().head().ieDate())
                .isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(lines.getFirst().qty2()).isEqualTo(new BigDecimal("2.4"));
        assertThat(lines.getLast().qty2()).isNull();
        assertThat(lines.getLast().itemRecordNo()).isEmpty();
    }

    @Test
    void foreignPiecesAreKept() {
        CEB621Message inventory =
                (CEB621Message) Samples.accepted(Samples.valid("CEB621", XmlWriter.Style.PREFIXED));
        assertThat(Objects.requireNonNull(inventory.signature()).xml())
                .startsWith("<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">")
                .contains("<ds:SignatureValue>c2lnbmVk</ds:SignatureValue>");
        CEB511Message waybill =
                (CEB511Message) Samples.accepted(Samples.valid("CEB511", XmlWriter.Style.PREFIXED));
        assertThat(Objects.requireNonNull(waybill.extension()).message().xml())
                .contains("<own:data xmlns:own=\"urn:example:own\" kind=\"a&amp;b\">text<");
    }

    /// A piece may use what is declared around it; it takes along what it needs, and no more.
    @Test
    void foreignPiecesTakeTheirNamespacesAlong() {
        String file =
                Samples.valid("CEB511", XmlWriter.Style.PREFIXED)
                        .replace(" xmlns:own=\"urn:example:own\"", "")
                        .replace("<own:data", "<!-- own --><plain x=\"&lt;&#9;\"/><own:data")
                        .replace(" guid=\"", " xmlns:own=\"urn:o\" guid=\"");
        CEB511Message message = (CEB511Message) Samples.accepted(file);
        assertThat(Objects.requireNonNull(message.extension()).message().xml())
                .isEqualTo(
                        "<ceb:Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\""
                                + " xmlns:own=\"urn:o\" xmlns=\"\">"
                                + "<plain x=\"&lt;&#9;\"></plain>"
                                + "<own:data kind=\"a&amp;b\">text</own:data></ceb:Message>");
        for (XmlWriter.Style style : XmlWriter.Style.values()) {
            assertThat(Samples.accepted(XmlWriter.write(message, style))).isEqualTo(message);
        }
    }

    @Test
    void xmlIsReadInAllItsWrittenForms() {
        String file = Samples.valid("CEB900", XmlWriter.Style.DEFAULT_NAMESPACE);
        CEB900Message plain = (CEB900Message) Samples.accepted(file);
        String other =
                "\uFEFF"
                        + file.replace("<MessageReturn>", "<?print now?><!-- & --><MessageReturn>")
                                .replace("&lt;a&gt;&amp;lt;\"", "<![CDATA[<a>&lt;]]>&#x22;<!-- -->")
                                .replace(">20261122", "> \r\n 20261122<!-- day -->")
                                .replace(" guid=\"", " x:schemaLocation='a b' guid=\"")
                                .replace("xmlns=", "xmlns:x='" + SCHEMA_INSTANCE + "' xmlns=")
                        + "<!-- end -->\n<?end?>\n";
        assertThat(Samples.accepted(other)).isEqualTo(plain);
        assertThat(plain.answer().oriBizMessage()).isEqualTo("<a>&lt;\"'</a>]]>");
    }

    @Test
    void oneTypeAloneCanBeRead() throws IOException {
        byte[] file = Samples.bytes(Samples.valid("CEB311", XmlWriter.Style.PREFIXED));
        Outcome<CEB311Message> outcome =
                XmlReader.of(CEB311Message.class).read(new ByteArrayInputStream(file));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(XmlReader.of(CEB621Message.class).read(file))
                .isInstanceOf(Outcome.Refused.class);
    }
}
