package io.greenway.baseline;

import io.greenway.baseline.document.Order;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/// The documents of one paper.
interface Orders extends JpaRepository<Order, Long> {
    /// Those of some orders.
    @Query("SELECT d FROM Order d LEFT JOIN FETCH d.lines WHERE d.head.orderNo IN :orderNos")
    List<Order> ofOrders(Collection<String> orderNos);
}
