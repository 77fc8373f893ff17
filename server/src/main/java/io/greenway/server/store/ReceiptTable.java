package io.greenway.server.store;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Answer;
import io.greenway.core.message.CEB312Message.OrderReturn;
import io.greenway.core.message.CEB412Message.PaymentReturn;
import io.greenway.core.message.CEB512Message.LogisticsReturn;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.message.Paper;
import io.greenway.core.receipt.Receipt;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `receipt`: an answer as its columns; the message is written when somebody reads it.
public final class ReceiptTable {
    /// Stands between the keys of an answer; no XML text can hold it.
    private static final String SEPARATOR = "\u001f";

    private final JdbcClient client;

    public ReceiptTable(DataSource source) {
        this.client = JdbcClient.create(source);
    }

    /// A receipt and its place among all receipts.
    public record Row(long cursor, Receipt receipt) {}

    /// Receipts of one enterprise after a cursor, in order.
    public List<Row> after(String owner, long cursor, int limit) {
        return client.sql(
                        """
                        SELECT cursor, owner, at, paper, order_no, guid, keys, status, info
                        FROM receipt WHERE owner = ? AND cursor > ? ORDER BY cursor LIMIT ?
                        """)
                .params(owner, cursor, limit)
                .query(
                        (row, number) ->
                                new Row(
                                        row.getLong(1),
                                        new Receipt(
                                                row.getString(2),
                                                row.getString(5),
                                                answer(
                                                        Paper.valueOf(row.getString(4)),
                                                        row.getString(6),
                                                        row.getString(7).split(SEPARATOR, -1),
                                                        row.getString(8),
                                                        time(row.getTimestamp(3).toInstant()),
                                                        row.getString(9)))))
                .list();
    }

    static CopyRows rows() {
        return new CopyRows(
                "receipt (cursor, owner, at, paper, order_no, guid, keys, status, info)");
    }

    static void add(CopyRows rows, long cursor, Receipt receipt) {
        Answer answer = receipt.answer();
        rows.add(cursor)
                .add(receipt.owner())
                .time(answer.returnTime().atZone(Terms.CHINA).toInstant())
                .add(receipt.paper().name())
                .add(receipt.orderNo())
                .add(answer.guid())
                .add(keys(answer))
                .add(answer.returnStatus())
                .add(answer.returnInfo())
                .end();
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
            case Answer other -> throw new IllegalStateException("No column for " + other);
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
        return Stream.of(keys)
                .map(key -> Objects.requireNonNullElse(key, ""))
                .collect(Collectors.joining(SEPARATOR));
    }

    private static LocalDateTime time(Instant at) {
        return at.atZone(Terms.CHINA).toLocalDateTime();
    }
}
