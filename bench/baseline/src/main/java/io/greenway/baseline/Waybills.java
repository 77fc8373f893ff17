package io.greenway.baseline;

import io.greenway.baseline.document.Waybill;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/// The documents of one paper.
interface Waybills extends JpaRepository<Waybill, Long> {
    /// Those of some orders.
    @Query("SELECT d FROM Waybill d WHERE d.head.orderNo IN :orderNos")
    List<Waybill> ofOrders(Collection<String> orderNos);
}
