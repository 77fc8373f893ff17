package io.greenway.server.store;

import io.greenway.core.message.Answer;
import io.greenway.core.message.CEB312Message.OrderReturn;
import io.greenway.core.message.CEB412Message.PaymentReturn;
import io.greenway.core.message.CEB512Message.LogisticsReturn;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.message.CEB712Message.DeliveryReturn;
import io.greenway.core.message.Paper;
import io.greenway.core.receipt.Receipt;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `receipt_page`: the answers of one transaction to one enterprise in a row, as their
/// fields; the message is written when somebody reads it.
public final class ReceiptTable {
    /// Stands between the keys of an answer; no XML text can hold it.
    static final String SEPARATOR = "\u001f";

    /// China has had one offset, without summer time, since 1991.
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /// No paper is called so.
    private static final String LODGED = "CEB";

    /// Answers to what follows a declaration.
    private static final Set<String> FOLLOWING = Set.of("CEB514", "CEB624", "CEB626");

    private static final int PAGES_AT_ONCE = 4;

    /// What one batch answers to one enterprise.
    private static final int PAGES_OF_A_MOMENT = 64;

    private final JdbcClient client;

    public ReceiptTable(DataSource source) {
        this.client = JdbcClient.create(source);
    }

    /// A receipt and its place among all receipts.
    public record Row(long cursor, Receipt receipt) {}

    /// Receipts of one enterprise after a cursor, in order.
    public List<Row> after(String owner, long cursor, int limit) {
        List<Row> found = new ArrayList<>();
        long from = cursor;
        while (found.size() < limit) {
            int before = found.size();
            for (Page page : pages(owner, from)) {
                page.rows(owner).stream()
                        .filter(row -> row.cursor() > cursor)
                        .limit(limit - found.size())
                        .forEach(found::add);
                from = page.last();
            }
            if (found.size() == before) {
                break;
            }
        }
        return found;
    }

    /// Receipts of an enterprise about an order. Nothing finds them by their order, which would
    /// cost
    /// every receipt an index; but they were written when something happened to the dossier, and
    /// the pages of an owner lie in the order of time.
    ///
    /// @param moments when something happened
    public List<Row> about(String owner, String orderNo, Collection<Instant> moments) {
        SortedMap<Long, Row> found = new TreeMap<>();
        for (Instant moment : new TreeSet<>(moments)) {
            Instant at = moment.truncatedTo(ChronoUnit.MILLIS);
            long from = before(owner, at);
            for (int page = 0; page < PAGES_OF_A_MOMENT; page++) {
                List<Page> next = pages(owner, from, 1);
                if (next.isEmpty() || next.getFirst().oldest(owner).isAfter(at)) {
                    break;
                }
                from = next.getFirst().last();
                for (Row row : next.getFirst().rows(owner)) {
                    if (row.receipt().orderNo().equals(orderNo)) {
                        found.put(row.cursor(), row);
                    }
                }
            }
        }
        return List.copyOf(found.values());
    }

