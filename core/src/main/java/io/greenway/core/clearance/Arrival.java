package io.greenway.core.clearance;

import java.time.LocalDate;

/// Goods of a return that reached a supervised site, as its operator says in a warehousing record
/// 入库明细单 (CEB711).
///
/// @param preNo pre-entry number of the return
/// @param operator code of the operator of the site
/// @param customsCode district of the site
/// @param day day on which the door took the record, China time: it decides whether it is in time
public record Arrival(String preNo, String operator, String customsCode, LocalDate day) {}
