package io.greenway.core.envelope;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Foreign;
import io.greenway.core.spec.Fragment;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 响应报文: what the exchange platform answers when an envelope could not be delivered.
///
/// @param ver version, fixed 1.0
/// @param RecevierId whom the answer is for (the name is misspelled in the standard)
/// @param AdNodeId home node
/// @param responses what went wrong, one or more
/// @param signature over the whole; rarely there
@Root(type = "DxpRep", element = "DxpRep", namespace = Dxp.NAMESPACE, lenient = true)
public record DxpRep(
        @Attribute(min = 1, max = 10) String ver,
        @Text(max = 16) String RecevierId,
        @Text(max = 8) @Nullable String AdNodeId,
        @Entity(value = "Response", max = 1000) List<Response> responses,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature)
        implements Dxp {
    public DxpRep {
        responses = List.copyOf(responses);
    }

    /// 响应.
    ///
    /// @param NodeId node at which it went wrong
    /// @param ResponseCode four digits, see [DxpCode]
    /// @param ResponseInfo text
    /// @param results by receiver
    /// @param NoticeTime day of the answer, `yyyy-MM-dd`
    /// @param Note remark
    /// @param oriHead head of the envelope that is answered
    public record Response(
            @Text(max = 8) @Nullable String NodeId,
            @Text(max = 9) String ResponseCode,
            @Text(max = 300) @Nullable String ResponseInfo,
            @Entity(value = "Results", min = 0) @Nullable Results results,
            @Text(max = 40) String NoticeTime,
            @Text(max = 500) @Nullable String Note,
            @Entity("OriHead") DxpMsg.TransInfo oriHead) {}

    /// By receiver.
    public record Results(@Entity(value = "Result", max = 100) List<Result> results) {
        public Results {
            results = List.copyOf(results);
        }
    }

    /// What came of it for one receiver.
    ///
    /// @param RecId DXP id of the receiver
    /// @param Code four digits
    /// @param Info text
    /// @param Note remark
    public record Result(
            @Text(max = 16) String RecId,
            @Text(max = 9) String Code,
            @Text(max = 300) @Nullable String Info,
            @Text(max = 500) @Nullable String Note) {}
}
