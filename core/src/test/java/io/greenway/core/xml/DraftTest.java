package io.greenway.core.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.greenway.core.message.BaseTransfer;
import io.greenway.core.message.CEB311Message.OrderList;
import io.greenway.core.message.CEB513Message;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Records made from their elements by name.
class DraftTest {
    @Test
    void valuesAreTakenInTheirPublishedFormOrTheirOwnType() {
        OrderList line =
                Draft.of(
                        OrderList.class,
                        "country",
                        "305",
                        "gnum",
                        "1",
                        "itemName",
                        "红葡萄酒",
                        "gmodel",
                        "750 ml",
                        "unit",
                        "142",
                        "qty",
                        new BigDecimal("2"),
                        "price",
                        "150.00",
                        "totalPrice",
                        "300.00",
                        "currency",
                        "142");
        assertThat(line.gnum()).isEqualTo(1);
        assertThat(line.price()).isEqualTo(new BigDecimal("150.00"));
        assertThat(line.barCode()).isNull();
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Draft.of(
                                        OrderList.class,
                                        "gnum",
                                        "one",
                                        "itemName",
                                        "",
                                        "unit",
                                        "142",
                                        "colour",
                                        "red",
                                        "currency",
                                        "502"))
                .withMessageContainingAll(
                        "gnum: \"one\" is not N4",
                        "itemName: \"\" is not C1..250",
                        "currency: \"502\" is not 142",
                        "colour: unknown",
                        "gmodel: missing",
                        "qty: missing");
    }

    @Test
    void namesComeOnceAndWithAValueOfTheRightType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Draft.of(BaseTransfer.class, "copCode"))
                .withMessageContaining("no value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Draft.of(BaseTransfer.class, "copCode", "1", "copCode", "2"))
                .withMessageContaining("copCode: twice");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Draft.of(
                                        CEB513Message.class,
                                        "guid",
                                        "5F0E9A10-2C64-4B1D-9A77-000000000001",
                                        "version",
                                        "1.0",
                                        "LogisticsStatus",
                                        List.of(),
                                        "BaseTransfer",
                                        "no transfer"))
                .withMessageContaining("other types");
    }

    @Test
    void aMessageIsMadeOfTextsUnderTheirPaths() {
        var message =
                Draft.ofPaths(
                        CEB513Message.class,
                        Map.ofEntries(
                                Map.entry("guid", "5F0E9A10-2C64-4B1D-9A77-000000000001"),
                                Map.entry("version", "1.0"),
                                Map.entry("BaseTransfer/copCode", "5101980001"),
                                Map.entry("BaseTransfer/copName", "Demo Mall"),
                                Map.entry("BaseTransfer/dxpMode", "DXP"),
                                Map.entry("BaseTransfer/dxpId", "DXPENT0000000001"),
                                Map.entry("LogisticsStatus/guid", "A".repeat(36)),
                                Map.entry("LogisticsStatus/appType", "1"),
                                Map.entry("LogisticsStatus/appTime", "20260302093015"),
                                Map.entry("LogisticsStatus/appStatus", "2"),
                                Map.entry("LogisticsStatus/logisticsCode", "5101980004"),
                                Map.entry("LogisticsStatus/logisticsName", "Demo Courier"),
                                Map.entry("LogisticsStatus/logisticsNo", "W-1"),
                                Map.entry("LogisticsStatus/logisticsStatus", "S"),
                                Map.entry("LogisticsStatus/logisticsTime", "20260302093015")));
        assertThat(message.statuses()).hasSize(1);
        assertThat(message.statuses().getFirst().logisticsNo()).isEqualTo("W-1");
        assertThat(message.transfer().copName()).isEqualTo("Demo Mall");
    }

    @Test
    void everythingWrongUnderAnyPathIsToldAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Draft.ofPaths(
                                        CEB513Message.class,
                                        Map.of(
                                                "guid/x", "1",
                                                "BaseTransfer[2]/copCode", "1",
                                                "LogisticsStatus[2]/appType", "7",
                                                "colour", "red")))
                .withMessageContainingAll(
                        "guid: unknown",
                        "version: missing",
                        "BaseTransfer: unknown",
                        "LogisticsStatus: numbers up to 2 with gaps",
                        "LogisticsStatus[2]/appType: \"7\" is not",
                        "LogisticsStatus[2]/logisticsNo: missing",
                        "colour: unknown");
    }
}
