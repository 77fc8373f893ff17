package io.greenway.core.inspection;

import io.greenway.core.reference.Parameters;
import java.time.LocalDate;

/// What is decided about inspected goods, and which published status says it in the answer
/// that a declaration gets (CEB622).
public enum OrderOutcome {
    /// 放行.
    RELEASE("800", "查验合格，放行"),
    /// 整改标签或申报内容后复检: it stays in inspection and is suspended (600) meanwhile.
    RECTIFY("600", "查验不合格，整改后复检"),
    /// 退运.
    RETURN("700", "查验不合格，退运"),
    /// 监督销毁. No published status says so, so that one is the parameter `DESK_DESTROYED_STATUS`
    /// (U).
    DESTROY("", "查验不合格，监督销毁"),
    /// 除害处理后复检: it stays in inspection and is suspended (600) meanwhile.
    TREAT("600", "检疫处理后复检"),
    /// 移交通关.
    TRANSFER_501("501", "申报不实，移交通关部门"),
    /// 移交缉私.
    TRANSFER_502("502", "涉嫌伪报，移交缉私部门"),
    /// 移交法规.
    TRANSFER_503("503", "申报不实，移交法规部门");

    private final String status;
    private final String chinese;

    OrderOutcome(String status, String chinese) {
        this.status = status;
        this.chinese = chinese;
    }

    /// Published return status.
    public String status(Parameters on, LocalDate day) {
        return this == DESTROY ? on.text("DESK_DESTROYED_STATUS", day) : status;
    }

    /// Text of the answer.
    public String info(Parameters on, LocalDate day) {
        // The number that was seen with a release.
        String code = this == RELEASE ? "2600" : "2" + status(on, day);
        return "[Code:" + code + ";Desc:" + chinese + "]";
    }

    /// Whether a second person must confirm it: what cannot be undone, and what accuses.
    public boolean needsSecondPerson() {
        return switch (this) {
            case DESTROY, TRANSFER_501, TRANSFER_502, TRANSFER_503 -> true;
            case RELEASE, RECTIFY, RETURN, TREAT -> false;
        };
    }

    /// Whether the goods are inspected again afterwards.
    public boolean isRechecked() {
        return this == RECTIFY || this == TREAT;
    }
}
