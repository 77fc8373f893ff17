package io.greenway.core.match;

import io.greenway.core.message.CEB311Message.Order;
import io.greenway.core.message.CEB411Message.Payment;
import io.greenway.core.message.CEB511Message.Logistics;
import io.greenway.core.message.CEB621Message.Inventory;

/// The four documents of one trade, all present.
public record Papers(Order order, Payment payment, Logistics waybill, Inventory inventory) {}
