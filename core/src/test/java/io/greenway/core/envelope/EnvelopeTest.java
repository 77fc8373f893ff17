package io.greenway.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenway.core.envelope.Envelope.Opened;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Foreign;
import io.greenway.core.spec.Outcome;
import io.greenway.core.spec.Text;
import io.greenway.core.xml.XmlReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Envelopes opened, made, split and answered.
class EnvelopeTest {
    private static final byte[] ORDER = file("/samples/import/CEB311.xml");
    private static final LocalDateTime AT = LocalDateTime.of(2026, 3, 2, 9, 30, 15);
    private static final DxpMsg MESSAGE =
            Envelope.wrap(
                    ORDER,
                    "5F0E9A10-2C64-4B1D-9A77-000000311001",
                    "DXPENT0000011951",
                    List.of(Envelope.CUSTOMS_IMPORT),
                    AT);
    private static final String TEXT = text(Envelope.write(MESSAGE));

    @Test
    void whatIsPutInComesOut() {
        Opened opened = accepted(TEXT);
        assertThat(opened.data()).isEqualTo(ORDER);
        assertThat(opened.info()).isEqualTo(MESSAGE.transInfo());
        assertThat(opened.info().MsgType()).isEqualTo("CEB311Message");
        assertThat(opened.info().CreatTime()).isEqualTo("2026-03-02T09:30:15");
        assertThat(opened.isSigned()).isFalse();
        assertThat(Envelope.isOne(bytes(TEXT))).isTrue();
        assertThat(Envelope.isOne(ORDER)).isFalse();
    }

    @Test
    void severalReceiversGetACopyEach() {
        List<String> receivers = List.of(Envelope.CUSTOMS_IMPORT, "DXPLGS0000000001");
        DxpMsg message = Envelope.wrap(ORDER, "1", "DXPENT0000011951", receivers, AT);
        List<DxpMsgSv> copies =
                Envelope.split(
                        message,
                        "00000002",
                        57087669,
                        AT,
                        receiver -> receiver.equals("DXPLGS0000000001") ? "46000002" : "00000001");
        assertThat(copies).map(copy -> copy.svNo().SubMsgId()).containsExactly("1", "2");
        assertThat(copies)
                .map(copy -> copy.svNo().EndNode())
                .containsExactly("00000001", "46000002");
        for (DxpMsgSv copy : copies) {
            assertThat(copy.svNo().MsgId()).isEqualTo("00000002202603020930150057087669");
            Opened opened = accepted(text(Envelope.write(copy)));
            assertThat(opened.data()).isEqualTo(ORDER);
            assertThat(opened.service()).isEqualTo(copy.svNo());
        }
        assertThat(Envelope.split(MESSAGE, "00000002", 1, AT, receiver -> "00000001"))
                .singleElement()
                .extracting(copy -> copy.svNo().SubMsgId())
                .isNull();
    }

