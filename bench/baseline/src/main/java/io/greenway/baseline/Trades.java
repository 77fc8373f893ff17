package io.greenway.baseline;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/// The trades. Whoever files a document holds its trade, so that the last document of four sees
/// the others.
interface Trades extends JpaRepository<Trade, String> {
    /// Makes what is not there yet.
    @Modifying
    @NativeQuery(
            """
            INSERT INTO trade (order_no, decided, tax)
            SELECT no, false, 0 FROM unnest(:orderNos) AS no ORDER BY no ON CONFLICT DO NOTHING
            """)
    void prepare(String[] orderNos);

    /// Holds trades until the transaction ends.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("SELECT t FROM Trade t WHERE t.orderNo IN :orderNos ORDER BY t.orderNo")
    List<Trade> hold(Collection<String> orderNos);
}
