package io.greenway.core.bonded;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.ledger.Quantity;
import io.greenway.core.ledger.StockAccount;
import io.greenway.core.ledger.StockLot;
import io.greenway.core.ledger.StockMove;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: a bonded declaration gets its stock exactly when the book that it names has the goods that
/// it says; every mistake has its fault, and all come at once. Method: one row for each mistake, on
/// a book with five pieces of one record.
class StockCheckTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "right, T1, W1, 1210, R1, 3304990039, 011, 116, 5, ''",
        "shorter code on record, T1, W1, 1210, R2, 3304990039, 011, 502, 5, ''",
        "no such book, T2, W1, 1210, R1, 3304990039, 011, 116, 5, BOOK_UNKNOWN",
        "other owner, T1, W2, 1210, R1, 3304990039, 011, 116, 5, BOOK_OWNER_DIFFERS",
        "other mode, T1, W1, 1239, R1, 3304990039, 011, 116, 5, BOOK_MODE_DIFFERS",
        "goods not on record, T1, W1, 1210, R9, 3304990039, 011, 116, 5, BOOK_LINE_UNKNOWN",
        "other goods, T1, W1, 1210, R1, 3401300000, 011, 116, 5, BOOK_GOODS_DIFFER",
        "other unit, T1, W1, 1210, R1, 3304990039, 035, 116, 5, BOOK_UNIT_DIFFERS",
        "other origin, T1, W1, 1210, R1, 3304990039, 011, 502, 5, BOOK_ORIGIN_DIFFERS",
        "nothing, T1, W1, 1210, R1, 3304990039, 011, 116, 0, BOOK_QUANTITY",
        "too much, T1, W1, 1210, R1, 3304990039, 011, 116, 5.00001, STOCK_NOT_ENOUGH",
        "all at once, T1, W2, 1239, R1, 3304990039, 035, 116, 6,"
                + " BOOK_OWNER_DIFFERS BOOK_MODE_DIFFERS BOOK_UNIT_DIFFERS STOCK_NOT_ENOUGH"
    })
    void everyMistakeHasItsFault(
            String row,
            String number,
            String area,
            String mode,
            String item,
            String gcode,
            String unit,
            String origin,
            BigDecimal quantity,
            String faults) {
        var line = new StockDemand.Line(1, item, gcode, unit, origin, quantity);
        List<String> expected =
                faults.isEmpty() ? List.of() : Arrays.asList(faults.strip().split(" ", -1));
        assertThat(faults(new StockDemand(number, area, mode, List.of(line)), DAY))
                .as(row)
                .extracting(FaultCode::name)
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31", "2027-01-01"})
    void aBookIsOpenInItsTermOnly(LocalDate day) {
        var line = new StockDemand.Line(1, "R1", "3304990039", "011", "116", BigDecimal.ONE);
        assertThat(faults(new StockDemand("T1", "W1", "1210", List.of(line)), day))
                .containsExactly(FaultCode.BOOK_NOT_OPEN);
    }

    /// Two lines of one record want more together than either alone.
    @ParameterizedTest
    @CsvSource({"2, 3, true", "3, 3, false"})
    void linesOfOneRecordShareItsStock(BigDecimal first, BigDecimal second, boolean enough) {
        var one = new StockDemand.Line(1, "R1", "3304990039", "011", "116", first);
        var other = new StockDemand.Line(2, "R1", "3304990039", "011", "116", second);
        assertThat(faults(new StockDemand("T1", "W1", "1210", List.of(one, other)), DAY).isEmpty())
                .isEqualTo(enough);
    }

    private static List<FaultCode> faults(StockDemand demand, LocalDate day) {
        AccountBook book =
                BookRegister.EMPTY
                        .after(
                                "T1",
                                new BookEvent.Opened(
                                        "W1",
                                        "S1",
                                        "7916",
                                        "1210",
                                        LocalDate.of(2026, 1, 1),
                                        LocalDate.of(2026, 12, 31),
                                        List.of(
                                                goods("R1", "3304990039", "116"),
                                                new BookGoods(
                                                        "R2", "33049900", "面霜", "011", null))))
                        .find(demand.book())
                        .orElse(null);
        return switch (StockCheck.of(demand, book, StockCheckTest::fivePieces, day)) {
            case Outcome.Accepted<List<StockLot>> accepted -> List.of();
            case Outcome.Refused<List<StockLot>>(List<Fault> faults) ->
                    faults.stream().map(Fault::code).toList();
        };
    }

    private static BookGoods goods(String item, String code, String origin) {
        return new BookGoods(item, code, "面霜", "011", origin);
    }

    private static StockAccount fivePieces(String item) {
        return StockAccount.empty("T1", item).after(StockMove.Kind.RECEIVED, Quantity.of(5));
    }
}
