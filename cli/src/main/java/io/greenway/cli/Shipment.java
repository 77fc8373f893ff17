package io.greenway.cli;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file to send: who transmits it and which documents it carries. A file that cannot be read as
/// a message is sent all the same, because the platform says best what is wrong with it; then it
/// has no documents to wait for.
///
/// @param file where it is
/// @param sender code of the enterprise that transmits; empty when the file does not say
/// @param documents its documents
record Shipment(Path file, Optional<String> sender, List<Document> documents) {
    private static final XmlReader<Message> READER = XmlReader.of(Message.class);
    private static final Pattern SENDER =
            Pattern.compile("<(?:\\w+:)?copCode>\\s*([^<\\s]{1,18})\\s*</");

    Shipment {
        documents = List.copyOf(documents);
    }

    /// A document that receipts will answer.
    ///
    /// @param paper what it is
    /// @param guid its record id
    /// @param number its own number
    /// @param orderNo the order it belongs to
    record Document(Paper paper, String guid, String number, String orderNo) {}

    static Shipment read(Path file) {
        byte[] xml = bytes(file);
        List<Document> documents =
                switch (READER.read(xml)) {
                    case Outcome.Accepted<Message> accepted -> documents(accepted.value());
                    case Outcome.Refused<Message> _ -> List.of();
                };
        return new Shipment(file, sender(xml), documents);
    }

    /// The bytes, exactly as they are.
    byte[] bytes() {
        return bytes(file);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> sender(byte[] xml) {
        Matcher matcher = SENDER.matcher(new String(xml, StandardCharsets.UTF_8));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static List<Document> documents(Message message) {
        if (message instanceof CEB311Message orders) {
            return orders.orders().stream().map(Shipment::document).toList();
        }
        if (message instanceof CEB411Message payments) {
            return payments.payments().stream().map(Shipment::document).toList();
        }
        if (message instanceof CEB511Message waybills) {
            return waybills.logistics().stream().map(Shipment::document).toList();
        }
        if (message instanceof CEB621Message inventories) {
            return inventories.inventories().stream().map(Shipment::document).toList();
        }
        return List.of();
    }

    static Document document(CEB311Message.Order order) {
        var head = order.head();
        return new Document(Paper.ORDER, head.guid(), head.orderNo(), head.orderNo());
    }

    static Document document(CEB411Message.Payment payment) {
        var head = payment.head();
        return new Document(Paper.PAYMENT, head.guid(), head.payTransactionId(), head.orderNo());
    }

    static Document document(CEB511Message.Logistics waybill) {
        var head = waybill.head();
        return new Document(Paper.WAYBILL, head.guid(), head.logisticsNo(), head.orderNo());
    }

    static Document document(CEB621Message.Inventory inventory) {
        var head = inventory.head();
        String number = Objects.requireNonNullElse(head.copNo(), head.orderNo());
        return new Document(Paper.INVENTORY, head.guid(), number, head.orderNo());
    }
}
