package io.greenway.core.bill;

import io.greenway.core.money.Money;
import io.greenway.core.reference.Parameters;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// A tax authority that decides by rule, so that an enterprise can rehearse: it bills what the
/// platform computed, `SIM_BILL_DAYS` after release, and sees it paid on a day between the first
/// and the last day of paying, which the number of the declaration picks. An order number with one
/// of the endings of [Ending] forces another way, and `SIM_BILL_DIFFERS_SHARE` makes it differ from
/// the computation for a share of declarations, picked by their numbers alone.
public final class SimulatedTax {
    private static final int LATE_DAYS = 10;
    private static final int DAYS_BETWEEN = 5;
    private static final Money ODD = Money.of("1.00");
    private static final String PAYMENT_BOOK = "JKS";

    private SimulatedTax() {}

    /// Endings of an order number, and what they make the simulated authority do.
    public enum Ending {
        /// 税单与测算不符: the VAT of the first line is one yuan more than computed.
        DIFFERS("-TAX-DIFFERS"),
        /// 逾期缴纳: paid ten days after the last day.
        LATE("-TAX-LATE"),
        /// 不缴纳: never paid.
        UNPAID("-TAX-UNPAID"),
        /// 税单修改: billed one yuan too high, and amended five days later.
        AMEND("-TAX-AMEND"),
        /// 税单作废: void five days after it was made, as after a return of the goods.
        VOID("-TAX-VOID");

        private final String suffix;

        Ending(String suffix) {
            this.suffix = suffix;
        }

        /// How the order number ends.
        public String suffix() {
            return suffix;
        }
    }

    /// What the authority says of a declaration on a day.
    public sealed interface Saying {
        /// When it says so.
        LocalDate day();

        /// A bill.
        record Bills(LocalDate day, BillNotice notice) implements Saying {}

        /// A status.
        record Reports(LocalDate day, BillStatus status) implements Saying {}
    }

    /// Everything it will ever say of a declaration, in order of days. The same declaration always
    /// gets the same.
    ///
    /// @param goodsReturned whether the declaration does not stand any more: its bill is void then
    public static List<Saying> course(
            Estimate estimate, boolean goodsReturned, Parameters parameters) {
        Optional<Ending> ending = ending(estimate.orderNo());
        LocalDate made =
                estimate.releasedOn()
                        .plusDays(parameters.days("SIM_BILL_DAYS", estimate.releasedOn()));
        BigDecimal lot = lot(estimate.invtNo());
        boolean odd =
                ending.filter(one -> one == Ending.DIFFERS || one == Ending.AMEND).isPresent()
                        || lot.compareTo(parameters.number("SIM_BILL_DIFFERS_SHARE", made)) < 0;
        List<Saying> sayings = new ArrayList<>();
        BillNotice first = notice(estimate, 1, made, odd ? ODD : Money.ZERO);
        sayings.add(new Saying.Bills(made, first));
        if (ending.filter(one -> one == Ending.VOID).isPresent() || goodsReturned) {
            sayings.add(reports(first, BillStatus.VOID, made.plusDays(DAYS_BETWEEN)));
            return sayings;
        }
        BillNotice last = first;
        if (ending.filter(one -> one == Ending.AMEND).isPresent()) {
            LocalDate amended = made.plusDays(DAYS_BETWEEN);
            last = notice(estimate, 2, amended, Money.ZERO);
            sayings.add(new Saying.Bills(amended, last));
        }
        if (ending.filter(one -> one == Ending.UNPAID).isEmpty()) {
            LocalDate paid =
                    ending.filter(one -> one == Ending.LATE).isPresent()
                            ? estimate.payTo().plusDays(LATE_DAYS)
                            : payDay(estimate, lot);
            String status = parameters.text("TAX_BILL_PAID_STATUS", paid);
            sayings.add(reports(last, status, paid));
        }
        return sayings;
    }

    /// The first thing it says after a day; empty when it has said everything.
    public static Optional<Saying> next(List<Saying> course, LocalDate after) {
        return course.stream().filter(one -> one.day().isAfter(after)).findFirst();
    }

    private static Optional<Ending> ending(String orderNo) {
        for (Ending ending : Ending.values()) {
            if (orderNo.endsWith(ending.suffix())) {
                return Optional.of(ending);
            }
        }
        return Optional.empty();
    }

    private static LocalDate payDay(Estimate estimate, BigDecimal lot) {
        long days = estimate.payTo().toEpochDay() - estimate.payFrom().toEpochDay() + 1;
        return estimate.payFrom().plusDays(lot.multiply(BigDecimal.valueOf(days)).longValue());
    }

    private static Saying reports(BillNotice notice, String status, LocalDate day) {
        String book = status.equals(BillStatus.VOID) ? null : PAYMENT_BOOK + notice.taxNo();
        return new Saying.Reports(
                day, new BillStatus(notice.taxNo(), status, book, day.atTime(10, 0)));
    }

    private static BillNotice notice(Estimate estimate, int version, LocalDate day, Money more) {
        List<TaxLine> lines = new ArrayList<>(estimate.lines());
        TaxLine first = lines.getFirst();
        lines.set(
                0,
                new TaxLine(
                        first.gnum(),
                        first.gcode(),
                        first.value(),
                        first.duty(),
                        first.vat().plus(more),
                        first.consumptionTax()));
        return new BillNotice(
                estimate.invtNo() + "_" + version,
                day.atTime(9, 0),
                Money.sum(lines.stream().map(TaxLine::duty).toList()),
                Money.sum(lines.stream().map(TaxLine::vat).toList()),
                Money.sum(lines.stream().map(TaxLine::consumptionTax).toList()),
                estimate.assureCode(),
                lines);
    }

    /// A number from 0 up to but not 1, drawn from what identifies the declaration.
    private static BigDecimal lot(String invtNo) {
        CRC32 seed = new CRC32();
        seed.update(("tax bill " + invtNo).getBytes(StandardCharsets.UTF_8));
        return BigDecimal.valueOf(seed.getValue() % 1_000_000, 6);
    }
}
