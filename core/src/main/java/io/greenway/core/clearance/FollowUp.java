package io.greenway.core.clearance;

import io.greenway.core.check.MessageCheck;
import io.greenway.core.message.CEB513Message;
import io.greenway.core.message.CEB513Message.LogisticsStatus;
import io.greenway.core.message.CEB623Message;
import io.greenway.core.message.CEB623Message.InvtCancel;
import io.greenway.core.message.CEB624Message;
import io.greenway.core.message.CEB625Message;
import io.greenway.core.message.CEB625Message.InvtRefund;
import io.greenway.core.message.CEB625Message.InvtRefundHead;
import io.greenway.core.message.CEB626Message;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.message.Submission;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What comes after the four papers of a trade, as it came in: applications to cancel a declaration
/// or to return its goods, what customs answers to them, that a parcel was signed for, and what
/// became of the tax.
public sealed interface FollowUp {
    /// An application to cancel a declaration 撤销申请单.
    ///
    /// @param petition what it says of itself
    /// @param waybill the waybill that it names
    /// @param draft whether it is only stored for later
    /// @param faults what its message alone shows against it
    record Cancellation(Petition petition, WaybillKey waybill, boolean draft, List<Fault> faults)
            implements FollowUp {
        public Cancellation {
            faults = List.copyOf(faults);
        }
    }

    /// An application to return goods 退货申请单.
    ///
    /// @param petition what it says of itself
    /// @param waybill the waybill that it names
    /// @param appType `1` add, `2` change, `3` delete
    /// @param draft whether it is only stored for later
    /// @param lines what comes back
    /// @param faults what its message alone shows against it
    record Return(
            Petition petition,
            WaybillKey waybill,
            String appType,
            boolean draft,
            List<GoodsReturn.Line> lines,
            List<Fault> faults)
            implements FollowUp {
        public Return {
            lines = List.copyOf(lines);
            faults = List.copyOf(faults);
        }
    }

    /// A waybill status 运单状态: the parcel was signed for.
    ///
    /// @param ref where it stands in the journal
    /// @param sender code of the enterprise that sent it
    /// @param guid record id given by the sender
    /// @param waybill which parcel
    /// @param status published status, `S`
    /// @param time when it was signed for, China time
    /// @param appType `1` add, `2` change, `3` delete
    /// @param draft whether it is only stored for later
    /// @param faults what its message alone shows against it
    record Delivery(
            DocumentRef ref,
            String sender,
            String guid,
            WaybillKey waybill,
            String status,
            LocalDateTime time,
            String appType,
            boolean draft,
            List<Fault> faults)
            implements FollowUp {
        public Delivery {
            faults = List.copyOf(faults);
        }
    }

    /// What customs answers to an application (CEB624, CEB626).
    ///
    /// @param toReturn whether it answers a return, else a cancellation
    /// @param inventory inventory number
    /// @param preNo pre-entry number of the application
    /// @param status published return status
    /// @param info text of the answer
    record Answer(boolean toReturn, String inventory, String preNo, String status, String info)
            implements FollowUp {}

    /// What customs says became of the tax of a declaration (CEB816, CEB818), as far as its dossier
    /// must know; the bills themselves are kept elsewhere.
    ///
    /// @param inventory inventory number
    /// @param status published status of the bill
    record TaxWord(String inventory, String status) implements FollowUp {}

    /// A bill that is only made says nothing yet.
    String GENERATED = "1";

    /// Number of the inventory that it is about; empty when it names a parcel.
    default Optional<String> invtNo() {
        return switch (this) {
            case Cancellation one -> Optional.of(one.petition().invtNo());
            case Return one -> Optional.of(one.petition().invtNo());
            case Answer one -> Optional.of(one.inventory());
            case TaxWord one -> Optional.of(one.inventory());
            case Delivery one -> Optional.empty();
        };
    }

    /// Whether the documents of a message of an enterprise are follow-ups.
    static boolean isFor(EnterpriseMessage message) {
        return message instanceof CEB513Message
                || message instanceof CEB623Message
                || message instanceof CEB625Message;
    }

