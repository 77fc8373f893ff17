package io.greenway.core.desk;

/// What an officer wants of a task. The names of the records, in lower case with hyphens, are those
/// of the interface.
public sealed interface DeskCommand {
    /// 认领: take it. Again by the same officer it changes nothing.
    record Claim() implements DeskCommand {}

    /// 退回: lay it back for others.
    record HandBack() implements DeskCommand {}

    /// 决定: rule, or propose what needs two officers.
    ///
    /// @param ruling what
    /// @param reason code of the reason
    /// @param remark in words; may be empty
    record Decide(Ruling ruling, String reason, String remark) implements DeskCommand {}

    /// 复核同意: confirm what another officer proposed.
    record Confirm(String remark) implements DeskCommand {}

    /// 复核不同意: refuse what another officer proposed; the task is open again.
    record Refuse(String remark) implements DeskCommand {}
}
