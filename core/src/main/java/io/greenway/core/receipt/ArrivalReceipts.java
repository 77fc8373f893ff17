package io.greenway.core.receipt;

import io.greenway.core.check.Replies;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Tally;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.message.CEB712Message.DeliveryReturn;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Receipts about goods of direct import that arrive or do not: 400 待运抵 and 100 to the declarant,
/// and a CEB712 to the operator of the site when its record disagrees with the declaration. The
/// record itself stays as it is and may be followed by another.
final class ArrivalReceipts {
    private static final String RECORD = "CEB711";

    private final Phrases phrases;
    private final LocalDateTime time;

    private ArrivalReceipts(Phrases phrases, LocalDateTime time) {
        this.phrases = phrases;
        this.time = time;
    }

    static List<Receipt> of(
            Phrases phrases, Event.Arriving event, @Nullable Dossier dossier, LocalDateTime time) {
        var writer = new ArrivalReceipts(phrases, time);
        return switch (event) {
            case Event.ArrivalAwaited _ ->
                    writer.declarant(dossier, "400", FaultCode.ARRIVAL_AWAITED, null);
            case Event.ArrivalExpired(int days) ->
                    writer.declarant(
                            dossier, "100", FaultCode.ARRIVAL_NOT_IN_TIME, String.valueOf(days));
            case Event.ParcelArrived _ -> List.of();
            case Event.ParcelArrivalRefused(Tally tally, List<Fault> faults) ->
                    List.of(writer.operator(tally, faults));
        };
    }

    private List<Receipt> declarant(
            @Nullable Dossier dossier, String status, FaultCode code, @Nullable String expected) {
        Dossier present = Objects.requireNonNull(dossier);
        var inventory = Objects.requireNonNull(present.inventory()).document();
        InventoryHead head = inventory.content().head();
        return List.of(
                new Receipt(
                        inventory.header().sender(),
                        head.orderNo(),
                        new InventoryReturn(
                                head.guid(),
                                head.customsCode(),
                                head.ebpCode(),
                                head.ebcCode(),
                                head.agentCode(),
                                Objects.requireNonNullElse(head.copNo(), "-"),
                                Objects.requireNonNull(present.preNo()),
                                present.invtNo(),
                                status,
                                time,
                                coded(Fault.of(code, "", null, expected)))));
    }

    private Receipt operator(Tally tally, List<Fault> faults) {
        String info =
                faults.stream()
                        .map(this::coded)
                        .collect(
                                Collectors.joining(
                                        "", "运单[" + tally.waybill().logisticsNo() + "]", ""));
        return new Receipt(
                tally.sender(),
                "",
                new DeliveryReturn(
                        tally.guid(),
                        tally.customsCode(),
                        tally.operator(),
                        tally.copNo().isEmpty() ? null : tally.copNo(),
                        null,
                        null,
                        Replies.ofParameters(RECORD),
                        time,
                        info));
    }

    private String coded(Fault fault) {
        Map<String, String> values =
                Map.of(
                        "found", Objects.requireNonNullElse(fault.found(), ""),
                        "expected", Objects.requireNonNullElse(fault.expected(), ""));
        String text = Phrase.fill(phrases.answer(fault.code()), values);
        return "[Code:GW%d;Desc:%s]".formatted(fault.code().number(), text);
    }
}
