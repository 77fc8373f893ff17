package io.greenway.core.message;

import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Text;
import org.jspecify.annotations.Nullable;

/// 基础回执订阅实体: another party that wants the data or the receipts.
///
/// @param status 订阅状态: Status. `ALL` data and receipts, `DATA` data only, `RET` receipts only
/// @param dxpMode 报文传输模式: Exchange mode. `DXP` China E-port data exchange platform
/// @param dxpAddress 订阅方编号: DXP user id of the subscriber
/// @param note 备注: Remark
public record BaseSubscribe(
        @OneOf({"ALL", "DATA", "RET"}) String status,
        @OneOf("DXP") String dxpMode,
        @Text(max = 100) String dxpAddress,
        @Text(max = 1000) @Nullable String note) {}
