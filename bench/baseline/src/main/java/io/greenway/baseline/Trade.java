package io.greenway.baseline;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

/// A trade, known by its order number, and what became of it.
@Entity
public class Trade {
    @Id private String orderNo = "";
    private boolean decided;
    private BigDecimal tax = BigDecimal.ZERO;

    /// For JPA.
    protected Trade() {}

    boolean isDecided() {
        return decided;
    }

    void decide(BigDecimal owed) {
        decided = true;
        tax = owed;
    }

    BigDecimal tax() {
        return tax;
    }

    String orderNo() {
        return orderNo;
    }
}
