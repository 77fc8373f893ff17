package io.greenway.baseline;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

/// The receipts.
interface Receipts extends JpaRepository<Receipt, Long> {
    /// The next receipts of an enterprise.
    List<Receipt> findByOwnerAndCursorGreaterThanOrderByCursor(
            String owner, long cursor, Limit limit);
}
