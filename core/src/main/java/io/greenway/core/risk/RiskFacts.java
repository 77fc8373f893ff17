package io.greenway.core.risk;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Filed;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.money.Money;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the rules of risk look at in one declaration. Who and where the buyer is stands here under
/// keyed digests only.
///
/// @param order digest of platform and order number
/// @param buyer pseudonym of the buyer's identity document
/// @param address digest of the consignee's address
/// @param telephone digest of the buyer's telephone
/// @param born day of birth, from a resident identity number; null when it is no such number
/// @param paidAt when the buyer paid, China time; null when not known
/// @param shippedAt when the waybill was made, China time; null when not known
/// @param value price of the goods with freight and insurance
/// @param goods line by line
public record RiskFacts(
        String order,
        String buyer,
        String address,
        String telephone,
        @Nullable LocalDate born,
        @Nullable LocalDateTime paidAt,
        @Nullable LocalDateTime shippedAt,
        Money value,
        List<Goods> goods) {
    /// Digits of a digest that are kept: enough that two of a small zone never meet.
    private static final int SHORT = 24;

    private static final String RESIDENT = "1";

    public RiskFacts {
        goods = List.copyOf(goods);
    }

    /// One line.
    ///
    /// @param gnum position
    /// @param key what its price is compared with: commodity code and unit
    /// @param price of one unit
    /// @param quantity in the declared unit
    public record Goods(int gnum, String key, Money price, BigDecimal quantity) {}

    /// What an inventory alone says.
    public static RiskFacts of(CEB621Message.Inventory inventory, Terms.Buyers digests) {
        InventoryHead head = inventory.head();
        List<Goods> goods = new ArrayList<>();
        Money value = Money.of(head.freight()).plus(Money.of(head.insuredFee()));
        for (InventoryList line : inventory.lines()) {
            value = value.plus(Money.of(line.totalPrice()));
            goods.add(
                    new Goods(
                            line.gnum(),
                            line.gcode() + "/" + line.unit(),
                            new Money(line.price().movePointRight(2).longValue()),
                            line.qty()));
        }
        return new RiskFacts(
                digest(digests, "order", head.ebpCode() + "/" + head.orderNo()),
                digests.pseudonym(head.buyerIdType(), head.buyerIdNumber()),
                digest(digests, "address", plain(head.consigneeAddress())),
                digest(digests, "telephone", plain(head.buyerTelephone())),
                head.buyerIdType().equals(RESIDENT) ? born(head.buyerIdNumber()) : null,
                null,
                null,
                value,
                goods);
    }

    /// What a dossier says; null of one without an inventory.
    public static @Nullable RiskFacts of(Dossier dossier, Terms.Buyers digests) {
        Filed<Document.Inventory> filed = dossier.inventory();
        if (filed == null) {
            return null;
        }
        RiskFacts facts = of(filed.document().content(), digests);
        Filed<Document.Payment> payment = dossier.payment();
        Filed<Document.Waybill> waybill = dossier.waybill();
        return new RiskFacts(
                facts.order,
                facts.buyer,
                facts.address,
                facts.telephone,
                facts.born,
                payment == null ? null : payment.document().content().head().payTime(),
                waybill == null ? null : waybill.document().header().appTime(),
                facts.value,
                facts.goods);
    }

    private static String digest(Terms.Buyers digests, String kind, String text) {
        return digests.pseudonym("risk " + kind, text).substring(0, SHORT);
    }

    /// Blanks, punctuation and the width of letters make no other address.
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static @Nullable LocalDate born(String number) {
        if (!number.matches("[0-9]{17}[0-9Xx]")) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
