package io.greenway.core.envelope;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Foreign;
import io.greenway.core.spec.Fragment;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import org.jspecify.annotations.Nullable;

/// 传输节点报文: the envelope in which transport nodes, and platforms that are one, exchange what
/// terminal nodes send.
///
/// @param ver version, fixed 1.0
/// @param svNo the transport number
/// @param dxpMsg the envelope of the terminal node
/// @param signature over the whole; rarely there
@Root(type = "DxpMsgSv", element = "DxpMsgSv", namespace = Dxp.NAMESPACE, lenient = true)
public record DxpMsgSv(
        @Attribute(min = 1, max = 10) String ver,
        @Entity("SvNo") SvNo svNo,
        @Entity("DxpMsg") DxpMsg dxpMsg,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature)
        implements Dxp {
    /// 传输编号.
    ///
    /// @param Ver version, fixed 1.0
    /// @param MsgId node (8 digits), `yyyyMMddHHmmss`, serial number (10 digits)
    /// @param SubMsgId number of the copy when there are several receivers, from 1
    /// @param SendTime when the access node sent it, `yyyy-MM-ddTHH:mm:ss`, a zone may follow
    /// @param EndNode node of the receiver
    /// @param StaNode access node of the sender
    public record SvNo(
            @Attribute(min = 1, max = 10) String Ver,
            @Text(max = 32) String MsgId,
            @Text(max = 1) @Nullable String SubMsgId,
            @Text(max = 40) String SendTime,
            @Text(max = 8) String EndNode,
            @Text(max = 8) String StaNode) {}
}
