package io.greenway.core.receipt;

import io.greenway.core.check.Replies;
import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.Filed;
import io.greenway.core.clearance.Lodged;
import io.greenway.core.clearance.Terms;
import io.greenway.core.inspection.Hold;
import io.greenway.core.match.Disagreement;
import io.greenway.core.message.Answer;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB312Message.OrderReturn;
import io.greenway.core.message.CEB412Message.PaymentReturn;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB512Message.LogisticsReturn;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which receipts an event makes, and what they say: the texts that enterprises know from the
/// real system.
///
/// The first receipt of a stored document has status 2. When the documents agree each gets 120;
/// when they do not, the inventory gets 100 with every fault and each other paper gets 100 with
/// the faults that concern it. What customs says goes to the declarant.
public final class Receipts {
    private static final int INFO_LENGTH = 1000;
    private static final String LOGIC_CHECKED = "[Code:1800;Desc:逻辑校验通过]";
    private static final String CLOSED = "结关";

    private final Phrases phrases;
    private final FollowUpReceipts followUps;

    public Receipts(Phrases phrases) {
        this.phrases = phrases;
        this.followUps = new FollowUpReceipts(phrases);
    }

    /// The receipts of an event.
    ///
    /// @param event what happened
    /// @param dossier the dossier after it; null for a waybill that no dossier has
    /// @param at when it happened
    public List<Receipt> of(Event event, @Nullable Dossier dossier, Instant at) {
        LocalDateTime time = time(at);
        return switch (event) {
            case Event.DocumentFiled filed ->
                    List.of(receipt(filed.document(), filed.preNo(), null, filed(filed), time));
            case Event.DocumentDeleted deleted ->
                    List.of(
                            receipt(
                                    deleted.document(),
                                    dossier == null ? null : dossier.preNo(),
                                    null,
                                    new Said("2", done(deleted.document(), "删除申报")),
                                    time));
            case Event.DocumentRefused refused ->
                    List.of(
                            receipt(
                                    refused.document(),
                                    refused.preNo(),
                                    null,
                                    refused(refused.document(), refused.faults()),
                                    time));
            case Event.DeclarationRejected rejected ->
                    rejected(Objects.requireNonNull(dossier), rejected.disagreements(), time);
            case Event.GuaranteeAwaited(String _, Money needed, Money left) ->
                    waits(dossier, FaultCode.GUARANTEE_INSUFFICIENT, needed, left, time);
            case Event.GuaranteeLapsed(String _, Money needed, LocalDate last) ->
                    waits(dossier, FaultCode.GUARANTEE_LAPSED, needed, last, time);
            case Event.LogicChecked checked ->
                    everyPaper(
                            Objects.requireNonNull(dossier), new Said("120", LOGIC_CHECKED), time);
            case Event.CustomsAnswered answered ->
                    answered.unexpected()
                            ? List.of()
                            : inventory(
                                    Objects.requireNonNull(dossier),
                                    new Said(answered.status(), answered.info()),
                                    time);
            case Event.ReleaseHeld held ->
                    inventory(Objects.requireNonNull(dossier), held(held), time);
            case Event.PapersExpired expired ->
                    inventory(Objects.requireNonNull(dossier), expired(expired), time);
            case Event.Arriving arriving -> ArrivalReceipts.of(phrases, arriving, dossier, time);
            case Event.GoodsLeft left ->
                    inventory(
                            Objects.requireNonNull(dossier),
                            new Said("899", "[Code:2899;Desc:核放单" + left.passNo() + "过卡出区，结关]"),
                            time);
            case Event.StockLocked _, Event.StockUnlocked _, Event.StockTaken _ -> List.of();
            case Event.StockWrittenOff _, Event.StockRestored _ -> List.of();
            case Event.WaybillJoined _, Event.WaybillParted _ -> List.of();
            case Event.DocumentsAgreed agreed -> List.of();
            case Event.TaxAssessed assessed -> List.of();
            case Event.QuotaReserved _, Event.QuotaConfirmed _, Event.QuotaReleased _ -> List.of();
            case Event.GuaranteeOccupied _, Event.GuaranteeReleased _ -> List.of();
            case Event.DeclarationClosed closed ->
                    inventory(Objects.requireNonNull(dossier), new Said("899", CLOSED), time);
            case Event.Following following -> followUps.of(following, dossier, time);
        };
    }

    /// The receipt of a document that is lodged.
    ///
    /// @param at when it was decided
    public Receipt of(Lodged lodged, Instant at) {
        return LodgementReceipt.of(phrases, lodged, time(at));
    }

