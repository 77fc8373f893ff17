package io.greenway.core.clearance;

import io.greenway.core.bonded.BookEvent;
import io.greenway.core.bonded.BookGoods;
import io.greenway.core.ledger.GuaranteeAccount;
import io.greenway.core.ledger.Quantity;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.DossierKey;
import io.greenway.core.message.Paper;
import io.greenway.core.money.Money;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Role;
import io.greenway.core.receipt.Receipt;
import io.greenway.core.reference.Reference;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.sample.SampleBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A small zone for tests: its parties, its books, and documents that come in at given times.
final class Zone {
    static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    private static final Party PLATFORM = new Party("5101000001", "示范平台");
    private static final Party SELLER = new Party("5101000002", "示范电商");
    private static final Party PAYER = new Party("5101000003", "示范支付");
    private static final Party CARRIER = new Party("5101000004", "示范物流");
    private static final Party AGENT = new Party("5101000005", "示范申报");
    static final Party SITE = new Party("5101000007", "示范监管场所");
    static final Party WAREHOUSE = new Party("5101000006", "示范仓储");

    static final Parties PARTIES =
            new Parties(
                    List.of(PLATFORM),
                    List.of(SELLER),
                    List.of(PAYER),
                    List.of(CARRIER),
                    List.of(AGENT),
                    List.of(),
                    List.of(WAREHOUSE));

    final BooksInMemory books = new BooksInMemory();
    final Clerk clerk;
    private final Generator generator;
    private long position;

    Zone(long seed, Reference reference) {
        generator = new Generator(seed, DAY, PARTIES);
        clerk = new Clerk(books, reference, registry(), (type, number) -> type + "~" + number);
        guarantee(PLATFORM.code(), "100000000.00");
        guarantee(SELLER.code(), "100000000.00");
        guarantee(CARRIER.code(), "100000000.00");
        book(1_000_000);
    }

