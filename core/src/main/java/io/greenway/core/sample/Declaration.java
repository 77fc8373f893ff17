package io.greenway.core.sample;

import io.greenway.core.message.CEB311Message.Order;
import io.greenway.core.message.CEB411Message.Payment;
import io.greenway.core.message.CEB511Message.Logistics;
import io.greenway.core.message.CEB621Message.Inventory;

/// One sample trade: its four documents and what they are made to show. A paper that the kind
/// does not send is here all the same, and is left out when messages are packed.
///
/// @param index which declaration of the set, from 0
/// @param kind what it shows
public record Declaration(
        long index,
        Kind kind,
        Order order,
        Payment payment,
        Logistics waybill,
        Inventory inventory) {}