    private static LocalDateTime time(Instant at) {
        return at.atZone(Terms.CHINA).toLocalDateTime().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Status and text of an answer.
    private record Said(String status, String info) {
        Said {
            info = info.length() <= INFO_LENGTH ? info : info.substring(0, INFO_LENGTH - 1) + "…";
        }
    }

    private static Said filed(Event.DocumentFiled filed) {
        Document document = filed.document();
        if (document.header().draft()) {
            return new Said("1", name(document) + "暂存成功[" + document.header().guid() + "]");
        }
        String what = document.header().appType().equals("2") ? "变更申报" : "新增申报";
        StringBuilder info = new StringBuilder(done(document, what));
        if (document instanceof Document.Inventory inventory) {
            InventoryHead head = inventory.content().head();
            info.append("[电商企业编码：").append(head.ebcCode());
            info.append("订单编号：").append(head.orderNo()).append(']');
            filed.missing().stream().sorted().forEach(paper -> info.append(missing(paper, head)));
        }
        return new Said("2", info.toString());
    }

    private static String missing(Paper paper, InventoryHead head) {
        String order = "; 对应电商平台为[" + head.ebpCode() + "]订单号为[" + head.orderNo() + "]";
        return switch (paper) {
            case ORDER -> order + "订单信息不存在";
            case PAYMENT -> order + "支付信息不存在";
            case WAYBILL ->
                    "; 对应物流企业为["
                            + head.logisticsCode()
                            + "]运单号为["
                            + head.logisticsNo()
                            + "]运单信息不存在";
            case INVENTORY -> "";
        };
    }

    private static String done(Document document, String what) {
        return name(document) + what + "成功[" + document.header().guid() + "]";
    }

    private static String name(Document document) {
        return switch (document.header().paper()) {
            case ORDER -> "订单";
            case PAYMENT -> "支付单";
            case WAYBILL -> "运单";
            case INVENTORY -> "清单";
        };
    }

    /// A refused document is answered with the first negative code, or with 100 where the real
    /// system has none.
    private Said refused(Document document, List<Fault> faults) {
        String status =
                faults.stream()
                        .map(fault -> Replies.of(fault.code(), messageType(document)))
                        .filter(customs -> customs.startsWith("-"))
                        .findFirst()
                        .orElse("100");
        Map<String, String> values = values(document);
        List<String> texts = new ArrayList<>();
        for (Fault fault : faults) {
            texts.add(
                    answer(fault.code(), fault.found(), fault.expected(), values)
                            + (fault.code().number() >= 7000 ? " " + fault.place().path() : ""));
        }
        return new Said(status, String.join("; ", texts));
    }

    private static String messageType(Document document) {
        return document.header().paper().messageType();
    }

    private List<Receipt> rejected(Dossier dossier, List<Disagreement> found, LocalDateTime time) {
        List<Receipt> receipts = new ArrayList<>();
        for (Paper paper : Paper.values()) {
            List<Disagreement> concerning =
                    found.stream()
                            .filter(Disagreement::refuses)
                            .filter(one -> paper == Paper.INVENTORY || one.papers().contains(paper))
                            .toList();
            Filed<? extends Document> filed = dossier.filed(paper);
            if (!concerning.isEmpty() && filed != null) {
                receipts.add(
                        receipt(dossier, filed.document(), rejection(dossier, concerning), time));
            }
        }
        return receipts;
    }

    /// Every fault as `[Code:…;Desc:…]`. What does not fit the published length is counted; the
    /// dossier lists all.
    private Said rejection(Dossier dossier, List<Disagreement> found) {
        Map<String, String> values = values(Objects.requireNonNull(dossier.inventory()).document());
        StringBuilder info = new StringBuilder();
        Set<String> said = new HashSet<>();
        int left = found.size();
        for (Disagreement one : found) {
            Fault fault = one.fault();
            String text =
                    coded(
                            fault.code(),
                            answer(fault.code(), fault.found(), fault.expected(), values));
            if (info.length() + text.length() > INFO_LENGTH - 20) {
                info.append("[另有").append(left).append("项]");
                break;
            }
            if (said.add(text)) {
                info.append(text);
            }
            left--;
        }
        return new Said("100", info.toString());
    }

    /// The guarantee does not take the tax.
    private List<Receipt> waits(
            @Nullable Dossier dossier,
            FaultCode why,
            Money needed,
            Object standing,
            LocalDateTime time) {
        String info = answer(why, needed.toString(), standing.toString(), Map.of());
        return inventory(Objects.requireNonNull(dossier), new Said("2", info), time);
    }

    private static String coded(FaultCode code, String text) {
        String number = code.customs().isEmpty() ? "GW" + code.number() : code.customs();
        return "[Code:" + number + ";Desc:" + text + "]";
    }

    private Said held(Event.ReleaseHeld held) {
        StringBuilder info = new StringBuilder();
        for (Hold hold : held.holds()) {
            Fault fault = hold.fault();
            String text = answer(fault.code(), fault.found(), fault.expected(), Map.of());
            info.append(coded(fault.code(), text));
        }
        return new Said("500", info.toString());
    }

    private Said expired(Event.PapersExpired expired) {
        StringBuilder missing = new StringBuilder();
        expired.missing().stream()
                .sorted()
                .forEach(
                        paper ->
                                missing.append(missing.isEmpty() ? "" : "、")
                                        .append(phrases.paper(paper.name()).zh()));
        String text =
                answer(
                        FaultCode.PAPERS_NOT_IN_TIME,
                        missing.toString(),
                        String.valueOf(expired.days()),
                        Map.of());
        return new Said("100", coded(FaultCode.PAPERS_NOT_IN_TIME, text));
    }

    private String answer(
            FaultCode code,
            @Nullable String found,
            @Nullable String expected,
            Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("found", Objects.requireNonNullElse(found, ""));
        all.put("expected", Objects.requireNonNullElse(expected, ""));
        return Phrase.fill(phrases.answer(code), all);
    }

    private static Map<String, String> values(Document document) {
        Map<String, String> values = new HashMap<>();
        values.put("guid", document.header().guid());
        values.put("orderNo", document.orderNo());
        if (document instanceof Document.Inventory inventory) {
            values.put("copNo", Objects.requireNonNullElse(inventory.content().head().copNo(), ""));
        }
        return values;
    }

    private List<Receipt> everyPaper(Dossier dossier, Said said, LocalDateTime time) {
        List<Receipt> receipts = new ArrayList<>();
        for (Paper paper : Paper.values()) {
            Filed<? extends Document> filed = dossier.filed(paper);
            if (filed != null) {
                receipts.add(receipt(dossier, filed.document(), said, time));
            }
        }
        return receipts;
    }

    private List<Receipt> inventory(Dossier dossier, Said said, LocalDateTime time) {
        Filed<Document.Inventory> filed = Objects.requireNonNull(dossier.inventory());
        return List.of(receipt(dossier, filed.document(), said, time));
    }

    private Receipt receipt(Dossier dossier, Document document, Said said, LocalDateTime time) {
        return receipt(document, dossier.preNo(), dossier.invtNo(), said, time);
    }

    private Receipt receipt(
            Document document,
            @Nullable String preNo,
            @Nullable String invtNo,
            Said said,
            LocalDateTime time) {
        return new Receipt(
                document.header().sender(),
                document.orderNo(),
                returned(document, preNo, invtNo, said, time));
    }

    private static Answer returned(
            Document document,
            @Nullable String preNo,
            @Nullable String invtNo,
            Said said,
            LocalDateTime time) {
        String status = said.status();
        String info = said.info();
        return switch (document) {
            case Document.Order order -> {
                CEB311Message.OrderHead head = order.content().head();
                yield new OrderReturn(
                        head.guid(),
                        head.ebpCode(),
                        head.ebcCode(),
                        head.orderNo(),
                        status,
                        time,
                        info);
            }
            case Document.Payment payment -> {
                var head = payment.content().head();
                yield new PaymentReturn(
                        head.guid(), head.payCode(), head.payTransactionId(), status, time, info);
            }
            case Document.Waybill waybill -> {
                CEB511Message.LogisticsHead head = waybill.content().head();
                yield new LogisticsReturn(
                        head.guid(), head.logisticsCode(), head.logisticsNo(), status, time, info);
            }
            case Document.Inventory inventory -> {
                InventoryHead head = inventory.content().head();
                yield new InventoryReturn(
                        head.guid(),
                        head.customsCode(),
                        head.ebpCode(),
                        head.ebcCode(),
                        head.agentCode(),
                        copNo(head),
                        Objects.requireNonNull(preNo),
                        invtNo,
                        status,
                        time,
                        info);
            }
        };
    }

    /// An inventory without the declarant's number is refused, but its answer needs one.
    private static String copNo(InventoryHead head) {
        String given = head.copNo();
        return given == null || given.isBlank() ? "-" : given;
    }
}
