package io.greenway.core.clearance;

import io.greenway.core.message.CEB711Message.Delivery;
import io.greenway.core.message.CEB711Message.DeliveryHead;
import io.greenway.core.message.CEB711Message.DeliveryList;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the operator of a supervised site counted of one parcel that came in 理货 (facts: flows 3,
/// step 4), as its warehousing record 入库明细单 (CEB711) says.
///
/// A published line names a waybill and nothing else, so each line is one piece and nobody weighed
/// it. The remark of a line may say more, a convention of the zone (D): `pieces=2;weight=1.25`, or
/// `件数=2；毛重=1.25`.
///
/// @param waybill the parcel
/// @param sender code of the enterprise that sent the record
/// @param guid record id given by it
/// @param copNo its own number of the record; empty when none
/// @param operator code of the operator of the site
/// @param customsCode district of the site
/// @param receivedAt when the door took the record
/// @param pieces all lines that name the parcel together
/// @param weight gross weight, kg; null unless every line that names the parcel states it
public record Tally(
        WaybillKey waybill,
        String sender,
        String guid,
        String copNo,
        String operator,
        String customsCode,
        Instant receivedAt,
        long pieces,
        @Nullable BigDecimal weight) {
    private static final Pattern PIECES = said("pieces|件数", "\\d{1,9}");
    private static final Pattern WEIGHT = said("weight|毛重", "\\d{1,14}(?:\\.\\d{1,5})?");

    private static Pattern said(String names, String value) {
        return Pattern.compile(
                "(?:^|[\\s;,；，])(?:%s)\\s*[=:：]\\s*(%s)(?![\\d.])".formatted(names, value));
    }

    /// What a record says of each parcel that it lists, in its order.
    ///
    /// @param sender code of the enterprise that sent it
    /// @param receivedAt when the door took it
    public static List<Tally> of(Delivery record, String sender, Instant receivedAt) {
        DeliveryHead head = record.head();
        Map<String, List<DeliveryList>> parcels = new LinkedHashMap<>();
        for (DeliveryList line : record.lines()) {
            parcels.computeIfAbsent(line.logisticsNo(), number -> new ArrayList<>()).add(line);
        }
        List<Tally> tallies = new ArrayList<>();
        parcels.forEach(
                (number, lines) ->
                        tallies.add(
                                new Tally(
                                        new WaybillKey(head.logisticsCode(), number),
                                        sender,
                                        head.guid(),
                                        Objects.requireNonNullElse(head.copNo(), "").strip(),
                                        head.operatorCode(),
                                        head.customsCode(),
                                        receivedAt,
                                        lines.stream().mapToLong(Tally::pieces).sum(),
                                        weight(lines))));
        return List.copyOf(tallies);
    }

    private static long pieces(DeliveryList line) {
        String said = found(PIECES, line);
        return said == null ? 1 : Long.parseLong(said);
    }

    private static @Nullable BigDecimal weight(List<DeliveryList> lines) {
        BigDecimal all = BigDecimal.ZERO;
        for (DeliveryList line : lines) {
            String said = found(WEIGHT, line);
            if (said == null) {
                return null;
            }
            all = all.add(new BigDecimal(said));
        }
        return all;
    }

    private static @Nullable String found(Pattern pattern, DeliveryList line) {
        Matcher matcher = pattern.matcher(Objects.requireNonNullElse(line.note(), ""));
        return matcher.find() ? matcher.group(1) : null;
    }

    /// Whether it comes from the same record of the same sender as another.
    boolean isOfRecordOf(Tally other) {
        return sender.equals(other.sender) && guid.equals(other.guid);
    }
}
