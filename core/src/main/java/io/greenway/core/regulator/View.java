package io.greenway.core.regulator;

import java.util.List;

/// A declaration as one regulator sees it (facts: regulators, one submission, four views). What a
/// record has no component for is not asked of the database: the queries are made from the
/// components, so a field is shown when it stands here and in no other way.
public sealed interface View {
    /// The declaration without its goods.
    Record head();

    /// Its goods, line by line.
    List<? extends Record> goods();

    /// What buyers sent back of them, in the order in which it reached its site.
    List<? extends Record> returns();

    /// What customs sees: everything. Personal data are asked for by themselves.
    record OfCustoms(CustomsHead head, List<CustomsGoods> goods, List<CustomsReturn> returns)
            implements View {
        public OfCustoms {
            goods = List.copyOf(goods);
            returns = List.copyOf(returns);
        }
    }

    /// What quarantine sees: goods, origin, where they come from and where they go. No payment, and
    /// of the consignee the city alone.
    record OfInspection(
            InspectionHead head, List<InspectionGoods> goods, List<InspectionReturn> returns)
            implements View {
        public OfInspection {
            goods = List.copyOf(goods);
            returns = List.copyOf(returns);
        }
    }

    /// What tax sees: enterprises, goods, quantities, amounts. The buyer is a pseudonym.
    record OfTax(TaxHead head, List<TaxGoods> goods, List<TaxReturn> returns) implements View {
        public OfTax {
            goods = List.copyOf(goods);
            returns = List.copyOf(returns);
        }
    }

    /// What foreign exchange sees: parties, amounts, goods in short and numbers of proof.
    record OfExchange(ExchangeHead head, List<ExchangeGoods> goods, List<ExchangeReturn> returns)
            implements View {
        public OfExchange {
            goods = List.copyOf(goods);
            returns = List.copyOf(returns);
        }
    }
}