    /// Cursor of a page that is older than a moment, the next one not being.
    private long before(String owner, Instant moment) {
        long low = 0;
        long high = newest(owner);
        while (low < high) {
            long middle = low + (high - low) / 2;
            List<Page> next = pages(owner, middle, 1);
            if (!next.isEmpty() && next.getFirst().newest(owner).isBefore(moment)) {
                low = next.getFirst().last();
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Cursor of the newest receipt of an enterprise; 0 when there is none.
    public long newest(String owner) {
        return client.sql("SELECT coalesce(max(last), 0) FROM receipt_page WHERE owner = ?")
                .param(owner)
                .query(Long.class)
                .single();
    }

    /// @param last cursor of its last receipt
    @SuppressWarnings("ArrayRecordComponent")
    private record Page(long last, byte[] body) {
        Instant oldest(String owner) {
            return at(ReceiptPage.unpack(owner, body).getFirst());
        }

        Instant newest(String owner) {
            return at(ReceiptPage.unpack(owner, body).getLast());
        }

        private static Instant at(Receipt receipt) {
            return receipt.answer().returnTime().toInstant(CHINA);
        }

        List<Row> rows(String owner) {
            List<Receipt> receipts = ReceiptPage.unpack(owner, body);
            long first = last - receipts.size() + 1;
            return IntStream.range(0, receipts.size())
                    .mapToObj(at -> new Row(first + at, receipts.get(at)))
                    .toList();
        }
    }

    private List<Page> pages(String owner, long cursor) {
        return pages(owner, cursor, PAGES_AT_ONCE);
    }

    private List<Page> pages(String owner, long cursor, int limit) {
        return client.sql(
                        """
                        SELECT last, body FROM receipt_page
                        WHERE owner = ? AND last > ? ORDER BY last LIMIT ?
                        """)
                .params(owner, cursor, limit)
                .query((row, number) -> new Page(row.getLong(1), row.getBytes(2)))
                .list();
    }

    /// Puts receipts into pages, each enterprise's in their order, and gives them their cursors.
    ///
    /// @param cursors gives the next so many cursors and answers the last of them
    static CopyRows pages(Map<String, List<Receipt>> byOwner, IntToLongFunction cursors) {
        CopyRows rows = pages();
        for (List<Receipt> receipts : byOwner.values()) {
            for (int from = 0; from < receipts.size(); from += ReceiptPage.MOST) {
                int to = Math.min(receipts.size(), from + ReceiptPage.MOST);
                page(rows, receipts.subList(from, to), cursors.applyAsLong(to - from));
            }
        }
        return rows;
    }

    static CopyRows pages() {
        return new CopyRows("receipt_page (owner, last, receipts, body)");
    }

    /// Adds a page of receipts of one owner; nothing when there are none.
    ///
    /// @param last cursor of the last of them
    static void page(CopyRows rows, List<Receipt> receipts, long last) {
        if (!receipts.isEmpty()) {
            rows.add(receipts.getFirst().owner())
                    .add(last)
                    .small(receipts.size())
                    .add(ReceiptPage.pack(receipts))
                    .end();
        }
    }

    /// Hands over the fields of a receipt in their order.
    static void fields(Receipt receipt, Consumer<String> field) {
        Answer answer = receipt.answer();
        field.accept(Long.toString(answer.returnTime().toInstant(CHINA).toEpochMilli()));
        field.accept(kind(answer));
        field.accept(receipt.orderNo());
        field.accept(answer.guid());
        field.accept(keys(answer));
        field.accept(answer.returnStatus());
        field.accept(answer.returnInfo());
    }

    /// The receipt of its fields.
    static Receipt receipt(String owner, String[] fields) {
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(Long.parseLong(fields[0]), 1000),
                        (int) Math.floorMod(Long.parseLong(fields[0]), 1000L) * 1_000_000,
                        CHINA);
        if (fields[1].startsWith(LODGED)) {
            return new Receipt(owner, fields[2], LodgedAnswer.of(fields, time));
        }
        return new Receipt(
                owner,
                fields[2],
                answer(
                        Paper.valueOf(fields[1]),
                        fields[3],
                        fields[4].split(SEPARATOR, -1),
                        fields[5],
                        time,
                        fields[6]));
    }

    /// The paper that is answered, or the type of an answer to a lodged document.
    private static String kind(Answer answer) {
        return switch (answer) {
            case OrderReturn _ -> Paper.ORDER.name();
            case PaymentReturn _ -> Paper.PAYMENT.name();
            case LogisticsReturn _ -> Paper.WAYBILL.name();
            case InventoryReturn _ -> Paper.INVENTORY.name();
            case Answer lodged -> lodged.messageType();
        };
    }

    /// Whether it answers one of the four papers.
    static boolean isOfPaper(Receipt receipt) {
        return !kind(receipt.answer()).startsWith(LODGED);
    }

    /// Whether it answers a lodged document, and not what follows a declaration. What is told of
    /// the parcels of a warehousing record has no number of a document.
    static boolean isOfLodged(Receipt receipt) {
        boolean ofParcel =
                receipt.answer() instanceof DeliveryReturn answer && answer.preNo() == null;
        return !isOfPaper(receipt) && !ofParcel && !FOLLOWING.contains(kind(receipt.answer()));
    }

    private static String keys(Answer answer) {
        return switch (answer) {
            case OrderReturn order -> join(order.ebpCode(), order.ebcCode(), order.orderNo());
            case PaymentReturn payment -> join(payment.payCode(), payment.payTransactionId());
            case LogisticsReturn waybill -> join(waybill.logisticsCode(), waybill.logisticsNo());
            case InventoryReturn inventory ->
                    join(
                            inventory.customsCode(),
                            inventory.ebpCode(),
                            inventory.ebcCode(),
                            inventory.agentCode(),
                            inventory.copNo(),
                            inventory.preNo(),
                            inventory.invtNo());
            case Answer lodged -> LodgedAnswer.keys(lodged);
        };
    }

    private static Answer answer(
            Paper paper,
            String guid,
            String[] keys,
            String status,
            LocalDateTime time,
            String info) {
        return switch (paper) {
            case ORDER -> new OrderReturn(guid, keys[0], keys[1], keys[2], status, time, info);
            case PAYMENT -> new PaymentReturn(guid, keys[0], keys[1], status, time, info);
            case WAYBILL -> new LogisticsReturn(guid, keys[0], keys[1], status, time, info);
            case INVENTORY ->
                    new InventoryReturn(
                            guid,
                            keys[0],
                            keys[1],
                            keys[2],
                            keys[3],
                            keys[4],
                            keys[5],
                            keys[6].isEmpty() ? null : keys[6],
                            status,
                            time,
                            info);
        };
    }

    private static String join(@Nullable String... keys) {
        StringBuilder joined = new StringBuilder();
        for (int at = 0; at < keys.length; at++) {
            joined.append(at == 0 ? "" : SEPARATOR).append(keys[at] == null ? "" : keys[at]);
        }
        return joined.toString();
    }
}
