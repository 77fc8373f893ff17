package io.greenway.core.receipt;

import io.greenway.core.receipt.DossierView.FaultView;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.util.HashMap;
import java.util.Map;

/// Faults and answers in plain words, for people who never read the specification.
public final class Explanation {
    private final Phrases phrases;
    private final Reference reference;

    public Explanation(Phrases phrases, Reference reference) {
        this.phrases = phrases;
        this.reference = reference;
    }

    /// A fault in words.
    public FaultView of(Fault fault) {
        FaultCode code = fault.code();
        return new FaultView(
                code.number(),
                code.name(),
                code.level().name(),
                code.rule(),
                documentNo(code.rule()),
                code.customs(),
                fault.place().path(),
                fault.found(),
                fault.expected(),
                phrases.fault(code).with(values(fault)),
                phrases.remedy(code));
    }

    private static Map<String, String> values(Fault fault) {
        Map<String, String> values = new HashMap<>();
        values.put("path", fault.place().path());
        if (fault.found() != null) {
            values.put("found", fault.found());
        }
        if (fault.expected() != null) {
            values.put("expected", fault.expected());
        }
        return values;
    }

    /// Document number of a rule; empty when the register has none.
    String documentNo(String rule) {
        return reference.rules().find(rule).map(row -> row.documentNo()).orElse("");
    }
}
