package io.greenway.core.message;

import io.greenway.core.spec.Fragment;
import io.greenway.core.spec.Root;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message that an enterprise sends to customs: documents, who transmits them, and perhaps a
/// signature. Imports carry the signature after `ExtendMessage`, exports before it.
public sealed interface EnterpriseMessage extends Message
        permits CEB213Message,
                CEB215Message,
                CEB303Message,
                CEB311Message,
                CEB403Message,
                CEB411Message,
                CEB505Message,
                CEB507Message,
                CEB509Message,
                CEB511Message,
                CEB513Message,
                CEB603Message,
                CEB605Message,
                CEB607Message,
                CEB621Message,
                CEB623Message,
                CEB625Message,
                CEB701Message,
                CEB711Message {
    /// Who transmits.
    BaseTransfer transfer();

    /// Who else receives data or receipts, 0 to 5.
    List<BaseSubscribe> subscriptions();

    /// Own data of the parties; not checked.
    @Nullable ExtendMessage extension();

    /// XML signature over the whole message.
    @Nullable Fragment signature();

    /// What each document says of its submission, in the order of the documents.
    default List<Submission> submissions() {
        return documents().stream().map(Submission::of).toList();
    }

    /// Whether the message must carry a signature: its type wants one and a document declares.
    default boolean mustBeSigned() {
        return getClass().getAnnotation(Root.class).signed()
                && submissions().stream()
                        .anyMatch(one -> one.appStatus().equals(Submission.DECLARED));
    }
}