    /// The follow-ups that a message brings; none when it brings something else.
    ///
    /// @param position of the message in the journal
    /// @param sender code of the enterprise that sent it
    /// @param at when the door took it
    /// @param signature what speaks against the signature, for each document; null when it needs
    ///     none
    /// @param codes code tables
    /// @param day day of receipt in China, whose tables and rules judge
    static List<FollowUp> of(
            Message message,
            long position,
            String sender,
            Instant at,
            @Nullable List<List<Fault>> signature,
            CodeTables codes,
            LocalDate day) {
        return switch (message) {
            case CustomsMessage customs -> answers(customs);
            case EnterpriseMessage sent when isFor(sent) -> {
                List<List<Fault>> checks = MessageCheck.byDocument(sent, codes, day);
                List<FollowUp> found = new ArrayList<>();
                for (int index = 0; index < checks.size(); index++) {
                    List<Fault> faults = new ArrayList<>();
                    if (signature != null) {
                        faults.addAll(signature.get(index));
                    }
                    faults.addAll(checks.get(index));
                    DocumentRef ref = new DocumentRef(position, index);
                    found.add(of(sent.documents().get(index), ref, sender, at, faults));
                }
                yield List.copyOf(found);
            }
            default -> List.of();
        };
    }

    /// What a message of customs answers to applications; none when it answers something else.
    static List<FollowUp> answers(CustomsMessage message) {
        return switch (message) {
            case CEB624Message answers ->
                    answers.returns().stream()
                            .flatMap(
                                    one ->
                                            answer(
                                                    false,
                                                    one.invtNo(),
                                                    one.preNo(),
                                                    one.returnStatus(),
                                                    one.returnInfo()))
                            .toList();
            case CEB626Message answers ->
                    answers.returns().stream()
                            .flatMap(
                                    one ->
                                            answer(
                                                    true,
                                                    one.invtNo(),
                                                    one.preNo(),
                                                    one.returnStatus(),
                                                    one.returnInfo()))
                            .toList();
            case CEB816Message bills ->
                    bills.taxes().stream()
                            .map(bill -> bill.head())
                            .filter(head -> !head.status().equals(GENERATED))
                            .<FollowUp>map(head -> new TaxWord(head.invtNo(), head.status()))
                            .toList();
            case CEB818Message statuses ->
                    statuses.taxes().stream()
                            .map(one -> one.head())
                            .<FollowUp>map(head -> new TaxWord(head.invtNo(), head.status()))
                            .toList();
            case CustomsMessage others -> List.of();
        };
    }

    private static Stream<FollowUp> answer(
            boolean toReturn, @Nullable String invtNo, String preNo, String status, String info) {
        return invtNo == null
                ? Stream.empty()
                : Stream.of(new Answer(toReturn, invtNo, preNo, status, info));
    }

    private static FollowUp of(
            Record document, DocumentRef ref, String sender, Instant at, List<Fault> faults) {
        return switch (document) {
            case InvtCancel cancel -> cancellation(cancel, ref, sender, at, faults);
            case InvtRefund refund -> goodsReturn(refund, ref, sender, at, faults);
            case LogisticsStatus status ->
                    new Delivery(
                            ref,
                            sender,
                            status.guid(),
                            new WaybillKey(status.logisticsCode(), status.logisticsNo()),
                            status.logisticsStatus(),
                            status.logisticsTime(),
                            status.appType(),
                            isDraft(status),
                            faults);
            default -> throw new IllegalArgumentException(document.getClass() + " follows nothing");
        };
    }

    private static Cancellation cancellation(
            InvtCancel head, DocumentRef ref, String sender, Instant at, List<Fault> faults) {
        Petition petition =
                new Petition(
                        ref,
                        sender,
                        at,
                        head.guid(),
                        head.appTime(),
                        head.customsCode(),
                        head.ebpCode(),
                        head.ebcCode(),
                        head.agentCode(),
                        head.orderNo(),
                        text(head.copNo()),
                        text(head.preNo()),
                        head.invtNo());
        return new Cancellation(
                petition,
                new WaybillKey(head.logisticsCode(), head.logisticsNo()),
                isDraft(head),
                faults);
    }

    private static Return goodsReturn(
            InvtRefund refund, DocumentRef ref, String sender, Instant at, List<Fault> faults) {
        InvtRefundHead head = refund.head();
        Petition petition =
                new Petition(
                        ref,
                        sender,
                        at,
                        head.guid(),
                        head.appTime(),
                        head.customsCode(),
                        head.ebpCode(),
                        head.ebcCode(),
                        head.agentCode(),
                        head.orderNo(),
                        text(head.copNo()),
                        text(head.preNo()),
                        head.invtNo());
        List<GoodsReturn.Line> lines =
                refund.lines().stream()
                        .map(
                                line ->
                                        new GoodsReturn.Line(
                                                line.gnum(), line.gcode(), line.qty(), line.unit()))
                        .toList();
        return new Return(
                petition,
                new WaybillKey(head.logisticsCode(), head.logisticsNo()),
                head.appType(),
                isDraft(head),
                lines,
                faults);
    }

    private static boolean isDraft(Submission submission) {
        return !submission.appStatus().equals(Submission.DECLARED);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").strip();
    }
}