    /// The book of the warehouse, with so much of everything.
    private void book(long units) {
        String number = SampleBook.number(WAREHOUSE.code());
        books.register =
                books.register.after(
                        number,
                        new BookEvent.Opened(
                                WAREHOUSE.code(),
                                SITE.code(),
                                SampleBook.customsCode(),
                                "1210",
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2099, 12, 31),
                                SampleBook.goods()));
        for (BookGoods goods : SampleBook.goods()) {
            stockIn(number, goods.item(), units);
        }
    }

    void stockIn(String book, String item, long units) {
        Quantity quantity = Quantity.of(units);
        books.keep(
                books.stock(book, item).after(StockMove.Kind.RECEIVED, quantity),
                new StockMove(book, item, StockMove.Kind.RECEIVED, null, quantity),
                Instant.EPOCH);
    }

    Zone(long seed) {
        this(seed, Reference.bundled());
    }

    static Registry registry() {
        return Registry.of(
                List.of(
                        enterprise(PLATFORM, Role.PLATFORM),
                        enterprise(SELLER, Role.ECOMMERCE),
                        enterprise(PAYER, Role.PAYMENT),
                        enterprise(CARRIER, Role.LOGISTICS),
                        enterprise(AGENT, Role.AGENT),
                        enterprise(SITE, Role.SITE),
                        enterprise(WAREHOUSE, Role.WAREHOUSE)));
    }

    private static Enterprise enterprise(Party party, Role role) {
        return new Enterprise(party.code(), party.name(), Set.of(role));
    }

    void guarantee(String code, String limit) {
        guarantee(code, limit, LocalDate.of(2099, 12, 31));
    }

    /// What is occupied stays occupied.
    void guarantee(String code, String limit, LocalDate validTo) {
        GuaranteeAccount before = books.guarantees.get(code);
        books.guarantees.put(
                code,
                new GuaranteeAccount(
                        code,
                        Money.of(limit),
                        before == null ? Money.ZERO : before.occupied(),
                        validTo));
    }

    Declaration declaration(long index, Kind kind) {
        return generator.declaration(index, kind);
    }

    static DossierKey key(Declaration declaration) {
        return new DossierKey(
                declaration.inventory().head().ebpCode(), declaration.inventory().head().orderNo());
    }

    /// The documents of a declaration that its kind sends, in the order of the papers.
    List<Document> documents(Declaration declaration, Instant at) {
        return EnumSet.allOf(Paper.class).stream()
                .filter(declaration.kind()::sends)
                .map(paper -> document(declaration, paper, at))
                .toList();
    }

    Document document(Declaration declaration, Paper paper, Instant at) {
        DocumentRef ref = new DocumentRef(++position, 0);
        return switch (paper) {
            case ORDER -> Document.of(declaration.order(), ref, PLATFORM.code(), at);
            case PAYMENT -> Document.of(declaration.payment(), ref, PAYER.code(), at);
            case WAYBILL -> Document.of(declaration.waybill(), ref, CARRIER.code(), at);
            case INVENTORY -> Document.of(declaration.inventory(), ref, AGENT.code(), at);
        };
    }

    /// Brings documents in, then lets customs answer everything it was told.
    void take(List<Document> documents, Instant at) {
        documents.forEach(document -> clerk.take(document, at));
        letCustomsAnswer(at);
    }

    void letCustomsAnswer(Instant at) {
        while (!books.outbox.isEmpty()) {
            Ask.TellCustoms request = books.outbox.removeFirst();
            SimulatedCustoms.answers(request, BigDecimal.ZERO, BigDecimal.ZERO)
                    .forEach(answer -> answer(request, answer, at));
        }
    }

    private void answer(Ask.TellCustoms request, SimulatedCustoms.Answer answer, Instant at) {
        if (answer.matter() == null) {
            clerk.answer(request.invtNo(), answer.status(), answer.info(), at);
        } else {
            clerk.take(
                    new FollowUp.Answer(
                            answer.matter() == Ask.Matter.RETURN,
                            request.invtNo(),
                            request.preNo(),
                            answer.status(),
                            answer.info()),
                    at);
        }
    }

    /// The declarant asks for a cancellation, and customs agrees when it is asked.
    void cancel(Declaration declaration, Instant at) {
        Petition petition = petition(declaration, at);
        clerk.take(new FollowUp.Cancellation(petition, waybill(declaration), false, List.of()), at);
        Petition open = dossier(declaration).sequel().cancellation();
        if (open != null && dossier(declaration).stage() != Stage.CANCELLED) {
            clerk.take(new FollowUp.Answer(false, petition.invtNo(), open.preNo(), "399", "-"), at);
        }
    }

    /// Goods of a line come back: the declarant applies, customs agrees, a site says they arrived.
    void comeBack(Declaration declaration, int gnum, BigDecimal units, String site, Instant at) {
        Petition petition = petition(declaration, at);
        InventoryList line =
                declaration.inventory().lines().stream()
                        .filter(one -> one.gnum() == gnum)
                        .findFirst()
                        .orElse(declaration.inventory().lines().getFirst());
        clerk.take(
                new FollowUp.Return(
                        petition,
                        waybill(declaration),
                        "1",
                        false,
                        List.of(new GoodsReturn.Line(gnum, line.gcode(), units, line.unit())),
                        List.of()),
                at);
        for (GoodsReturn one : dossier(declaration).sequel().returns()) {
            String preNo = one.petition().preNo();
            if (one.petition().copNo().equals(petition.copNo())) {
                clerk.take(new FollowUp.Answer(true, petition.invtNo(), preNo, "399", "-"), at);
                arrive(declaration, preNo, site, at);
            }
        }
    }

    private void arrive(Declaration declaration, String preNo, String site, Instant at) {
        var head = declaration.inventory().head();
        clerk.arrived(
                new CEB711Message.Delivery(
                        new CEB711Message.DeliveryHead(
                                "",
                                "1",
                                LocalDateTime.ofInstant(at, Terms.CHINA),
                                "2",
                                head.customsCode(),
                                null,
                                null,
                                null,
                                site,
                                SITE.name(),
                                "I",
                                "4",
                                "",
                                "",
                                "",
                                head.logisticsCode(),
                                head.logisticsName(),
                                null,
                                null),
                        List.of(new CEB711Message.DeliveryList(1, head.logisticsNo(), preNo))),
                Terms.dayOf(at),
                at);
    }

    private Petition petition(Declaration declaration, Instant at) {
        var head = declaration.inventory().head();
        String number = "F" + ++position;
        String invtNo = dossier(declaration).invtNo();
        return new Petition(
                new DocumentRef(position, 0),
                AGENT.code(),
                at,
                number,
                LocalDateTime.ofInstant(at, Terms.CHINA),
                head.customsCode(),
                head.ebpCode(),
                head.ebcCode(),
                head.agentCode(),
                head.orderNo(),
                number,
                "",
                invtNo == null ? String.valueOf(dossier(declaration).preNo()) : invtNo);
    }

    private static WaybillKey waybill(Declaration declaration) {
        return WaybillKey.of(declaration.inventory());
    }

    /// Statuses of the receipts of one paper of an order, in order.
    List<String> statuses(String orderNo, Paper paper) {
        return receipts(orderNo, paper).stream()
                .map(receipt -> receipt.answer().returnStatus())
                .toList();
    }

    List<Receipt> receipts(String orderNo, Paper paper) {
        return books.receipts.stream()
                .filter(receipt -> receipt.paper() == paper && receipt.orderNo().equals(orderNo))
                .toList();
    }

    Dossier dossier(Declaration declaration) {
        return books.dossier(key(declaration));
    }
}
