package io.greenway.core.regulator;

import io.greenway.core.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A declaration as customs sees it, without its goods.
///
/// @param invtNo inventory number 清单编号
/// @param version how often it was declared; the same in every view
/// @param orderNo order
/// @param ebpCode platform
/// @param ebcCode seller
/// @param ebcName its name
/// @param agentCode declarant
/// @param assureCode who guarantees the tax and withholds it
/// @param customsCode district where declared
/// @param tradeMode supervision mode 监管方式
/// @param country country of dispatch, customs code
/// @param region city of the consignee
/// @param billNo master bill 提运单号, which is the batch of goods that came directly
/// @param payCode payment enterprise
/// @param payNo number of the payment
/// @param logisticsCode carrier
/// @param logisticsNo waybill number
/// @param buyer pseudonym of the buyer's identity document
/// @param orderedOn day of the order
/// @param declaredOn day of the last declaration
/// @param releasedOn day of release; null before
/// @param stage how far it has come
/// @param goods price of the goods
public record CustomsHead(
        String invtNo,
        int version,
        String orderNo,
        String ebpCode,
        String ebcCode,
        String ebcName,
        String agentCode,
        String assureCode,
        String customsCode,
        String tradeMode,
        String country,
        String region,
        String billNo,
        String payCode,
        String payNo,
        String logisticsCode,
        String logisticsNo,
        String buyer,
        LocalDate orderedOn,
        LocalDate declaredOn,
        @Nullable LocalDate releasedOn,
        String stage,
        Money goods) {}
