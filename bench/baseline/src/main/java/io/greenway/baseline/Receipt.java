package io.greenway.baseline;

import io.greenway.core.message.Paper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// An answer to a document.
@Entity
@Table(indexes = @Index(columnList = "owner, cursor"))
public class Receipt {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "receipt")
    @SequenceGenerator(name = "receipt", allocationSize = 500)
    @Nullable Long cursor;

    String owner = "";

    @Enumerated(EnumType.STRING)
    Paper paper = Paper.ORDER;

    String guid = "";
    String ebpCode = "";
    String ebcCode = "";
    String orderNo = "";
    @Nullable String number;
    String status = "";

    @Column(length = 1000)
    String info = "";

    LocalDateTime at = LocalDateTime.MIN;
}
