package io.greenway.core.desk;

import java.util.Set;

/// What a task may tell of a declaration, and which regulators may see it (facts: regulators, four
/// views; field by field in `need_to_know.csv`). What a regulator may not see is never stored with
/// its task.
public enum TaskField {
    /// 清单编号.
    INVT_NO(Regulator.CUSTOMS, Regulator.INSPECTION, Regulator.TAX, Regulator.EXCHANGE),
    /// 订单编号: a number of proof.
    ORDER_NO(Regulator.CUSTOMS, Regulator.EXCHANGE),
    /// 电商平台.
    PLATFORM(Regulator.CUSTOMS, Regulator.EXCHANGE),
    /// 电商企业.
    SELLER(Regulator.CUSTOMS, Regulator.INSPECTION, Regulator.TAX, Regulator.EXCHANGE),
    /// 申报企业.
    DECLARANT(Regulator.CUSTOMS, Regulator.INSPECTION, Regulator.EXCHANGE),
    /// 申报地海关: the site by which tasks are found.
    SITE(Regulator.CUSTOMS, Regulator.INSPECTION, Regulator.TAX, Regulator.EXCHANGE),
    /// 监管方式.
    TRADE_MODE(Regulator.CUSTOMS, Regulator.INSPECTION, Regulator.TAX, Regulator.EXCHANGE),
    /// 信用等级 of the declarant or seller, the lower one.
    CREDIT(Regulator.CUSTOMS, Regulator.INSPECTION, Regulator.TAX, Regulator.EXCHANGE),
    /// 绿色通道: `true` when seller and declarant are in the green channel, else left out.
    GREEN(Regulator.CUSTOMS, Regulator.INSPECTION, Regulator.TAX, Regulator.EXCHANGE),
    /// 商品: names, codes and quantities.
    GOODS(Regulator.CUSTOMS, Regulator.INSPECTION, Regulator.TAX, Regulator.EXCHANGE),
    /// 原产国.
    ORIGIN(Regulator.CUSTOMS, Regulator.INSPECTION, Regulator.EXCHANGE),
    /// 货值 with freight and insurance, CNY.
    VALUE(Regulator.CUSTOMS, Regulator.TAX, Regulator.EXCHANGE),
    /// 税款, CNY.
    TAX(Regulator.CUSTOMS, Regulator.TAX),
    /// 订购人, as a pseudonym.
    BUYER(Regulator.CUSTOMS, Regulator.TAX),
    /// 收货地区: the consignee's district 行政区划, never the address.
    REGION(Regulator.CUSTOMS, Regulator.INSPECTION),
    /// 支付交易编号.
    PAYMENT_NO(Regulator.CUSTOMS, Regulator.EXCHANGE),
    /// 商品批次 of bonded goods.
    BATCH(Regulator.CUSTOMS, Regulator.INSPECTION),
    /// 付汇编号: number of the payment abroad.
    REMITTANCE(Regulator.EXCHANGE),
    /// 付款人: name and code of the enterprise that pays abroad.
    PAYER(Regulator.EXCHANGE),
    /// 收款人: name of who is paid, and the country.
    PAYEE(Regulator.EXCHANGE),
    /// 付汇金额 with its currency.
    AMOUNT(Regulator.EXCHANGE),
    /// 折美元: what the payment is worth, USD.
    DOLLARS(Regulator.EXCHANGE),
    /// 银行: the bank that is to pay.
    BANK(Regulator.EXCHANGE),
    /// 清单份数: how many declarations are paid for.
    DECLARATIONS(Regulator.EXCHANGE);

    // Set.of makes a set that never changes; the type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Regulator> readers;

    TaskField(Regulator... readers) {
        this.readers = Set.of(readers);
    }

    /// Whether the regulator may see it.
    public boolean isFor(Regulator regulator) {
        return readers.contains(regulator);
    }
}
