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

/// 终端节点报文: the envelope in which an enterprise sends a message and is sent one. It is read
/// leniently, as what comes from other nodes is.
///
/// @param ver version, fixed 1.0
/// @param transInfo who sends what to whom
/// @param Data the message in Base64
/// @param addInfo what a node may add
/// @param signature over the whole envelope; rarely there
@Root(type = "DxpMsg", element = "DxpMsg", namespace = Dxp.NAMESPACE, lenient = true)
public record DxpMsg(
        @Attribute(min = 1, max = 10) String ver,
        @Entity("TransInfo") TransInfo transInfo,
        @Text(max = Integer.MAX_VALUE) String Data,
        @Entity(value = "AddInfo", min = 0) @Nullable AddInfo addInfo,
        @Foreign(value = "Signature", namespace = Message.SIGNATURE_NAMESPACE)
                @Nullable Fragment signature)
        implements Dxp {
    /// Most receivers of one envelope.
    public static final int MOST_RECEIVERS = 5;

    // Most characters of the elements of the head.
    static final int NUMBER = 255;
    static final int ID = 16;
    static final int TIME = 40;
    static final int TYPE = 30;

    /// 传输信息.
    ///
    /// @param CopMsgId number given by the sender; answers repeat it
    /// @param SenderId DXP id of the sender
    /// @param receiverIds whom it is for
    /// @param CreatTime when it was made, `yyyy-MM-ddTHH:mm:ss`, a zone may follow (the name is
    ///     misspelled in the standard)
    /// @param MsgType root element of the message inside, such as `CEB311Message`; may be empty
    public record TransInfo(
            @Text(min = 1, max = NUMBER) String CopMsgId,
            @Text(min = 1, max = ID) String SenderId,
            @Entity("ReceiverIds") ReceiverIds receiverIds,
            @Text(max = TIME) String CreatTime,
            @Text(max = TYPE) String MsgType) {}

    /// Whom an envelope is for.
    ///
    /// @param ReceiverId DXP ids, one to five
    public record ReceiverIds(
            @Text(min = 1, max = ID, times = MOST_RECEIVERS) List<String> ReceiverId) {
        public ReceiverIds {
            ReceiverId = List.copyOf(ReceiverId);
        }
    }

    /// 附加信息.
    ///
    /// @param FileName original name of the file
    /// @param IcCard number of the e-port card
    public record AddInfo(
            @Text(max = 255) @Nullable String FileName, @Text(max = 13) @Nullable String IcCard) {}
}
