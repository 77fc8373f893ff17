package io.greenway.core.receipt;

import io.greenway.core.check.Replies;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.GoodsReturn;
import io.greenway.core.clearance.Petition;
import io.greenway.core.clearance.WaybillKey;
import io.greenway.core.message.CEB514Message.LogisticsStatusReturn;
import io.greenway.core.message.CEB624Message.InvtCancelReturn;
import io.greenway.core.message.CEB626Message.InvtRefundReturn;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Receipts of what follows a declaration: CEB624 for a cancellation, CEB626 for a return, CEB514
/// for a waybill status. What customs answers is passed on; what the platform decides itself is
/// said in Chinese, English and Swahili, and a refusal has the negative code that is published
/// for it, or 100 where a positive one is.
final class FollowUpReceipts {
    private static final String CANCELLATION = "CEB623";
    private static final String GOODS_RETURN = "CEB625";
    private static final String DELIVERY = "CEB513";
    private static final int INFO_LENGTH = 1000;
    private static final int ROOM_FOR_THE_REST = 20;
    private static final int OWN_TEXTS = 7000;

    private final Phrases phrases;

    FollowUpReceipts(Phrases phrases) {
        this.phrases = phrases;
    }

    /// The receipts of an event.
    ///
    /// @param dossier the dossier after it; null when it happened in none
    List<Receipt> of(Event.Following event, @Nullable Dossier dossier, LocalDateTime time) {
        return switch (event) {
            case Event.CancellationFiled filed -> List.of(filed(filed, time));
            case Event.CancellationRefused refused -> List.of(refused(refused, time));
            case Event.CancellationGranted granted -> List.of(granted(granted, time));
            case Event.CancellationAnswered answered -> answered(answered, time);
            case Event.ReturnFiled filed -> List.of(filed(filed, time));
            case Event.ReturnRefused refused -> List.of(refused(refused, time));
            case Event.ReturnDeleted deleted -> List.of(deleted(deleted, time));
            case Event.ReturnAnswered answered ->
                    answered(answered, Objects.requireNonNull(dossier), time);
            case Event.ReturnArrived arrived ->
                    arrived(arrived, Objects.requireNonNull(dossier), time);
            case Event.ReturnArrivalRefused refused ->
                    refused(refused, Objects.requireNonNull(dossier), time);
            case Event.ReturnLapsed lapsed -> lapsed(lapsed, Objects.requireNonNull(dossier), time);
            case Event.QuotaReturned returned -> List.of();
            case Event.GuaranteeReduced reduced -> List.of();
            case Event.ParcelSignedFor signed -> List.of(signedFor(signed, time));
            case Event.WaybillStatusStored stored -> List.of(stored(stored, time));
            case Event.WaybillStatusRefused refused -> List.of(refused(refused, time));
        };
    }

    private record Said(String status, String info) {
        Said {
            info = info.length() <= INFO_LENGTH ? info : info.substring(0, INFO_LENGTH - 1) + "…";
        }
    }

    private Receipt filed(Event.CancellationFiled filed, LocalDateTime time) {
        return cancellation(
                filed.petition(), taken("撤销申请单", filed.draft(), filed.petition().guid()), time);
    }

    private Receipt refused(Event.CancellationRefused refused, LocalDateTime time) {
        Petition petition = refused.petition();
        Said said = refusal(CANCELLATION, refused.faults(), values(petition));
        return cancellation(petition, said, time);
    }

    private Receipt granted(Event.CancellationGranted granted, LocalDateTime time) {
        return cancellation(
                granted.petition(), new Said("399", words("CancellationGranted", Map.of())), time);
    }

    private static List<Receipt> answered(Event.CancellationAnswered answered, LocalDateTime time) {
        Petition petition = answered.petition();
        return answered.unexpected() || petition == null
                ? List.of()
                : List.of(
                        cancellation(petition, new Said(answered.status(), answered.info()), time));
    }

