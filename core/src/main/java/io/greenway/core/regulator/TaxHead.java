package io.greenway.core.regulator;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A declaration as tax sees it, without its goods.
///
/// @param invtNo inventory number 清单编号
/// @param version how often it was declared; the same in every view
/// @param ebpCode platform
/// @param ebcCode seller
/// @param ebcName its name
/// @param assureCode who guarantees the tax and withholds it
/// @param tradeMode supervision mode 监管方式
/// @param buyer pseudonym of the buyer's identity document
/// @param declaredOn day of the last declaration
/// @param releasedOn day of release; null before
/// @param stage how far it has come
public record TaxHead(
        String invtNo,
        int version,
        String ebpCode,
        String ebcCode,
        String ebcName,
        String assureCode,
        String tradeMode,
        String buyer,
        LocalDate declaredOn,
        @Nullable LocalDate releasedOn,
        String stage) {}
