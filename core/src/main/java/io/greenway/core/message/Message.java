package io.greenway.core.message;

/// A CEB message of the unified system for cross-border e-commerce (海关总署公告2018年第113号
/// lineage, revision 202205). Names of elements stay as published, even misspelt.
public sealed interface Message
        permits CEB311Message,
                CEB312Message,
                CEB411Message,
                CEB412Message,
                CEB511Message,
                CEB512Message,
                CEB621Message,
                CEB622Message,
                CEB900Message {
    /// Namespace of every CEB element.
    String NAMESPACE = "http://www.chinaport.gov.cn/ceb";

    /// Namespace of the signature element.
    String SIGNATURE_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";

    /// Message id given by the sender, 36 characters.
    String guid();

    /// Version of the message, usually 1.0.
    String version();
}
