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
import org.jspecify.annotations.Nullable;

/// A tax authority that decides by rule, so that an enterprise can rehearse: it bills what the
/// platform computed, `SIM_BILL_DAYS` after release, and sees it paid on a day between the first
/// and the last day of paying, which the number of the declaration picks. An order number with one
/// of the endings of [Ending] forces another way, and `SIM_BILL_DIFFERS_SHARE` makes it differ from
/// the computation for a share of declarations, picked by their numbers alone. The day after goods
/// came back it amends the bill, or makes it void when nothing is left.
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

    /// Everything it will ever say of a declaration, in order of days, as far as is known what
    /// comes
    /// back. The same declaration always gets the same.
    ///
    /// @param returns what came back so far
    public static List<Saying> course(
            Estimate estimate, List<Returned> returns, Parameters parameters) {
        var course = new Course(estimate, parameters);
        course.bill();
        if (course.ending == Ending.VOID) {
            course.makeVoid(course.last.plusDays(DAYS_BETWEEN));
            return course.sayings;
        }
        if (course.ending == Ending.AMEND) {
            course.amend(course.last.plusDays(DAYS_BETWEEN));
        }
        for (Returned one : returns) {
            course.takeBack(one);
        }
        course.pay();
        return course.sayings;
    }

    /// What it says of one declaration. There is one saying a day.
    private static final class Course {
        private final Estimate estimate;
        private final Parameters parameters;
        private final BigDecimal lot;
        private final @Nullable Ending ending;
        private final List<Saying> sayings = new ArrayList<>();
        private final List<TaxLine> left;
        private BillNotice notice;
        private LocalDate last;
        private int version;

        Course(Estimate estimate, Parameters parameters) {
            this.estimate = estimate;
            this.parameters = parameters;
            this.lot = lot(estimate.invtNo());
            this.ending = ending(estimate.orderNo()).orElse(null);
            this.left = new ArrayList<>(estimate.lines());
            this.last =
                    estimate.releasedOn()
                            .plusDays(parameters.days("SIM_BILL_DAYS", estimate.releasedOn()));
            boolean odd =
                    ending == Ending.DIFFERS
                            || ending == Ending.AMEND
                            || lot.compareTo(parameters.number("SIM_BILL_DIFFERS_SHARE", last)) < 0;
            this.notice = notice(odd ? ODD : Money.ZERO);
        }

        void bill() {
            sayings.add(new Saying.Bills(last, notice));
        }

        void amend(LocalDate day) {
            last = day;
            notice = notice(Money.ZERO);
            bill();
        }

        void makeVoid(LocalDate day) {
            last = day;
            report(BillStatus.VOID, null);
        }

        /// What comes back after the payment is for the payer to ask for.
        void takeBack(Returned returned) {
            if (left.stream().allMatch(TaxLine::isNothing)
                    || !returned.at().toLocalDate().isBefore(payDay())) {
                return;
            }
            returned.lines()
                    .forEach(
                            back ->
                                    left.replaceAll(
                                            line ->
                                                    line.gnum() == back.gnum()
                                                            ? line.without(back)
                                                            : line));
            LocalDate next = returned.at().toLocalDate().plusDays(1);
            LocalDate day = next.isAfter(last) ? next : last.plusDays(1);
            if (left.stream().allMatch(TaxLine::isNothing)) {
                makeVoid(day);
            } else {
                amend(day);
            }
        }

        void pay() {
            if (ending == Ending.UNPAID || left.stream().allMatch(TaxLine::isNothing)) {
                return;
            }
            LocalDate day = payDay();
            last = day.isAfter(last) ? day : last.plusDays(1);
            report(parameters.text("TAX_BILL_PAID_STATUS", last), PAYMENT_BOOK + notice.taxNo());
        }

        private LocalDate payDay() {
            if (ending == Ending.LATE) {
                return estimate.payTo().plusDays(LATE_DAYS);
            }
            if (ending == Ending.UNPAID) {
                return LocalDate.MAX;
            }
            long days = estimate.payTo().toEpochDay() - estimate.payFrom().toEpochDay() + 1;
            return estimate.payFrom().plusDays(lot.multiply(BigDecimal.valueOf(days)).longValue());
        }

        private void report(String status, @Nullable String book) {
            sayings.add(
                    new Saying.Reports(
                            last,
                            new BillStatus(notice.taxNo(), status, book, last.atTime(10, 0))));
        }

        private BillNotice notice(Money more) {
            version++;
            List<TaxLine> lines = new ArrayList<>(left);
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
            return BillNotice.of(
                    estimate.invtNo() + "_" + version,
                    last.atTime(9, 0),
                    estimate.assureCode(),
                    lines);
        }
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

    /// A number from 0 up to but not 1, drawn from what identifies the declaration.
    private static BigDecimal lot(String invtNo) {
        CRC32 seed = new CRC32();
        seed.update(("tax bill " + invtNo).getBytes(StandardCharsets.UTF_8));
        return BigDecimal.valueOf(seed.getValue() % 1_000_000, 6);
    }
}
