package io.greenway.core.message;

import io.greenway.core.spec.Foreign;
import io.greenway.core.spec.Fragment;
import io.greenway.core.spec.Text;

/// 扩展自定义数据实体: own data of the parties, carried and not checked.
///
/// @param name 自定义报文名称: Name of the custom message
/// @param version 自定义报文版本: Version of the custom message
/// @param message any XML, kept as it came
public record ExtendMessage(
        @Text(max = 30) String name,
        @Text(max = 30) String version,
        @Foreign(value = "Message", namespace = Message.NAMESPACE) Fragment message) {}
