package io.greenway.core.rawdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.money.Money;
import io.greenway.core.rawdata.RawData.Goods;
import io.greenway.core.rawdata.RawData.Head;
import io.greenway.core.rawdata.RawData.Order;
import io.greenway.core.spec.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: raw payment data that would be turned back, or that disagree with the orders, are told
/// before they are uploaded (checks I, R-076). Method: one whole example, and one change at a time.
class RawDataCheckTest {
    private static final String PLATFORM = "5101960D01";
    private static final KnownOrder KNOWN =
            new KnownOrder(
                    "O-1", "示范电商", List.of("洗面奶", "面膜"), "5101960D21", "P-1", Money.of("268.40"));
    private static final Head HEAD =
            new Head(
                    "A0000000-0000-4000-8000-000000000001",
                    "request",
                    "response",
                    PLATFORM,
                    "5101960D21",
                    "P-1",
                    "268.40",
                    "142",
                    "3",
                    "1",
                    "20261102093015",
                    null);
    private static final Order ORDER =
            new Order(
                    "O-1",
                    List.of(new Goods("面膜", "https://shop.example/1")),
                    "account",
                    null,
                    "示范电商");

    private static RawData data(Head head, List<Order> orders) {
        return new RawData("S-1", head, orders, "1793580000000", "C-1", "c2lnbg==");
    }

    private static String told(RawData data, Map<String, KnownOrder> known) {
        return RawDataCheck.faults(data, PLATFORM, known).stream()
                .map(RawDataCheckTest::told)
                .collect(Collectors.joining("; "));
    }

    private static String told(Fault fault) {
        return "%d %s %s %s"
                .formatted(
                        fault.code().number(),
                        fault.place().path(),
                        fault.found(),
                        fault.expected());
    }

    @Test
    void whatAgreesHasNoFault() {
        assertThat(told(data(HEAD, List.of(ORDER)), Map.of("O-1", KNOWN))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "guid, '', 3141 /payExchangeInfoHead/guid null null",
        "totalAmount, 268.4, ''",
        "totalAmount, 268.41, 3147 /payExchangeInfoHead/totalAmount 268.41 268.40",
        "totalAmount, 1e3, '3143 /payExchangeInfoHead/totalAmount 1e3 N19,5'",
        "currency, 502, 3143 /payExchangeInfoHead/currency 502 142",
        "verDept, 4, 3143 /payExchangeInfoHead/verDept 4 1|2|3",
        "payType, '', ''",
        "payType, 9, 3143 /payExchangeInfoHead/payType 9 1|2|3|4",
        "tradingTime, 20261302093015, 3143 /payExchangeInfoHead/tradingTime 20261302093015 yyyyMMddHHmmss",
        "payTransactionId, P-2, 3146 /payExchangeInfoHead/payTransactionId P-2 P-1",
        "payCode, 5101960D22, 3146 /payExchangeInfoHead/payCode 5101960D22 5101960D21",
        "ebpCode, 5101960D02, 3144 /payExchangeInfoHead/ebpCode 5101960D02 5101960D01"
    })
    void oneChangeOfThePaymentHasItsFault(String name, String value, String expected) {
        String changed = value.isEmpty() ? null : value;
        Head head =
                new Head(
                        name.equals("guid") ? changed : HEAD.guid(),
                        HEAD.initalRequest(),
                        HEAD.initalResponse(),
                        name.equals("ebpCode") ? changed : HEAD.ebpCode(),
                        name.equals("payCode") ? changed : HEAD.payCode(),
                        name.equals("payTransactionId") ? changed : HEAD.payTransactionId(),
                        name.equals("totalAmount") ? changed : HEAD.totalAmount(),
                        name.equals("currency") ? changed : HEAD.currency(),
                        name.equals("verDept") ? changed : HEAD.verDept(),
                        name.equals("payType") ? changed : HEAD.payType(),
                        name.equals("tradingTime") ? changed : HEAD.tradingTime(),
                        null);
        assertThat(told(data(head, List.of(ORDER)), Map.of("O-1", KNOWN))).isEqualTo(expected);
    }

    @Test
    void anOrderThatIsNotThereOrNotPaidIsTold() {
        assertThat(told(data(HEAD, List.of(ORDER)), Map.of()))
                .isEqualTo("3145 /payExchangeInfoLists/0/orderNo O-1 CEB311");
        KnownOrder unpaid =
                new KnownOrder("O-1", KNOWN.sellerName(), KNOWN.goods(), null, null, null);
        assertThat(told(data(HEAD, List.of(ORDER)), Map.of("O-1", unpaid)))
                .isEqualTo("3145 /payExchangeInfoLists/0/orderNo O-1 CEB411");
    }

    @Test
    void receiverGoodsAndRepetitionAreTold() {
        Order other =
                new Order("O-1", List.of(new Goods("手机", "https://s.example")), "a", null, "别家");
        assertThat(told(data(HEAD, List.of(ORDER, other)), Map.of("O-1", KNOWN)))
                .isEqualTo(
                        "3143 /payExchangeInfoLists/1/orderNo O-1 once;"
                                + " 3148 /payExchangeInfoLists/1/recpName 别家 示范电商;"
                                + " 3149 /payExchangeInfoLists/1/goodsInfo/0/gname 手机 洗面奶; 面膜;"
                                + " 3147 /payExchangeInfoHead/totalAmount 268.40 536.80");
    }

    /// The failure text that was seen: certNo and signValue must not be empty.
    @Test
    void nothingAtAllIsToldAtOnce() {
        assertThat(told(new RawData(null, null, null, null, " ", null), Map.of()))
                .isEqualTo(
                        "3141 /sessionID null null; 3141 /serviceTime null null;"
                                + " 3141 /certNo null null; 3141 /signValue null null;"
                                + " 3141 /payExchangeInfoHead null null;"
                                + " 3141 /payExchangeInfoLists null null");
    }

    @Test
    void rawTextsAreNotLongerThanTheAnnouncementAllows() {
        Head head =
                new Head(
                        HEAD.guid(),
                        "x".repeat(8001),
                        "y".repeat(8000),
                        PLATFORM,
                        HEAD.payCode(),
                        HEAD.payTransactionId(),
                        HEAD.totalAmount(),
                        "142",
                        "3",
                        null,
                        HEAD.tradingTime(),
                        null);
        assertThat(told(data(head, List.of(ORDER)), Map.of("O-1", KNOWN)))
                .isEqualTo("3142 /payExchangeInfoHead/initalRequest 8001 8000");
    }
}
