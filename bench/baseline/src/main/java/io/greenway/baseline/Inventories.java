package io.greenway.baseline;

import io.greenway.baseline.document.Inventory;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/// The documents of one paper.
interface Inventories extends JpaRepository<Inventory, Long> {
    /// Those of some orders.
    @Query("SELECT d FROM Inventory d LEFT JOIN FETCH d.lines WHERE d.head.orderNo IN :orderNos")
    List<Inventory> ofOrders(Collection<String> orderNos);
}
