package io.greenway.core.party;

/// How far an enterprise has come (facts: flows 12). That a role is granted and that the
/// enterprise is active are one stage, since every role says from which day it holds.
public enum EnterpriseStage {
    /// 已申请: it asked to be registered.
    APPLIED,
    /// 材料已审核: its papers were looked at.
    DOCUMENTS_CHECKED,
    /// 海关已备案: customs registered it.
    REGISTERED,
    /// 已生效: it holds roles.
    ACTIVE,
    /// 已暂停.
    SUSPENDED,
    /// 已注销: nothing comes after it.
    CANCELLED
}
