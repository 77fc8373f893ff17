package io.greenway.server.gateway;

import io.greenway.core.envelope.Dxp;
import io.greenway.core.envelope.DxpMsg;
import io.greenway.core.envelope.DxpRep;
import io.greenway.core.envelope.Envelope;
import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB312Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB412Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB513Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CEB623Message;
import io.greenway.core.message.CEB623Message.InvtCancel;
import io.greenway.core.message.CEB624Message;
import io.greenway.core.message.CEB625Message;
import io.greenway.core.message.CEB625Message.InvtRefundHead;
import io.greenway.core.message.CEB626Message;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.CEB816Message;
import io.greenway.core.message.CEB818Message;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import io.greenway.core.xml.XmlWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// The far side of the post, at its worst: it loses letters and answers, says that the line is
/// down, repeats answers in the same message and in others, delays and reorders them, and drops
/// rubbish between them. Everything follows from the seed and from the order in which letters
/// come.
final class FarSide {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 25, 12, 0);
    private static final XmlReader<Message> MESSAGES = XmlReader.of(Message.class);

    private static final List<List<String>> COURSES =
            List.of(
                    List.of("800"),
                    List.of("300", "399", "800"),
                    List.of("500", "800"),
                    List.of("300", "100"),
                    List.of("500", "599"));

    /// Its answer to an application about an inventory that it does not know.
    private static final String UNKNOWN = "-623003";

    /// @param due step at which it is delivered
    private record Delivery(int due, CustomsMessage message) {}

    private final Path out;
    private final Path in;
    private final String us;
    private final SplittableRandom random;
    private final Map<String, List<String>> given = new TreeMap<>();
    private final Map<String, List<CustomsMessage>> answered = new HashMap<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<CEB621Message> inventories = new ArrayList<>();
    private final Map<String, String> taxNumbers = new TreeMap<>();
    private final Set<String> kept;
    private final Set<String> numbers = new HashSet<>();
    private final List<EnterpriseMessage> applications = new ArrayList<>();
    private final FarGoods goods = new FarGoods();
    private int step;
    private int files;
    private int rubbish;

    /// @param kept declarants' numbers of inventories that it goes on looking at
    FarSide(Path post, String us, long seed, Set<String> kept) {
        this.kept = kept;
        this.out = post.resolve("out");
        this.in = post.resolve("in");
        this.us = us;
        this.random = new SplittableRandom(seed);
    }

    /// What it answered, by the declarant's number of each inventory.
    synchronized Map<String, List<String>> given() {
        return new TreeMap<>(given);
    }

    /// Numbers of the bills that it made, by the declarant's number of each inventory.
    synchronized Map<String, String> taxNumbers() {
        return new TreeMap<>(taxNumbers);
    }

    /// Inventories as they came.
    synchronized List<CEB621Message> inventories() {
        return List.copyOf(inventories);
    }

    /// Applications as they came.
    synchronized List<EnterpriseMessage> applications() {
        return List.copyOf(applications);
    }

    /// What it was told of goods, as it came.
    synchronized List<EnterpriseMessage> told() {
        return goods.told();
    }

    /// How many texts it dropped that nobody can take.
    synchronized int rubbish() {
        return rubbish;
    }

    /// Whether everything it has to say was said.
    synchronized boolean isDone() {
        return deliveries.isEmpty();
    }

    /// Takes what lies there and delivers what is due.
    synchronized void step() throws IOException {
        step++;
        if (Files.isDirectory(out) && Files.isDirectory(in)) {
            take();
            deliver();
        }
    }

    private void take() throws IOException {
        List<Path> letters;
        try (Stream<Path> all = Files.list(out)) {
            letters =
                    all.filter(file -> !file.getFileName().toString().startsWith("."))
                            .sorted()
                            .toList();
        }
        for (Path file : letters) {
            byte[] text = Files.readAllBytes(file);
            Files.delete(file);
            int luck = random.nextInt(10);
            if (luck == 0) {
                notDelivered(text);
            } else if (luck > 1) {
                take(text);
            }
        }
    }

    private void take(byte[] text) {
        Envelope.Opened opened = accepted(Envelope.open(text));
        Message message = accepted(MESSAGES.read(opened.data()));
        String number = opened.info().CopMsgId();
        answered.computeIfAbsent(number, first -> answers(message))
                .forEach(answer -> deliveries.add(later(answer)));
    }

    private Delivery later(CustomsMessage answer) {
        return new Delivery(step + random.nextInt(12), answer);
    }

    private List<CustomsMessage> answers(Message message) {
        String ok = "[Code:2120;Desc:ok]";
        return switch (message) {
            case CEB311Message orders -> {
                var head = orders.orders().getFirst().head();
                yield List.of(
                        new CEB312Message.OrderReturn(
                                        guid(),
                                        head.ebpCode(),
                                        head.ebcCode(),
                                        head.orderNo(),
                                        "2",
                                        TIME,
                                        ok)
                                .message(guid()));
            }
            case CEB411Message payments -> {
                var head = payments.payments().getFirst().head();
                yield List.of(
                        new CEB412Message.PaymentReturn(
                                        guid(),
                                        head.payCode(),
                                        head.payTransactionId(),
                                        "2",
                                        TIME,
                                        ok)
                                .message(guid()));
            }
            case CEB511Message waybill -> goods.answers(waybill, this::guid);
            case CEB621Message declared -> {
                inventories.add(declared);
                yield decided(declared.inventories().getFirst().head());
            }
            case CEB623Message cancellations -> {
                applications.add(cancellations);
                InvtCancel one = cancellations.cancellations().getFirst();
                yield List.of(
                        new CEB624Message.InvtCancelReturn(
                                        guid(),
                                        one.customsCode(),
                                        one.agentCode(),
                                        one.ebpCode(),
                                        one.ebcCode(),
                                        String.valueOf(one.copNo()),
                                        "C%017d".formatted(applications.size()),
                                        one.invtNo(),
                                        granted(one.invtNo()),
                                        TIME,
                                        ok)
                                .message(guid()));
            }
            case CEB625Message returns -> {
                applications.add(returns);
                InvtRefundHead one = returns.refunds().getFirst().head();
                yield List.of(
                        new CEB626Message.InvtRefundReturn(
                                        guid(),
                                        one.customsCode(),
                                        one.agentCode(),
                                        one.ebpCode(),
                                        one.ebcCode(),
                                        String.valueOf(one.copNo()),
                                        "R%017d".formatted(applications.size()),
                                        one.invtNo(),
                                        granted(one.invtNo()),
                                        TIME,
                                        ok)
                                .message(guid()));
            }
            case CEB513Message status -> goods.answers(status, this::guid);
            case CEB711Message record -> goods.answers(record, this::guid);
            case Message other -> throw new IllegalStateException("not for customs: " + other);
        };
    }

    private String granted(String invtNo) {
        return numbers.contains(invtNo) ? "399" : UNKNOWN;
    }

    /// It gives inventories numbers of its own.
    private List<CustomsMessage> decided(CEB621Message.InventoryHead head) {
        String copNo = String.valueOf(head.copNo());
        List<String> drawn = COURSES.get(random.nextInt(COURSES.size()));
        List<String> course = kept.contains(copNo) ? List.of("120") : drawn;
        given.put(copNo, course);
        String invtNo = "79012026I%09d".formatted(given.size());
        numbers.add(invtNo);
        List<CustomsMessage> answers = new ArrayList<>();
        for (String status : course) {
            answers.add(
                    new CEB622Message.InventoryReturn(
                                    guid(),
                                    head.customsCode(),
                                    head.ebpCode(),
                                    head.ebcCode(),
                                    head.agentCode(),
                                    copNo,
                                    "B%017d".formatted(given.size()),
                                    invtNo,
                                    status,
                                    TIME,
                                    "[Code:2%s;Desc:far]".formatted(status))
                            .message(guid()));
        }
        if (course.getLast().equals("800")) {
            answers.addAll(taxed(head, invtNo));
        }
        return answers;
    }

    /// The tax of a released declaration: a bill, and that it was paid. They name its own number
    /// alone, and may be heard of before anybody knows what that is.
    private List<CustomsMessage> taxed(CEB621Message.InventoryHead head, String invtNo) {
        String taxNo = invtNo + "_1";
        taxNumbers.put(String.valueOf(head.copNo()), taxNo);
        var line =
                new CEB816Message.TaxListRd(
                        1,
                        "3304990039",
                        BigDecimal.TEN,
                        BigDecimal.ZERO,
                        BigDecimal.ONE,
                        BigDecimal.ZERO);
        var bill =
                new CEB816Message.TaxHeadRd(
                        guid(),
                        TIME,
                        invtNo,
                        taxNo,
                        BigDecimal.ZERO,
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        "1",
                        null,
                        null,
                        head.assureCode(),
                        null,
                        null,
                        null,
                        null);
        var paid =
                new CEB818Message.TaxHeadStatus(
                        guid(), TIME.plusDays(35), invtNo, taxNo, "2", null, head.assureCode());
        return List.of(
                new CEB816Message(
                        guid(), "1.0", List.of(new CEB816Message.Tax(bill, List.of(line)))),
                new CEB818Message(guid(), "1.0", List.of(new CEB818Message.Tax(paid))));
    }

    private void deliver() throws IOException {
        List<Delivery> due = deliveries.stream().filter(one -> one.due() <= step).toList();
        deliveries.removeAll(due);
        for (Delivery delivery : due) {
            int luck = random.nextInt(10);
            if (luck < 2) {
                deliveries.add(later(delivery.message()));
            } else {
                put(text(delivery.message()));
                if (luck == 2) {
                    put(text(delivery.message()));
                }
                if (luck == 3) {
                    put(text(renamed(delivery.message())));
                }
            }
        }
        if (!due.isEmpty() && random.nextInt(20) == 0) {
            rubbish++;
            put("<rubbish".getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The same records in another message.
    private CustomsMessage renamed(CustomsMessage message) {
        return switch (message) {
            case CEB622Message answers ->
                    new CEB622Message(guid(), answers.version(), answers.returns());
            case CEB816Message bills -> new CEB816Message(guid(), bills.version(), bills.taxes());
            case CEB818Message statuses ->
                    new CEB818Message(guid(), statuses.version(), statuses.taxes());
            case CustomsMessage other -> other;
        };
    }

    /// Plain or in an envelope.
    private byte[] text(CustomsMessage message) {
        byte[] plain = XmlWriter.write((Record) message, XmlWriter.Style.PREFIXED);
        return random.nextBoolean()
                ? plain
                : Envelope.write(
                        Envelope.wrap(plain, guid(), Envelope.CUSTOMS_IMPORT, List.of(us), TIME));
    }

    private void notDelivered(byte[] text) throws IOException {
        if (accepted(Envelope.read(text)) instanceof DxpMsg letter) {
            var response =
                    new DxpRep.Response(
                            null, "3003", "远程连接超时", null, "2026-11-25", null, letter.transInfo());
            put(Envelope.write(new DxpRep(Dxp.VERSION, us, null, List.of(response), null)));
        }
    }

    private void put(byte[] text) throws IOException {
        String name = "far-%06d.xml".formatted(++files);
        Path draft = in.resolve("." + name);
        Files.write(draft, text);
        Files.move(draft, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private String guid() {
        return new UUID(random.nextLong(), random.nextLong()).toString().toUpperCase(Locale.ROOT);
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value, List<Fault> _) -> value;
            case Outcome.Refused<T>(List<Fault> faults) ->
                    throw new IllegalStateException("the platform sent what it cannot: " + faults);
        };
    }
}
