package io.greenway.baseline;

import io.greenway.baseline.document.Inventory;
import io.greenway.baseline.document.InventoryMessage;
import io.greenway.baseline.document.Order;
import io.greenway.baseline.document.OrderMessage;
import io.greenway.baseline.document.Payment;
import io.greenway.baseline.document.PaymentMessage;
import io.greenway.baseline.document.Submission;
import io.greenway.baseline.document.Waybill;
import io.greenway.baseline.document.WaybillMessage;
import io.greenway.core.check.DocumentCheck;
import io.greenway.core.clearance.Terms;
import io.greenway.core.match.Disagreement;
import io.greenway.core.match.DocumentMatch;
import io.greenway.core.match.Papers;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.tax.Assessment;
import io.greenway.core.tax.Content;
import io.greenway.core.tax.Purchase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a message in one transaction: keeps it and its documents, and decides every trade whose
/// four documents are there.
@Service
class Clearance {
    private final Messages messages;
    private final Trades trades;
    private final Orders orders;
    private final Payments payments;
    private final Waybills waybills;
    private final Inventories inventories;
    private final Receipts receipts;
    private final Zone zone;
    private final Reference reference;

    Clearance(
            Messages messages,
            Trades trades,
            Orders orders,
            Payments payments,
            Waybills waybills,
            Inventories inventories,
            Receipts receipts,
            Zone zone,
            Reference reference) {
        this.messages = messages;
        this.trades = trades;
        this.orders = orders;
        this.payments = payments;
        this.waybills = waybills;
        this.inventories = inventories;
        this.receipts = receipts;
        this.zone = zone;
        this.reference = reference;
    }

    /// Takes a message; one that was taken before changes nothing.
    @Transactional
    public void take(String sender, Submission message, byte[] body) {
        if (messages.existsById(message.guid())) {
            return;
        }
        messages.save(new Received(message.guid(), sender, Instant.now(), body));
        List<Receipt> answers = new ArrayList<>();
        List<String> orderNos = orderNos(message);
        trades.prepare(orderNos.toArray(String[]::new));
        List<Trade> held = trades.hold(orderNos);
        switch (message) {
            case OrderMessage all -> {
                orders.saveAll(all.orders());
                all.orders().forEach(one -> filed(Answers.of(one), check(one), answers));
            }
            case PaymentMessage all -> {
                payments.saveAll(all.payments());
                all.payments().forEach(one -> filed(Answers.of(one), check(one), answers));
            }
            case WaybillMessage all -> {
                waybills.saveAll(all.waybills());
                all.waybills().forEach(one -> filed(Answers.of(one), check(one), answers));
            }
            case InventoryMessage all -> {
                inventories.saveAll(all.inventories());
                all.inventories().forEach(one -> filed(Answers.of(one), check(one), answers));
            }
        }
        decide(held, orderNos, answers);
        receipts.saveAll(answers);
    }

    private static List<String> orderNos(Submission message) {
        return switch (message) {
            case OrderMessage all ->
                    all.orders().stream().map(one -> one.head().orderNo()).toList();
            case PaymentMessage all ->
                    all.payments().stream().map(one -> one.head().orderNo()).toList();
            case WaybillMessage all ->
                    all.waybills().stream().map(one -> one.head().orderNo()).toList();
            case InventoryMessage all ->
                    all.inventories().stream().map(one -> one.head().orderNo()).toList();
        };
    }

    private static List<Fault> check(Order order) {
        return DocumentCheck.check(order.content());
    }

    private static List<Fault> check(Payment payment) {
        return DocumentCheck.check(payment.content());
    }

    private static List<Fault> check(Waybill waybill) {
        return DocumentCheck.check(waybill.content());
    }

    private static List<Fault> check(Inventory inventory) {
        return DocumentCheck.check(inventory.content());
    }

    private static void filed(Answers.To to, List<Fault> faults, List<Receipt> answers) {
        answers.add(
                Fault.refuses(faults)
                        ? to.receipt("100", Answers.words(faults))
                        : to.receipt("2", "[Code:2000;Desc:申报中]"));
    }

    private void decide(List<Trade> held, List<String> orderNos, List<Receipt> answers) {
        Map<String, Order> order = byOrder(orders.ofOrders(orderNos), one -> one.head().orderNo());
        Map<String, Payment> payment =
                byOrder(payments.ofOrders(orderNos), one -> one.head().orderNo());
        Map<String, Waybill> waybill =
                byOrder(waybills.ofOrders(orderNos), one -> one.head().orderNo());
        Map<String, Inventory> inventory =
                byOrder(inventories.ofOrders(orderNos), one -> one.head().orderNo());
        for (Trade trade : held) {
            String no = trade.orderNo();
            Order theOrder = order.get(no);
            Payment thePayment = payment.get(no);
            Waybill theWaybill = waybill.get(no);
            Inventory theInventory = inventory.get(no);
            if (theOrder != null
                    && thePayment != null
                    && theWaybill != null
                    && theInventory != null
                    && !trade.isDecided()) {
                decide(trade, theOrder, thePayment, theWaybill, theInventory, answers);
            }
        }
    }

    private static <D> Map<String, D> byOrder(List<D> documents, Function<D, String> orderNo) {
        return documents.stream().collect(Collectors.toMap(orderNo, one -> one, (a, b) -> a));
    }

    private void decide(
            Trade trade,
            Order order,
            Payment payment,
            Waybill waybill,
            Inventory inventory,
            List<Receipt> answers) {
        LocalDate day = Terms.dayOf(Instant.now());
        Papers papers =
                new Papers(
                        order.content(), payment.content(), waybill.content(), inventory.content());
        List<Disagreement> found =
                DocumentMatch.compare(
                        papers,
                        new io.greenway.core.match.Terms(
                                day, zone.registry(), reference.parameters()));
        Assessment tax = Assessment.of(purchase(papers, day), reference);
        List<Answers.To> all =
                List.of(
                        Answers.of(order),
                        Answers.of(payment),
                        Answers.of(waybill),
                        Answers.of(inventory));
        if (found.stream().anyMatch(Disagreement::refuses)) {
            String words = Answers.words(found.stream().map(Disagreement::fault).toList());
            for (Answers.To to : all) {
                boolean concerned =
                        to.paper() == Paper.INVENTORY
                                || found.stream()
                                        .anyMatch(one -> one.papers().contains(to.paper()));
                if (concerned) {
                    answers.add(to.receipt("100", words));
                }
            }
        } else {
            all.forEach(to -> answers.add(to.receipt("120", "[Code:2120;Desc:逻辑校验通过]")));
            answers.add(Answers.of(inventory).receipt("800", "[Code:2600;Desc:放行]"));
        }
        trade.decide(
                Money.sum(tax.lines().stream().map(Assessment.Line::total).toList()).decimal());
    }

    private static Purchase purchase(Papers papers, LocalDate day) {
        var head = papers.inventory().head();
        return new Purchase(
                day,
                Money.ZERO,
                papers.inventory().lines().stream().map(Clearance::line).toList(),
                Money.of(head.freight()),
                Money.of(head.insuredFee()),
                Money.ZERO,
                Money.ZERO);
    }

    private static Purchase.Line line(InventoryList line) {
        Content content = Content.of(line.qty1(), line.unit1());
        return new Purchase.Line(
                line.gcode(),
                line.gname(),
                line.qty(),
                Money.of(line.totalPrice()),
                content.or(Content.of(line.qty(), line.unit())));
    }
}
