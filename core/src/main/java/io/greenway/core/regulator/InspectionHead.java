package io.greenway.core.regulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A declaration as quarantine sees it, without its goods.
///
/// @param invtNo inventory number 清单编号
/// @param version how often it was declared; the same in every view
/// @param ebcCode seller
/// @param ebcName its name
/// @param customsCode district where declared
/// @param tradeMode supervision mode 监管方式
/// @param country country of dispatch, customs code
/// @param region city of the consignee
/// @param billNo master bill 提运单号, which is the batch of goods that came directly
/// @param declaredOn day of the last declaration
/// @param releasedOn day of release; null before
/// @param stage how far it has come
public record InspectionHead(
        String invtNo,
        int version,
        String ebcCode,
        String ebcName,
        String customsCode,
        String tradeMode,
        String country,
        String region,
        String billNo,
        LocalDate declaredOn,
        @Nullable LocalDate releasedOn,
        String stage) {}
