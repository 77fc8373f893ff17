package io.greenway.server.gateway;

import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB511Message.LogisticsHead;
import io.greenway.core.message.CEB512Message.LogisticsReturn;
import io.greenway.core.message.CEB513Message;
import io.greenway.core.message.CEB513Message.LogisticsStatus;
import io.greenway.core.message.CEB514Message.LogisticsStatusReturn;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.message.CEB711Message.DeliveryHead;
import io.greenway.core.message.CEB712Message.DeliveryReturn;
import io.greenway.core.message.CustomsMessage;
import io.greenway.core.message.EnterpriseMessage;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// Receipts of the far side for waybills and for what it is told of goods, which it remembers.
final class FarGoods {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 25, 12, 0);
    private static final String DECLARING = "2";
    private static final String ENTERED = "120";
    private static final String INFO = "[Code:2120;Desc:ok]";

    private final List<EnterpriseMessage> told = new ArrayList<>();

    /// As it came.
    List<EnterpriseMessage> told() {
        return List.copyOf(told);
    }

    List<CustomsMessage> answers(CEB511Message waybill, Supplier<String> guid) {
        LogisticsHead head = waybill.logistics().getFirst().head();
        return List.of(
                new LogisticsReturn(
                                guid.get(),
                                head.logisticsCode(),
                                head.logisticsNo(),
                                DECLARING,
                                TIME,
                                INFO)
                        .message(guid.get()));
    }

    List<CustomsMessage> answers(CEB513Message status, Supplier<String> guid) {
        told.add(status);
        LogisticsStatus one = status.statuses().getFirst();
        return List.of(
                new LogisticsStatusReturn(
                                guid.get(),
                                one.logisticsCode(),
                                one.logisticsNo(),
                                one.logisticsStatus(),
                                ENTERED,
                                TIME,
                                INFO)
                        .message(guid.get()));
    }

    /// Whose number ends in `-UNNAMED` is answered without the operator of the site, which a
    /// receipt need not name.
    List<CustomsMessage> answers(CEB711Message record, Supplier<String> guid) {
        told.add(record);
        DeliveryHead one = record.delivery().head();
        String copNo = Objects.requireNonNullElse(one.copNo(), "");
        return List.of(
                new DeliveryReturn(
                                guid.get(),
                                one.customsCode(),
                                copNo.endsWith("-UNNAMED") ? null : one.operatorCode(),
                                copNo,
                                "D%017d".formatted(told.size()),
                                "RKD%05d".formatted(told.size()),
                                ENTERED,
                                TIME,
                                INFO)
                        .message(guid.get()));
    }
}
