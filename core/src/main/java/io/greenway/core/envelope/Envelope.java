package io.greenway.core.envelope;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Opens and makes the transport envelopes of the exchange platform. Safe for use by several
/// threads.
public final class Envelope {
    /// DXP id of customs for imports and their receipts.
    public static final String CUSTOMS_IMPORT = "DXPEDCCEB0000002";

    /// DXP id of customs for exports and their receipts.
    public static final String CUSTOMS_EXPORT = "DXPEDCCEB0000003";

    private static final XmlReader<Dxp> READER = XmlReader.of(Dxp.class);
    private static final Pattern ROOT =
            Pattern.compile(
                    "\\A\\uFEFF?(?:\\s|<\\?.{0,250}?\\?>|<!--.{0,1000}?-->)*+"
                            + "<(?:[\\w.-]{1,60}:)?([\\w.-]{1,60})",
                    Pattern.DOTALL);
    private static final int BEGINNING = 2048;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter NUMBER =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final Pattern TRANSPORT_NUMBER = Pattern.compile("\\d{8}20\\d{12}\\d{10}");
    private static final Pattern DXP_ID = Pattern.compile("DXP[A-Z0-9]{3,13}");

    private Envelope() {}

    /// What was in an envelope.
    ///
    /// @param info who sent what to whom
    /// @param service transport number; null outside transport nodes
    /// @param isSigned whether the envelope itself is signed, which its message most often is
    /// @param data bytes of the message inside
    @SuppressWarnings("ArrayRecordComponent") // Handed on to be read.
    public record Opened(
            DxpMsg.TransInfo info,
            DxpMsgSv.@Nullable SvNo service,
            boolean isSigned,
            byte[] data) {}

    /// Whether a text is an envelope, or the answer to one, by the name of its root element.
    public static boolean isOne(byte[] text) {
        return root(text).startsWith("Dxp");
    }

    /// Reads an envelope, or the answer to one, without opening it.
    public static Outcome<Dxp> read(byte[] text) {
        return READER.read(text);
    }

    private static String root(byte[] text) {
        int length = Math.min(text.length, BEGINNING);
        Matcher root = ROOT.matcher(new String(text, 0, length, StandardCharsets.UTF_8));
        return root.find() ? root.group(1) : "";
    }

    /// Opens an envelope.
    ///
    /// @param text `DxpMsg` or `DxpMsgSv`
    /// @return every fault of the envelope; those of the message inside are not looked for
    public static Outcome<Opened> open(byte[] text) {
        return switch (READER.read(text)) {
            case Outcome.Refused<Dxp>(List<Fault> faults) -> new Outcome.Refused<>(faults);
            case Outcome.Accepted<Dxp>(Dxp dxp, List<Fault> remarks) ->
                    switch (dxp) {
                        case DxpMsg message -> open(message, null, "/DxpMsg", remarks);
                        case DxpMsgSv sv -> open(sv.dxpMsg(), sv, "/DxpMsgSv/DxpMsg", remarks);
                        case DxpRep _ ->
                                new Outcome.Refused<>(
                                        List.of(
                                                Fault.of(
                                                        FaultCode.ENVELOPE_DATA_EMPTY,
                                                        "/DxpRep",
                                                        null,
                                                        null)));
                    };
        };
    }

    private static Outcome<Opened> open(
            DxpMsg message, @Nullable DxpMsgSv sv, String path, List<Fault> remarks) {
        List<Fault> faults = new ArrayList<>(remarks);
        version(message.ver(), path, faults);
        if (sv != null) {
            version(sv.ver(), "/DxpMsgSv", faults);
            transport(sv.svNo(), faults);
        }
        head(message.transInfo(), path + "/TransInfo", faults);
        byte[] data = data(message, path, faults);
        if (Fault.refuses(faults)) {
            return new Outcome.Refused<>(faults);
        }
        return new Outcome.Accepted<>(
                sv == null
                        ? new Opened(message.transInfo(), null, message.signature() != null, data)
                        : new Opened(message.transInfo(), sv.svNo(), sv.signature() != null, data),
                faults);
    }