    private Receipt filed(Event.ReturnFiled filed, LocalDateTime time) {
        return goodsReturn(
                filed.petition(), taken("退货申请单", filed.draft(), filed.petition().guid()), time);
    }

    private Receipt refused(Event.ReturnRefused refused, LocalDateTime time) {
        Petition petition = refused.petition();
        Said said = refusal(GOODS_RETURN, refused.faults(), values(petition));
        return goodsReturn(petition, said, time);
    }

    private Receipt deleted(Event.ReturnDeleted deleted, LocalDateTime time) {
        String guid = deleted.petition().guid();
        return goodsReturn(deleted.petition(), new Said("2", "退货申请单删除申报成功[" + guid + "]"), time);
    }

    private List<Receipt> answered(
            Event.ReturnAnswered answered, Dossier dossier, LocalDateTime time) {
        return answered.unexpected()
                ? List.of()
                : about(
                        dossier,
                        answered.preNo(),
                        new Said(answered.status(), answered.info()),
                        time);
    }

    private List<Receipt> arrived(
            Event.ReturnArrived arrived, Dossier dossier, LocalDateTime time) {
        Map<String, String> values =
                Map.of("value", arrived.value().toString(), "tax", arrived.tax().toString());
        return about(
                dossier, arrived.preNo(), new Said("899", words("ReturnArrived", values)), time);
    }

    private List<Receipt> refused(
            Event.ReturnArrivalRefused refused, Dossier dossier, LocalDateTime time) {
        Said said = refusal(GOODS_RETURN, refused.faults(), Map.of());
        return about(dossier, refused.preNo(), said, time);
    }

    private List<Receipt> lapsed(Event.ReturnLapsed lapsed, Dossier dossier, LocalDateTime time) {
        Fault fault = Fault.of(FaultCode.RETURN_LAPSED, "", null, lapsed.lastDay().toString());
        return about(dossier, lapsed.preNo(), new Said("100", coded(fault, Map.of(), true)), time);
    }

    private Receipt signedFor(Event.ParcelSignedFor signed, LocalDateTime time) {
        return delivery(
                signed.sender(),
                signed.guid(),
                signed.waybill(),
                signed.status(),
                new Said("120", "[Code:1800;Desc:逻辑校验通过]"),
                time);
    }

    private Receipt stored(Event.WaybillStatusStored stored, LocalDateTime time) {
        return delivery(
                stored.sender(),
                stored.guid(),
                stored.waybill(),
                stored.status(),
                taken("运单状态", true, stored.guid()),
                time);
    }

    private Receipt refused(Event.WaybillStatusRefused refused, LocalDateTime time) {
        return delivery(
                refused.sender(),
                refused.guid(),
                refused.waybill(),
                refused.status(),
                refusal(DELIVERY, refused.faults(), Map.of("guid", refused.guid())),
                time);
    }

    private static Said taken(String name, boolean draft, String guid) {
        return draft
                ? new Said("1", name + "暂存成功[" + guid + "]")
                : new Said("2", name + "新增申报成功[" + guid + "]");
    }

    /// The same words as in the dossier, in all languages.
    private String words(String event, Map<String, String> values) {
        Phrase phrase = phrases.event(event).phrase().with(values);
        return "%s %s %s".formatted(phrase.zh(), phrase.en(), phrase.sw());
    }

