package io.greenway.baseline;

import io.greenway.baseline.document.Payment;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/// The documents of one paper.
interface Payments extends JpaRepository<Payment, Long> {
    /// Those of some orders.
    @Query("SELECT d FROM Payment d WHERE d.head.orderNo IN :orderNos")
    List<Payment> ofOrders(Collection<String> orderNos);
}