    private static void version(String found, String path, List<Fault> faults) {
        if (!found.equals(Dxp.VERSION)) {
            faults.add(Fault.of(FaultCode.ENVELOPE_VERSION, path + "/@ver", found, Dxp.VERSION));
        }
    }

    private static void transport(DxpMsgSv.SvNo number, List<Fault> faults) {
        time(number.SendTime(), "/DxpMsgSv/SvNo/SendTime", faults);
        if (!TRANSPORT_NUMBER.matcher(number.MsgId()).matches()) {
            faults.add(
                    Fault.of(
                            FaultCode.ENVELOPE_NUMBER_FORM,
                            "/DxpMsgSv/SvNo/MsgId",
                            number.MsgId(),
                            "node(8) yyyyMMddHHmmss number(10)"));
        }
    }

    private static void head(DxpMsg.TransInfo info, String path, List<Fault> faults) {
        time(info.CreatTime(), path + "/CreatTime", faults);
        if (!DXP_ID.matcher(info.SenderId()).matches()) {
            faults.add(
                    Fault.of(
                            FaultCode.ENVELOPE_SENDER_FORM,
                            path + "/SenderId",
                            info.SenderId(),
                            "DXPENT + N10"));
        }
        Set<String> seen = new HashSet<>();
        for (String receiver : info.receiverIds().ReceiverId()) {
            if (!seen.add(receiver)) {
                String place = path + "/ReceiverIds/ReceiverId";
                faults.add(Fault.of(FaultCode.ENVELOPE_RECEIVER_REPEATED, place, receiver, null));
            }
        }
    }

    private static void time(String found, String path, List<Fault> faults) {
        if (!isTime(found.strip())) {
            String expected = "yyyy-MM-ddTHH:mm:ss";
            faults.add(Fault.of(FaultCode.ENVELOPE_TIME_INVALID, path, found, expected));
        }
    }

