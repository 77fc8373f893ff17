package io.greenway.core.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.CEB711Message.Delivery;
import io.greenway.core.message.CEB711Message.DeliveryHead;
import io.greenway.core.message.CEB711Message.DeliveryList;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: a warehousing record is read as what it says and not as more. Method: one row a record,
/// the remarks of its lines parted by `/`.
class TallyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''                             | 1  | -",
                "/                              | 2  | -",
                "pieces=3                       | 3  | -",
                "pieces=3;weight=1.25           | 3  | 1.25",
                "件数=2；毛重=0.5               | 2  | 0.5",
                "weight: 2 / weight: 3.00001    | 2  | 5.00001",
                "weight=2 / fragile             | 2  | -",
                "B20261122000000005             | 1  | -",
                "pieces=                        | 1  | -",
                "pieces=1.5;weight=1.2.3        | 1  | -",
                "pieces=1234567890              | 1  | -",
                "pieces=-1 weight=-2            | 1  | -",
                "pieces=999999999/pieces=999999999 | 1999999998 | -",
                "gross-weight=7;mypieces=9      | 1  | -",
                "pieces=0;weight=0              | 0  | 0",
            })
    void isWhatItsLinesSay(String remarks, long pieces, @Nullable String weight) {
        List<DeliveryList> lines = new ArrayList<>();
        for (String remark : remarks.split("/", -1)) {
            lines.add(new DeliveryList(lines.size() + 1, "W1", remark.strip()));
        }
        lines.add(new DeliveryList(lines.size() + 1, "W2", null));
        List<Tally> tallies = Tally.of(new Delivery(head(), lines), "5101000007", Zone.NOON);
        assertThat(tallies).hasSize(2);
        assertThat(tallies.getFirst().waybill()).isEqualTo(new WaybillKey("5101000004", "W1"));
        assertThat(tallies.getFirst().pieces()).isEqualTo(pieces);
        assertThat(Objects.toString(tallies.getFirst().weight(), "-"))
                .isEqualTo(Objects.requireNonNullElse(weight, "-"));
        assertThat(tallies.getLast().pieces()).isEqualTo(1);
    }

    private static DeliveryHead head() {
        return new DeliveryHead(
                "G",
                "1",
                LocalDateTime.of(2026, 11, 22, 12, 0),
                "2",
                "7920",
                "C",
                null,
                null,
                "5101000007",
                "示范监管场所",
                "I",
                "5",
                "CA0456",
                "CA0456-0301",
                "99912345675",
                "5101000004",
                "示范物流",
                null,
                null);
    }
}
