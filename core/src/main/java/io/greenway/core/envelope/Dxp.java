package io.greenway.core.envelope;

/// What an envelope of the exchange platform is: `DxpMsg` of a terminal node, `DxpMsgSv` between
/// transport nodes, `DxpRep` the platform's answer (数据交换平台节点报文定义, 202205).
public sealed interface Dxp permits DxpMsg, DxpMsgSv, DxpRep {
    /// Namespace of all three.
    String NAMESPACE = "http://www.chinaport.gov.cn/dxp";

    /// The one version.
    String VERSION = "1.0";

    /// Version of this one, fixed 1.0.
    String ver();
}