    /// What is put in place of what, what is found, and what the exchange platform answers.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <Data>P             | <Data>?P         | ENVELOPE_DATA_NOT_BASE64 | 0002
                    <Data>PD94          | <Data>PD94=      | ENVELOPE_DATA_NOT_BASE64 | 0002
                    2026-03-02T09:30:15 | yesterday        | ENVELOPE_TIME_INVALID    | 0002
                    2026-03-02T09:30:15 | 20260302093015   | ENVELOPE_TIME_INVALID    | 0002
                    ver="1.0"           | ver="2.0"        | ENVELOPE_VERSION         | 0002
                    CEB311Message       | CEB312Message    | ENVELOPE_TYPE_DIFFERS    | 0999
                    </ReceiverId>       | </ReceiverId><ReceiverId>DXPEDCCEB0000002</ReceiverId> \
                    | ENVELOPE_RECEIVER_REPEATED | 2999
                    <TransInfo>         | <TransInfo       | NOT_WELL_FORMED          | 0001
                    chinaport           | elsewhere        | WRONG_NAMESPACE          | 0002
                    """)
    void aBrokenEnvelopeIsRefusedWithItsReason(
            String good, String broken, FaultCode code, String answer) {
        String text = TEXT.replaceFirst(good, broken);
        assertThat(text).isNotEqualTo(TEXT);
        List<Fault> faults = refused(text);
        assertThat(faults).extracting(Fault::code).contains(code);
        DxpRep rep = Envelope.answer(bytes(text), faults, LocalDate.of(2026, 3, 2));
        assertThat(rep.responses()).map(DxpRep.Response::ResponseCode).contains(answer);
        assertThat(XmlReader.of(Dxp.class).read(Envelope.write(rep)))
                .isEqualTo(new Outcome.Accepted<>(rep, List.of()));
    }

    @Test
    void anEmptyEnvelopeAndOneInAnotherAreRefused() {
        String empty = TEXT.replaceFirst("<Data>[^<]*</Data>", "<Data> </Data>");
        assertThat(refused(empty)).extracting(Fault::code).contains(FaultCode.ENVELOPE_DATA_EMPTY);
        String inner = Base64.getEncoder().encodeToString(bytes(TEXT));
        String nested = TEXT.replaceFirst("<Data>[^<]*</Data>", "<Data>" + inner + "</Data>");
        assertThat(refused(nested)).extracting(Fault::code).contains(FaultCode.ENVELOPE_NESTED);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        String text =
                TEXT.replace("2026-03-02T09:30:15", "soon")
                        .replace("ver=\"1.0\"", "ver=\"3\"")
                        .replace("<Data>", "<Data>*");
        assertThat(refused(text))
                .extracting(Fault::code)
                .contains(
                        FaultCode.ENVELOPE_VERSION,
                        FaultCode.ENVELOPE_TIME_INVALID,
                        FaultCode.ENVELOPE_DATA_NOT_BASE64);
    }

    /// What other software writes: prefixes, zones and fractions in the time, broken lines in
    /// Base64, attributes and elements we do not keep.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:30:15.141+08:00",
                "2026-03-02T09:30:15Z",
                "2026-03-02T09:30:15.1"
            })
    void whatOthersWriteIsRead(String time) {
        String other =
                TEXT.replace("2026-03-02T09:30:15", time)
                        .replaceFirst("(<Data>.{76})", "$1\r\n")
                        .replace("</Data>", "</Data><AddInfo><IsText Encode=\"UTF-8\"/></AddInfo>")
                        .replace("xmlns=", "Id=\"x\" xmlns:dxp=")
                        .replaceAll("<(/?)(?=[A-Z])", "<$1dxp:");
        assertThat(accepted(other).data()).isEqualTo(ORDER);
    }

    @Test
    void aReceiverMustBeServed() {
        Opened opened = accepted(TEXT);
        assertThat(Envelope.receivers(opened, Set.of(Envelope.CUSTOMS_IMPORT))).isEmpty();
        assertThat(Envelope.receivers(opened, Set.of(Envelope.CUSTOMS_EXPORT)))
                .extracting(Fault::code)
                .containsExactly(FaultCode.ENVELOPE_RECEIVER_UNKNOWN);
    }

    @Test
    void noMoreThanFiveReceivers() {
        List<String> six = List.of("A1", "A2", "A3", "A4", "A5", "A6");
        DxpMsg message = Envelope.wrap(ORDER, "1", "S", six, AT);
        assertThatThrownBy(() -> Envelope.write(message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TOO_MANY_ELEMENTS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><DxpMsg>&x;</DxpMsg>",
                "<DxpMsg xmlns=\"http://www.chinaport.gov.cn/dxp\"/>",
                "<DxpMsgSv xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\"/>",
                "<DxpRep xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\"/>"
            })
    void hostileTextsAreRefused(String text) {
        List<Fault> faults = refused(text);
        DxpRep rep = Envelope.answer(bytes(text), faults, LocalDate.of(2026, 3, 2));
        assertThat(Envelope.write(rep)).isNotEmpty();
    }

    /// Found by fuzzing: what is read leniently can break the limits of the answer.
    @Test
    void aHeadBeyondItsLimitsIsAnsweredShortened() {
        String broken =
                """
                <DxpMsg xmlns="http://www.chinaport.gov.cn/dxp" ver="9.9"><TransInfo>\
                <CopMsgId>%s</CopMsgId><SenderId>%s</SenderId>\
                <ReceiverIds><ReceiverId>%s</ReceiverId></ReceiverIds>\
                <CreatTime>%s</CreatTime><MsgType>%s</MsgType></TransInfo>\
                <Data>PGEvPg==</Data></DxpMsg>"""
                        .formatted(
                                "1".repeat(256),
                                "2".repeat(17),
                                "3".repeat(17),
                                "4".repeat(41),
                                "\uD83D\uDE00".repeat(31));
        List<Fault> faults = refused(broken);
        DxpRep rep = Envelope.answer(bytes(broken), faults, LocalDate.of(2026, 3, 2));
        assertThat(text(Envelope.write(rep)))
                .contains("2".repeat(16))
                .doesNotContain("2".repeat(17));
    }

    @Test
    void otherEncodingsAreRefused() {
        byte[] wide = TEXT.getBytes(StandardCharsets.UTF_16);
        assertThat(Envelope.open(wide)).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DxpMsg", "DxpMsgSv", "DxpRep"})
    void theSamplesAreValid(String name) {
        byte[] sample = file("/samples/envelope/" + name + ".xml");
        Outcome<Dxp> read = XmlReader.of(Dxp.class).read(sample);
        assertThat(read).isInstanceOf(Outcome.Accepted.class);
        assertThat(((Outcome.Accepted<Dxp>) read).warnings()).isEmpty();
        if (!name.equals("DxpRep")) {
            assertThat(accepted(text(sample)).data()).isNotEmpty();
        }
    }

    static List<Class<?>> envelopes() {
        return List.of(DxpMsg.class, DxpMsgSv.class, DxpRep.class);
    }

    /// Elements that are passed over: nothing in them matters to the message.
    private static final Set<String> LEFT_OUT = Set.of("BizKey", "Key", "IsText", "RecMapId");

    @ParameterizedTest
    @MethodSource("envelopes")
    void recordsSayWhatTheCatalogueSays(Class<?> type) {
        String root = "/" + type.getSimpleName() + "/";
        List<String> rows = new ArrayList<>();
        describe("/" + type.getSimpleName(), type, rows);
        List<String> published =
                text(file("/envelope/catalogue.csv"))
                        .lines()
                        .filter(row -> row.startsWith(root))
                        .filter(row -> !LEFT_OUT.contains(name(row)))
                        .toList();
        assertThat(rows).containsExactlyElementsOf(published);
    }

    private static String name(String row) {
        String path = row.substring(0, row.indexOf(','));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void describe(String parent, Class<?> type, List<String> rows) {
        for (RecordComponent component : type.getRecordComponents()) {
            int least = component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? 0 : 1;
            Entity entity = component.getAnnotation(Entity.class);
            Text text = component.getAnnotation(Text.class);
            Foreign foreign = component.getAnnotation(Foreign.class);
            if (entity != null) {
                String path = parent + "/" + entity.value();
                boolean many = entity.max() > 1;
                rows.add("%s,,%d,%s".formatted(path, entity.min(), many ? "unbounded" : "1"));
                if (!entity.value().equals("DxpMsg")) {
                    describe(path, item(component, many), rows);
                }
            } else if (text != null) {
                boolean published = text.max() <= 500 && text.max() != 40;
                rows.add(
                        "%s/%s,%s,%d,%d"
                                .formatted(
                                        parent,
                                        component.getName(),
                                        published ? text.max() : "",
                                        least,
                                        text.times()));
            } else if (foreign != null) {
                rows.add("%s/%s,,%d,1".formatted(parent, foreign.value(), least));
            }
        }
    }

    private static Class<?> item(RecordComponent component, boolean many) {
        return many
                ? (Class<?>)
                        ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getType();
    }

    private static Opened accepted(String text) {
        Outcome<Opened> outcome = Envelope.open(bytes(text));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted<Opened>) outcome).value();
    }

    private static List<Fault> refused(String text) {
        Outcome<Opened> outcome = Envelope.open(bytes(text));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<Opened>) outcome).faults();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] file(String name) {
        try (InputStream stream = EnvelopeTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
