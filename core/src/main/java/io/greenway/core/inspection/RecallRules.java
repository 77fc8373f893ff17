package io.greenway.core.inspection;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What may follow what in a recall and in its notices.
public final class RecallRules {
    private RecallRules() {}

    /// The stage of a recall after a step of the officer. Issued again, it tells of parcels that
    /// were released since.
    ///
    /// @param wanted the stage that is wanted
    /// @param openNotices notices that are not finished
    public static Outcome<RecallStage> step(RecallStage now, RecallStage wanted, int openNotices) {
        Set<RecallStage> needed =
                switch (wanted) {
                    case ISSUED -> EnumSet.of(RecallStage.OPENED, RecallStage.ISSUED);
                    case WITHDRAWN -> EnumSet.of(RecallStage.OPENED);
                    case CLOSED -> EnumSet.of(RecallStage.ISSUED);
                    case OPENED -> EnumSet.noneOf(RecallStage.class);
                };
        if (!needed.contains(now)) {
            return refused(
                    Fault.of(FaultCode.RECALL_STATE, "/stage", now.name(), needed.toString()));
        }
        return wanted == RecallStage.CLOSED && openNotices > 0
                ? refused(
                        Fault.of(
                                FaultCode.RECALL_NOTICES_OPEN,
                                "/notices",
                                String.valueOf(openNotices),
                                "0"))
                : new Outcome.Accepted<>(wanted, List.of());
    }

    /// The stage of a notice after a step of the enterprise.
    ///
    /// @param recovered parcels that it got back; read when it finishes
    /// @param parcels parcels of the notice
    public static Outcome<NoticeStage> step(
            NoticeStage now, NoticeStage wanted, int recovered, int parcels) {
        NoticeStage needed =
                wanted == NoticeStage.ACKNOWLEDGED ? NoticeStage.ISSUED : NoticeStage.ACKNOWLEDGED;
        if (wanted == NoticeStage.ISSUED || now != needed) {
            return refused(Fault.of(FaultCode.RECALL_STATE, "/stage", now.name(), needed.name()));
        }
        boolean counted = recovered >= 0 && recovered <= parcels;
        return wanted == NoticeStage.FINISHED && !counted
                ? refused(
                        Fault.of(
                                FaultCode.INSPECTION_VALUE,
                                "/recovered",
                                String.valueOf(recovered),
                                "0-" + parcels))
                : new Outcome.Accepted<>(wanted, List.of());
    }

    private static <T> Outcome<T> refused(Fault fault) {
        return new Outcome.Refused<>(List.of(fault));
    }
}
