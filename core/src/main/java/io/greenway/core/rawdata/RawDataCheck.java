package io.greenway.core.rawdata;

import io.greenway.core.money.Money;
import io.greenway.core.rawdata.RawData.Head;
import io.greenway.core.rawdata.RawData.Order;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks raw payment data before the platform enterprise uploads them (checks I): that they are
/// filled and of their form, and that they agree with the orders and payments that the zone knows
/// . It keeps nothing and sends nothing: the upload is between the platform and customs.
public final class RawDataCheck {
    private static final String CNY = "142";
    private static final int DIGITS = 19;
    private static final int DECIMALS = 5;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private final List<Fault> faults = new ArrayList<>();

    private RawDataCheck() {}

    /// Everything that is wrong.
    ///
    /// @param asking code of the platform that asks; of another's orders nothing is told
    /// @param known orders of that platform, by number
    public static List<Fault> faults(RawData data, String asking, Map<String, KnownOrder> known) {
        RawDataCheck check = new RawDataCheck();
        check.text("/sessionID", data.sessionID(), Integer.MAX_VALUE);
        check.text("/serviceTime", data.serviceTime(), Integer.MAX_VALUE);
        check.text("/certNo", data.certNo(), Integer.MAX_VALUE);
        check.text("/signValue", data.signValue(), Integer.MAX_VALUE);
        Head head = data.payExchangeInfoHead();
        if (head == null) {
            check.add(FaultCode.RAW_DATA_MISSING, "/payExchangeInfoHead", null, null);
        } else {
            check.head(head);
        }
        List<Order> orders = data.payExchangeInfoLists();
        if (orders == null || orders.isEmpty()) {
            check.add(FaultCode.RAW_DATA_MISSING, "/payExchangeInfoLists", null, null);
        } else {
            check.orders(orders);
        }
        if (head != null && orders != null) {
            if (asking.equals(head.ebpCode())) {
                check.agree(head, orders, known);
            } else {
                check.add(
                        FaultCode.RAW_DATA_NOT_YOURS,
                        "/payExchangeInfoHead/ebpCode",
                        head.ebpCode(),
                        asking);
            }
        }
        return check.faults;
    }

    private void head(Head head) {
        String at = "/payExchangeInfoHead/";
        text(at + "guid", head.guid(), 36);
        text(at + "initalRequest", head.initalRequest(), 8000);
        text(at + "initalResponse", head.initalResponse(), 8000);
        text(at + "ebpCode", head.ebpCode(), 18);
        text(at + "payCode", head.payCode(), 18);
        text(at + "payTransactionId", head.payTransactionId(), 60);
        if (text(at + "totalAmount", head.totalAmount(), DIGITS + 2)
                && amount(head.totalAmount()) == null) {
            value(at + "totalAmount", head.totalAmount(), "N19,5");
        }
        oneOf(at + "currency", head.currency(), Set.of(CNY), true);
        oneOf(at + "verDept", head.verDept(), Set.of("1", "2", "3"), true);
        oneOf(at + "payType", head.payType(), Set.of("1", "2", "3", "4"), false);
        if (text(at + "tradingTime", head.tradingTime(), 14) && !isTime(head.tradingTime())) {
            value(at + "tradingTime", head.tradingTime(), "yyyyMMddHHmmss");
        }
        longest(at + "note", head.note(), 1000);
    }

    private void orders(List<Order> orders) {
        Set<String> seen = new HashSet<>();
        for (int at = 0; at < orders.size(); at++) {
            Order order = orders.get(at);
            String path = path(at);
            if (text(path + "orderNo", order.orderNo(), 60) && !seen.add(order.orderNo())) {
                value(path + "orderNo", order.orderNo(), "once");
            }
            text(path + "recpAccount", order.recpAccount(), 60);
            longest(path + "recpCode", order.recpCode(), 18);
            text(path + "recpName", order.recpName(), 100);
            List<RawData.Goods> goods = order.goodsInfo();
            if (goods == null || goods.isEmpty()) {
                add(FaultCode.RAW_DATA_MISSING, path + "goodsInfo", null, null);
            } else {
                for (int number = 0; number < goods.size(); number++) {
                    String place = path + "goodsInfo/" + number;
                    text(place + "/gname", goods.get(number).gname(), 250);
                    text(place + "/itemLink", goods.get(number).itemLink(), 3000);
                }
            }
        }
    }