    /// The first published negative code is the status, and the one for whatever a check finds only
    /// when there is no other. What does not fit the published length is counted.
    private Said refusal(String messageType, List<Fault> faults, Map<String, String> values) {
        List<String> codes =
                faults.stream()
                        .map(fault -> Replies.statusOf(fault.code(), messageType))
                        .filter(code -> code.startsWith("-"))
                        .toList();
        String usual = Replies.ofParameters(messageType);
        String status =
                codes.stream()
                        .filter(code -> !code.equals(usual))
                        .findFirst()
                        .orElseGet(() -> codes.isEmpty() ? "100" : usual);
        boolean all =
                faults.size() == 1
                        && Replies.of(faults.getFirst().code(), messageType).matches("[0-9]+");
        StringBuilder info = new StringBuilder();
        int left = faults.size();
        for (Fault fault : faults) {
            String text = coded(fault, values, false);
            if (info.length() + text.length() > INFO_LENGTH - ROOM_FOR_THE_REST) {
                info.append("[另有").append(left).append("项]");
                break;
            }
            info.append(text);
            left--;
        }
        return new Said(all ? "100" : status, info.toString());
    }

    /// A positive published code stands as it is; elsewhere Greenway's number tells more than the
    /// status, which is published already.
    private String coded(Fault fault, Map<String, String> values, boolean everyLanguage) {
        Map<String, String> all = new HashMap<>(values);
        all.put("found", Objects.requireNonNullElse(fault.found(), ""));
        all.put("expected", Objects.requireNonNullElse(fault.expected(), ""));
        String text = Phrase.fill(phrases.answer(fault.code()), all);
        if (everyLanguage) {
            Phrase meaning = phrases.fault(fault.code()).with(all);
            text = "%s %s %s".formatted(text, meaning.en(), meaning.sw());
        }
        String customs = fault.code().customs();
        String number =
                customs.isEmpty() || customs.startsWith("-")
                        ? "GW" + fault.code().number()
                        : customs;
        String place = fault.code().number() >= OWN_TEXTS ? " " + fault.place().path() : "";
        return "[Code:%s;Desc:%s%s]".formatted(number, text, place);
    }

    private static Map<String, String> values(Petition petition) {
        return Map.of(
                "guid", petition.guid(),
                "orderNo", petition.orderNo(),
                "copNo", petition.copNo(),
                "invtNo", petition.invtNo());
    }

    private List<Receipt> about(Dossier dossier, String preNo, Said said, LocalDateTime time) {
        return dossier.sequel()
                .goodsReturn(preNo)
                .map(GoodsReturn::petition)
                .map(petition -> List.of(goodsReturn(petition, said, time)))
                .orElse(List.of());
    }

    private static Receipt cancellation(Petition petition, Said said, LocalDateTime time) {
        return new Receipt(
                petition.sender(),
                petition.orderNo(),
                new InvtCancelReturn(
                        petition.guid(),
                        petition.customsCode(),
                        petition.agentCode(),
                        petition.ebpCode(),
                        petition.ebcCode(),
                        copNo(petition),
                        petition.preNo(),
                        invtNo(petition),
                        said.status(),
                        time,
                        said.info()));
    }

    private static Receipt goodsReturn(Petition petition, Said said, LocalDateTime time) {
        return new Receipt(
                petition.sender(),
                petition.orderNo(),
                new InvtRefundReturn(
                        petition.guid(),
                        petition.customsCode(),
                        petition.agentCode(),
                        petition.ebpCode(),
                        petition.ebcCode(),
                        copNo(petition),
                        petition.preNo(),
                        invtNo(petition),
                        said.status(),
                        time,
                        said.info()));
    }

    private static Receipt delivery(
            String sender,
            String guid,
            WaybillKey waybill,
            String status,
            Said said,
            LocalDateTime time) {
        return new Receipt(
                sender,
                "",
                new LogisticsStatusReturn(
                        guid,
                        waybill.logisticsCode(),
                        waybill.logisticsNo(),
                        status,
                        said.status(),
                        time,
                        said.info()));
    }

    /// An application without the declarant's number is refused, but its answer needs one.
    private static String copNo(Petition petition) {
        return petition.copNo().isEmpty() ? "-" : petition.copNo();
    }

    /// An answer has room for a whole number only.
    private static @Nullable String invtNo(Petition petition) {
        return petition.invtNo().length() == 18 ? petition.invtNo() : null;
    }
}
