package io.greenway.core.check;

import io.greenway.core.message.CEB213Message;
import io.greenway.core.message.CEB215Message;
import io.greenway.core.message.CEB303Message;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB403Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB505Message;
import io.greenway.core.message.CEB507Message;
import io.greenway.core.message.CEB509Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB513Message;
import io.greenway.core.message.CEB603Message;
import io.greenway.core.message.CEB605Message;
import io.greenway.core.message.CEB607Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB623Message;
import io.greenway.core.message.CEB625Message;
import io.greenway.core.message.CEB701Message;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.message.Submission;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// Every rule that one message alone can show (facts: checks B, C, G and H), each with its code,
/// level and evidence. Comparing documents is the task of `match`, keys and states that of
/// `clearance`. What customs sends is not checked: its faults are remarks of the reader.
public final class MessageCheck {
    private final EnterpriseMessage message;
    private final String root;
    private final CodeTables codes;
    private final LocalDate day;
    private final List<Fault> faults = new ArrayList<>();

    private MessageCheck(EnterpriseMessage message, CodeTables codes, LocalDate day) {
        this.message = message;
        this.root = "/" + message.getClass().getSimpleName();
        this.codes = codes;
        this.day = day;
    }

    /// All faults of a message, by the code tables that come with the library.
    ///
    /// @param day the day, in China, whose tables and rules judge
    public static List<Fault> check(Message message, LocalDate day) {
        return check(message, CodeTables.bundled(), day);
    }

    /// All faults of a message.
    ///
    /// @param codes the code tables
    /// @param day the day, in China, whose tables and rules judge
    public static List<Fault> check(Message message, CodeTables codes, LocalDate day) {
        return switch (message) {
            case CustomsMessage received -> List.of();
            case EnterpriseMessage sent -> new MessageCheck(sent, codes, day).all();
        };
    }

    /// The same for each document of a message, in their order, with places inside the document.
    /// What is wrong with the message as a whole is wrong for each.
    public static List<List<Fault>> byDocument(
            EnterpriseMessage message, CodeTables codes, LocalDate day) {
        MessageCheck check = new MessageCheck(message, codes, day);
        List<Fault> all = check.all();
        List<? extends Record> documents = message.documents();
        String any = check.root + "/" + documents.getFirst().getClass().getSimpleName();
        List<List<Fault>> byDocument = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            String path = check.path(documents.get(i), i);
            List<Fault> faults = new ArrayList<>();
            for (Fault fault : all) {
                String place = fault.place().path();
                if (place.startsWith(path + "/") || place.equals(path)) {
                    String inside = place.substring(path.length());
                    faults.add(Fault.of(fault.code(), inside, fault.found(), fault.expected()));
                } else if (!place.startsWith(any)) {
                    faults.add(fault);
                }
            }
            byDocument.add(List.copyOf(faults));
        }
        return List.copyOf(byDocument);
    }

    private List<Fault> all() {
        FieldCheck fields = new FieldCheck(codes, day, faults);
        fields.check(message.transfer(), root + "/BaseTransfer");
        List<? extends Record> documents = message.documents();
        for (int i = 0; i < documents.size(); i++) {
            fields.check(documents.get(i), path(documents.get(i), i));
        }
        rules();
        recordIds();
        if (message.mustBeSigned() && message.signature() == null) {
            faults.add(Fault.of(FaultCode.NOT_SIGNED, root + "/Signature", null, null));
        }
        return List.copyOf(faults);
    }

    private void rules() {
        ImportRules imports = new ImportRules(codes, day);
        ExportRules exports = new ExportRules(codes, day);
        switch (message) {
            case CEB311Message orders -> each(orders.orders(), imports::order);
            case CEB411Message payments -> each(payments.payments(), imports::payment);
            case CEB511Message waybills -> each(waybills.logistics(), imports::waybill);
            case CEB513Message statuses -> {
                // Its form and its fields say all there is to say.
            }
            case CEB621Message inventories -> each(inventories.inventories(), imports::inventory);
            case CEB623Message cancels -> each(cancels.cancellations(), imports::cancellation);
            case CEB625Message refunds -> each(refunds.refunds(), imports::refund);
            case CEB711Message delivery -> each(delivery.documents(), imports::delivery);
            case CEB213Message refunds -> each(refunds.refunds(), exports::refund);
            case CEB215Message details -> each(details.details(), exports::tally);
            case CEB303Message orders -> each(orders.orders(), exports::order);
            case CEB403Message receipts -> each(receipts.receipts(), exports::receipt);
            case CEB505Message waybills -> each(waybills.logistics(), exports::waybill);
            case CEB507Message arrivals -> each(arrivals.arrivals(), exports::arrival);
            case CEB509Message departures -> each(departures.departures(), exports::departure);
            case CEB603Message inventories -> each(inventories.inventories(), exports::inventory);
            case CEB605Message cancels -> each(cancels.cancellations(), exports::cancellation);
            case CEB607Message bills -> each(bills.wayBills(), exports::masterBill);
            case CEB701Message summaries -> each(summaries.applications(), exports::summary);
        }
    }

    private <D extends Record> void each(List<D> documents, BiConsumer<D, Remarks> rule) {
        for (int i = 0; i < documents.size(); i++) {
            rule.accept(documents.get(i), new Remarks(faults, path(documents.get(i), i)));
        }
    }

    /// Record ids are unique (codes 3): two documents under one id cannot be told apart in
    /// receipts.
    private void recordIds() {
        Set<String> seen = new HashSet<>();
        List<? extends Record> documents = message.documents();
        for (int i = 0; i < documents.size(); i++) {
            String guid = Submission.of(documents.get(i)).guid();
            if (!seen.add(guid)) {
                String path = path(documents.get(i), i);
                faults.add(Fault.of(FaultCode.RECORD_ID_REPEATED, path, guid, null));
            }
        }
    }

    /// The one type that carries a single document has no positions.
    private String path(Record document, int index) {
        String position = message instanceof CEB711Message ? "" : "[" + (index + 1) + "]";
        return root + "/" + document.getClass().getSimpleName() + position;
    }
}
