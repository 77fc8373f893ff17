package io.greenway.core.sample;

import io.greenway.core.message.BaseTransfer;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Packs documents into messages, for each paper and each sender apart, and hands a message on as
/// soon as it is full. Holds no more than one message for each paper and sender.
public final class Packer {
    /// Most documents that a message may carry (published schema).
    public static final int MOST = 100;

    private final long seed;
    private final int batch;
    private final Consumer<Packed> sink;
    private final Lane<CEB311Message.Order> orders =
            new Lane<>(
                    Paper.ORDER,
                    (guid, list, sender) ->
                            new CEB311Message(guid, "1.0", list, sender, List.of(), null, null));
    private final Lane<CEB411Message.Payment> payments =
            new Lane<>(
                    Paper.PAYMENT,
                    (guid, list, sender) ->
                            new CEB411Message(guid, "1.0", list, sender, List.of(), null, null));
    private final Lane<CEB511Message.Logistics> waybills =
            new Lane<>(
                    Paper.WAYBILL,
                    (guid, list, sender) ->
                            new CEB511Message(guid, "1.0", list, sender, List.of(), null, null));
    private final Lane<CEB621Message.Inventory> inventories =
            new Lane<>(
                    Paper.INVENTORY,
                    (guid, list, sender) ->
                            new CEB621Message(guid, "1.0", list, sender, List.of(), null, null));

    /// Sets up a packer.
    ///
    /// @param seed makes the message ids
    /// @param batch documents in a message, 1 to [#MOST]
    /// @param sink receives every message
    /// @throws IllegalArgumentException when the batch is out of its limits
    public Packer(long seed, int batch, Consumer<Packed> sink) {
        if (batch < 1 || batch > MOST) {
            throw new IllegalArgumentException("a message carries 1 to " + MOST + " documents");
        }
        this.seed = seed;
        this.batch = batch;
        this.sink = sink;
    }

    /// Adds the documents that the declaration's kind sends, each under its sender.
    public void add(Declaration declaration) {
        Kind kind = declaration.kind();
        if (kind.sends(Paper.ORDER)) {
            var head = declaration.order().head();
            orders.add(new Party(head.ebpCode(), head.ebpName()), declaration.order());
        }
        if (kind.sends(Paper.PAYMENT)) {
            var head = declaration.payment().head();
            payments.add(new Party(head.payCode(), head.payName()), declaration.payment());
        }
        if (kind.sends(Paper.WAYBILL)) {
            var head = declaration.waybill().head();
            waybills.add(
                    new Party(head.logisticsCode(), head.logisticsName()), declaration.waybill());
        }
        if (kind.sends(Paper.INVENTORY)) {
            var head = declaration.inventory().head();
            inventories.add(new Party(head.agentCode(), head.agentName()), declaration.inventory());
        }
    }

    /// Hands on what is left, in messages that are not full.
    public void finish() {
        orders.finish();
        payments.finish();
        waybills.finish();
        inventories.finish();
    }

    private static BaseTransfer transfer(Party sender) {
        String mailbox =
                String.format(
                        Locale.ROOT,
                        "DXPENT%010d",
                        Integer.toUnsignedLong(sender.code().hashCode()));
        return new BaseTransfer(sender.code(), sender.name(), "DXP", mailbox, null);
    }

    private interface Envelope<D> {
        Message close(String guid, List<D> documents, BaseTransfer sender);
    }

    private final class Lane<D> {
        private final Paper paper;
        private final Envelope<D> envelope;
        private final Map<Party, List<D>> open = new LinkedHashMap<>();
        private int messages;

        private Lane(Paper paper, Envelope<D> envelope) {
            this.paper = paper;
            this.envelope = envelope;
        }

        private void add(Party sender, D document) {
            List<D> documents = open.computeIfAbsent(sender, _ -> new ArrayList<>(batch));
            documents.add(document);
            if (documents.size() == batch) {
                close(sender, documents);
                open.remove(sender);
            }
        }

        private void finish() {
            open.forEach(this::close);
            open.clear();
        }

        private void close(Party sender, List<D> documents) {
            messages++;
            long number = ((long) paper.messageType().hashCode() << 32) | messages;
            String guid = Seeds.guid(Seeds.random(seed, Seeds.MESSAGE, number));
            Message message = envelope.close(guid, documents, transfer(sender));
            sink.accept(new Packed(paper, messages, sender, message));
        }
    }
}
