package io.greenway.core.message;

import java.util.List;

/// A CEB message of the unified system for cross-border e-commerce (海关总署公告2018年第113号
/// lineage, revision 202205). Names of elements stay as published, even misspelt.
public sealed interface Message permits EnterpriseMessage, CustomsMessage {
    /// Namespace of every CEB element.
    String NAMESPACE = "http://www.chinaport.gov.cn/ceb";

    /// Namespace of the signature element.
    String SIGNATURE_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";

    /// Message id given by the sender, 36 characters.
    String guid();

    /// Version of the message, usually 1.0.
    String version();

    /// The documents it carries, or the answers, in their order; never empty.
    List<? extends Record> documents();
}
