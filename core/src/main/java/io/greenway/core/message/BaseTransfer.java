package io.greenway.core.message;

import io.greenway.core.spec.OneOf;
import io.greenway.core.spec.Text;
import org.jspecify.annotations.Nullable;

/// 基础报文传输实体: the enterprise that transmits the message; it must be the one whose client
/// is connected.
///
/// @param copCode 传输企业代码: Enterprise that transmits the message; must be the enterprise of
///     the connected client
/// @param copName 传输企业名称: Transmitting enterprise name
/// @param dxpMode 报文传输模式: Exchange mode. `DXP` China E-port data exchange platform
/// @param dxpId 报文传输编号: DXP user id of the sender
/// @param note 备注: Remark
public record BaseTransfer(
        @Text(min = 1, max = 18) String copCode,
        @Text(max = 100) String copName,
        @OneOf("DXP") String dxpMode,
        @Text(max = 30) String dxpId,
        @Text(max = 1000) @Nullable String note) {}
