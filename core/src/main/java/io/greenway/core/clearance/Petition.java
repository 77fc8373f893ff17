package io.greenway.core.clearance;

import java.time.Instant;
import java.time.LocalDateTime;

/// An application 申请单 about a declaration that was made before: to cancel it (CEB623) or to
/// return its goods (CEB625). It holds no personal data; the document stands in the journal.
///
/// @param ref where it stands in the journal
/// @param sender code of the enterprise that sent it
/// @param receivedAt when the door took it
/// @param guid record id given by the sender
/// @param appTime time stated by the sender, China time
/// @param customsCode district where declared
/// @param ebpCode platform
/// @param ebcCode seller
/// @param agentCode declarant
/// @param orderNo order number
/// @param copNo number given by the declarant; empty when none
/// @param preNo pre-entry number 预录入编号: as stated by the sender until it is taken, then the
///     one given here
/// @param invtNo number of the inventory that it is about
public record Petition(
        DocumentRef ref,
        String sender,
        Instant receivedAt,
        String guid,
        LocalDateTime appTime,
        String customsCode,
        String ebpCode,
        String ebcCode,
        String agentCode,
        String orderNo,
        String copNo,
        String preNo,
        String invtNo) {
    Petition numbered(String given) {
        return new Petition(
                ref,
                sender,
                receivedAt,
                guid,
                appTime,
                customsCode,
                ebpCode,
                ebcCode,
                agentCode,
                orderNo,
                copNo,
                given,
                invtNo);
    }
}
