package io.greenway.core.message;

import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Moment;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.time.LocalDateTime;
import java.util.List;

/// CEB900 报文格式校验回执: the answer to a message that cannot be read or breaks the published
/// format. It has no business key and is told apart by the id of the message it answers.
///
/// @param guid message id, 36 characters
/// @param version message version, usually 1.0
/// @param answer the one answer
@Root(type = "CEB900", element = "CEB900Message", namespace = Message.NAMESPACE, lenient = true)
public record CEB900Message(
        @Attribute(min = 36, max = 36) String guid,
        @Attribute(min = 1, max = 10) String version,
        @Entity("MessageReturn") MessageReturn answer)
        implements CustomsMessage {
    @Override
    public List<MessageReturn> documents() {
        return List.of(answer);
    }

    /// What was wrong with the message.
    ///
    /// @param guid 系统唯一序号: Unique record id, 36 characters
    /// @param returnStatus 回执状态: Below 0 = the format check failed. `<0` processing error,
    ///     see the code register
    /// @param returnInfo 回执信息: Result text (e.g. rejection reason)
    /// @param returnTime 回执时间: Operation time
    /// @param oriCopMsgId 原始传输报文的copMsgId: CopMsgId of the original transport message
    /// @param oriMessageType 原始报文类型: Original message type, e.g. CEB311Message; Unknown
    ///     when not recognised
    /// @param oriBizMessage 原始报文内容: Original message text (CDATA)
    public record MessageReturn(
            @Text(min = 36, max = 36) String guid,
            @Text(min = 1, max = 10) String returnStatus,
            @Text(max = 5000) String returnInfo,
            @Moment("yyyyMMddHHmmssSSS") LocalDateTime returnTime,
            @Text(max = 255) String oriCopMsgId,
            @Text(max = 15) String oriMessageType,
            @Text(max = Integer.MAX_VALUE) String oriBizMessage) {}
}
