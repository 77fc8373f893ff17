package io.greenway.core.sample;

import io.greenway.core.message.Paper;
import io.greenway.core.spec.FaultCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What must come back for one document.
///
/// @param statuses return status of every receipt, in the order in which they come
/// @param faults faults that the last receipt carries; empty unless it refuses
public record Expectation(List<String> statuses, Set<FaultCode> faults) {
    private static final String DECLARING = "2";
    private static final String REFUSED = "100";
    private static final String STORED = "120";
    private static final String RELEASED = "800";

    public Expectation {
        statuses = List.copyOf(statuses);
        faults = Set.copyOf(faults);
    }

    /// The answers to all documents of a trade, whatever the order in which they arrive;
    /// documents that are not sent are absent. Every stored document is first told 2. When the
    /// documents agree all are told 120 and the inventory 800. When they do not, the inventory
    /// and the papers that the fault concerns are told 100, and the other papers nothing further.
    public static Map<Paper, Expectation> of(Kind kind) {
        Map<Paper, Expectation> answers = new EnumMap<>(Paper.class);
        for (Paper paper : Paper.values()) {
            if (kind.sends(paper)) {
                answers.put(paper, of(kind, paper));
            }
        }
        return answers;
    }

    private static Expectation of(Kind kind, Paper paper) {
        if (kind.refuses(paper)) {
            return new Expectation(List.of(DECLARING, REFUSED), kind.faults());
        }
        if (!kind.isReleased()) {
            return new Expectation(List.of(DECLARING), Set.of());
        }
        return paper == Paper.INVENTORY
                ? new Expectation(List.of(DECLARING, STORED, RELEASED), Set.of())
                : new Expectation(List.of(DECLARING, STORED), Set.of());
    }

    /// The numbers with which a receipt names the faults: the real system's where one is known,
    /// else ours with `GW` before it.
    public SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>();
        for (FaultCode fault : faults) {
            codes.add(fault.customs().isEmpty() ? "GW" + fault.number() : fault.customs());
        }
        return codes;
    }

    /// Status with which the document is left.
    public String finalStatus() {
        return statuses.getLast();
    }
}