    private static boolean isTime(String text) {
        try {
            return DateTimeFormatter.ISO_DATE_TIME
                    .parse(text)
                    .isSupported(ChronoField.SECOND_OF_MINUTE);
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static byte[] data(DxpMsg message, String path, List<Fault> faults) {
        String place = path + "/Data";
        byte[] data = {};
        try {
            data = Base64.getDecoder().decode(message.Data().replaceAll("[ \t\r\n]+", ""));
        } catch (IllegalArgumentException broken) {
            faults.add(Fault.of(FaultCode.ENVELOPE_DATA_NOT_BASE64, place, null, null));
            return data;
        }
        if (data.length == 0) {
            faults.add(Fault.of(FaultCode.ENVELOPE_DATA_EMPTY, place, null, null));
            return data;
        }
        String root = root(data);
        String type = message.transInfo().MsgType();
        if (root.startsWith("Dxp")) {
            faults.add(Fault.of(FaultCode.ENVELOPE_NESTED, place, root, null));
        } else if (!type.isEmpty() && !type.equals(root)) {
            String typePath = path + "/TransInfo/MsgType";
            faults.add(Fault.of(FaultCode.ENVELOPE_TYPE_DIFFERS, typePath, type, root));
        }
        return data;
    }

    /// Whether one of the receivers is served here.
    ///
    /// @param served DXP ids
    public static List<Fault> receivers(Opened opened, Set<String> served) {
        List<String> receivers = opened.info().receiverIds().ReceiverId();
        if (receivers.stream().anyMatch(served::contains)) {
            return List.of();
        }
        String expected = String.join("|", served.stream().sorted().toList());
        return List.of(
                Fault.of(
                        FaultCode.ENVELOPE_RECEIVER_UNKNOWN,
                        "/DxpMsg/TransInfo/ReceiverIds/ReceiverId",
                        String.join("|", receivers),
                        expected));
    }

    /// Puts a message into an envelope.
    ///
    /// @param data the message
    /// @param number given by the sender, 1 to 255 characters
    /// @param sender DXP id
    /// @param receivers DXP ids, one to five
    /// @param at time in China
    /// @throws IllegalArgumentException when a value breaks a limit of its field
    public static DxpMsg wrap(
            byte[] data, String number, String sender, List<String> receivers, LocalDateTime at) {
        var info =
                new DxpMsg.TransInfo(
                        number,
                        sender,
                        new DxpMsg.ReceiverIds(receivers),
                        SECONDS.format(at),
                        root(data));
        String text = Base64.getEncoder().encodeToString(data);
        return new DxpMsg(Dxp.VERSION, info, text, null, null);
    }

    /// The copies that the access node makes of an envelope, one for each receiver (T22 8.1.2).
    ///
    /// @param node access node, 8 digits
    /// @param serial serial number of the node, at most 10 digits
    /// @param at time in China
    /// @param endNode node of a receiver, by its DXP id
    public static List<DxpMsgSv> split(
            DxpMsg message,
            String node,
            long serial,
            LocalDateTime at,
            UnaryOperator<String> endNode) {
        List<String> receivers = message.transInfo().receiverIds().ReceiverId();
        String number = node + NUMBER.format(at) + "%010d".formatted(serial);
        List<DxpMsgSv> copies = new ArrayList<>();
        for (int index = 0; index < receivers.size(); index++) {
            String sub = receivers.size() == 1 ? null : Integer.toString(index + 1);
            String receiver = receivers.get(index);
            var svNo =
                    new DxpMsgSv.SvNo(
                            Dxp.VERSION,
                            number,
                            sub,
                            SECONDS.format(at),
                            endNode.apply(receiver),
                            node);
            copies.add(new DxpMsgSv(Dxp.VERSION, svNo, message, null));
        }
        return copies;
    }

    /// The answer to an envelope that cannot be taken.
    ///
    /// @param text what was received
    /// @param faults what is wrong with it
    /// @param day in China
    public static DxpRep answer(byte[] text, List<Fault> faults, LocalDate day) {
        DxpMsg.TransInfo head =
                switch (READER.read(text)) {
                    case Outcome.Accepted<Dxp>(DxpMsg message, List<Fault> _) ->
                            repeated(message.transInfo());
                    case Outcome.Accepted<Dxp>(DxpMsgSv sv, List<Fault> _) ->
                            repeated(sv.dxpMsg().transInfo());
                    default -> unreadable();
                };
        List<DxpRep.Response> responses = new ArrayList<>();
        for (Fault fault : faults) {
            DxpCode code = DxpCode.of(fault.code());
            String place = "GW" + fault.code().number() + " " + fault.place().path();
            String info = code.text() + " " + XmlWriter.carriable(place);
            responses.add(
                    new DxpRep.Response(
                            null,
                            code.number(),
                            clipped(info, 300),
                            null,
                            day.toString(),
                            null,
                            head));
        }
        return new DxpRep(Dxp.VERSION, head.SenderId(), null, responses, null);
    }

    /// A head as an answer may repeat it: what is read leniently can break the limits of what is
    /// written.
    private static DxpMsg.TransInfo repeated(DxpMsg.TransInfo head) {
        List<String> receivers = head.receiverIds().ReceiverId();
        List<String> ids =
                receivers.stream()
                        .limit(DxpMsg.MOST_RECEIVERS)
                        .map(id -> known(id, DxpMsg.ID))
                        .toList();
        return new DxpMsg.TransInfo(
                known(head.CopMsgId(), DxpMsg.NUMBER),
                known(head.SenderId(), DxpMsg.ID),
                ids.isEmpty() ? unreadable().receiverIds() : new DxpMsg.ReceiverIds(ids),
                clipped(head.CreatTime(), DxpMsg.TIME),
                clipped(head.MsgType(), DxpMsg.TYPE));
    }

    private static String known(String value, int most) {
        return value.isEmpty() ? "Unknown" : clipped(value, most);
    }

    /// The first characters of a value, counted as the schema counts them.
    private static String clipped(String value, int most) {
        return value.codePointCount(0, value.length()) <= most
                ? value
                : value.substring(0, value.offsetByCodePoints(0, most));
    }

    private static DxpMsg.TransInfo unreadable() {
        return new DxpMsg.TransInfo(
                "Unknown", "Unknown", new DxpMsg.ReceiverIds(List.of("Unknown")), "", "");
    }

    /// The text of an envelope.
    ///
    /// @throws IllegalArgumentException when a value breaks a limit of its field
    public static byte[] write(Dxp envelope) {
        return XmlWriter.write((Record) envelope, XmlWriter.Style.DEFAULT_NAMESPACE);
    }
}