    /// each order is paid by this payment, and the amounts add up.
    private void agree(Head head, List<Order> orders, Map<String, KnownOrder> known) {
        Money sum = Money.ZERO;
        boolean isWhole = true;
        for (int at = 0; at < orders.size(); at++) {
            Order order = orders.get(at);
            KnownOrder here = order.orderNo() == null ? null : known.get(order.orderNo());
            Money paid = here == null ? null : here.amountPaid();
            if (here == null || paid == null) {
                isWhole = false;
                add(
                        FaultCode.RAW_DATA_ORDER_UNKNOWN,
                        path(at) + "orderNo",
                        order.orderNo(),
                        here == null ? "CEB311" : "CEB411");
                continue;
            }
            sum = sum.plus(paid);
            same("payTransactionId", head.payTransactionId(), here.payTransactionId());
            same("payCode", head.payCode(), here.payCode());
            if (order.recpName() != null && !order.recpName().equals(here.sellerName())) {
                add(
                        FaultCode.RAW_DATA_RECEIVER,
                        path(at) + "recpName",
                        order.recpName(),
                        here.sellerName());
            }
            goods(path(at), order, here);
        }
        BigDecimal total = amount(head.totalAmount());
        if (isWhole && total != null && total.compareTo(sum.decimal()) != 0) {
            add(
                    FaultCode.RAW_DATA_AMOUNT,
                    "/payExchangeInfoHead/totalAmount",
                    head.totalAmount(),
                    sum.toString());
        }
    }

    private void same(String name, @Nullable String found, @Nullable String expected) {
        if (found != null && !found.equals(expected)) {
            add(FaultCode.RAW_DATA_PAYMENT, "/payExchangeInfoHead/" + name, found, expected);
        }
    }

    /// Names are compared as they are; a shop may have changed them, so it is a warning.
    private void goods(String path, Order order, KnownOrder here) {
        List<RawData.Goods> goods = order.goodsInfo();
        if (goods == null) {
            return;
        }
        for (int number = 0; number < goods.size(); number++) {
            String name = goods.get(number).gname();
            if (name != null && !here.goods().contains(name)) {
                add(
                        FaultCode.RAW_DATA_GOODS,
                        path + "goodsInfo/" + number + "/gname",
                        name,
                        String.join("; ", here.goods()));
            }
        }
    }

    private static String path(int at) {
        return "/payExchangeInfoLists/" + at + "/";
    }

    /// @return whether there is a value of a length that is allowed
    private boolean text(String path, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            add(FaultCode.RAW_DATA_MISSING, path, null, null);
            return false;
        }
        return longest(path, value, most);
    }

    private boolean longest(String path, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            add(
                    FaultCode.RAW_DATA_TOO_LONG,
                    path,
                    Integer.toString(value.length()),
                    Integer.toString(most));
            return false;
        }
        return true;
    }

    private void oneOf(String path, @Nullable String value, Set<String> codes, boolean needed) {
        if (value == null || value.isBlank()) {
            if (needed) {
                add(FaultCode.RAW_DATA_MISSING, path, null, null);
            }
        } else if (!codes.contains(value)) {
            value(path, value, String.join("|", codes.stream().sorted().toList()));
        }
    }

    private void value(String path, @Nullable String found, String expected) {
        add(FaultCode.RAW_DATA_VALUE, path, found, expected);
    }

    private static @Nullable BigDecimal amount(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,14}(\\.\\d{1," + DECIMALS + "})?")) {
            return null;
        }
        return new BigDecimal(text);
    }

    private static boolean isTime(@Nullable String text) {
        try {
            return text != null && LocalDateTime.parse(text, TIME) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private void add(
            FaultCode code, String path, @Nullable String found, @Nullable String expected) {
        faults.add(Fault.of(code, path, found, expected));
    }
}
