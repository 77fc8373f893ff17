package io.greenway.core.inspection;

import io.greenway.core.reference.RestrictionsOfDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// A bonded batch at entry 入区批次. Its number is given by whoever registers it; book and
/// record say which stock of the account book it becomes.
///
/// @param batchNo number of the batch
/// @param owner enterprise whose goods they are
/// @param emsNo account book 账册编号
/// @param itemRecordNo record in it 备案料号
/// @param code commodity code
/// @param name of the goods
/// @param brand of the goods; may be empty
/// @param producer of the goods
/// @param producerNo registration of the producer; may be empty
/// @param origin country of origin, customs code
/// @param quantity in pieces
/// @param unit customs code of the unit
/// @param enteredOn day of entry
public record Batch(
        String batchNo,
        String owner,
        String emsNo,
        String itemRecordNo,
        String code,
        String name,
        String brand,
        String producer,
        String producerNo,
        String origin,
        BigDecimal quantity,
        String unit,
        LocalDate enteredOn) {
    /// The batch as goods, drawn by its number.
    public Goods goods() {
        return new Goods(
                batchNo,
                owner,
                "1210",
                List.of(
                        new Goods.Line(
                                1,
                                code,
                                name,
                                origin,
                                producer.toUpperCase(Locale.ROOT),
                                quantity,
                                emsNo,
                                itemRecordNo,
                                RestrictionsOfDay.words(name, brand, producer),
                                null)));
    }
}
