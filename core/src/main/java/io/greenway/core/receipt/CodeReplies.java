package io.greenway.core.receipt;

import io.greenway.core.check.Replies;
import io.greenway.core.envelope.DxpCode;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which faults of Greenway are answered with which codes of the real system.
final class CodeReplies {
    private final Map<FaultCode, Set<String>> codes = new EnumMap<>(FaultCode.class);

    /// @param messageTypes every type whose faults may be answered differently, `CEB311`
    CodeReplies(List<String> messageTypes) {
        for (FaultCode fault : FaultCode.values()) {
            Set<String> answers = new LinkedHashSet<>();
            messageTypes.forEach(type -> answers.add(Replies.of(fault, type)));
            if (isOfEnvelope(fault)) {
                answers.add(DxpCode.of(fault).number());
            }
            answers.remove("");
            codes.put(fault, answers);
        }
    }

    /// Faults that an envelope can have: its form, its own rules and its signature.
    private static boolean isOfEnvelope(FaultCode fault) {
        int number = fault.number();
        return fault.level() == Level.ERROR
                && (number / 1000 == 1 || number / 10 == 811 || number / 1000 == 9);
    }

    /// What the real system answers to the fault.
    List<String> codes(FaultCode fault) {
        return List.copyOf(codes.getOrDefault(fault, Set.of()));
    }

    /// The faults that are answered with the code.
    List<FaultCode> faults(String code) {
        List<FaultCode> faults = new ArrayList<>();
        codes.forEach(
                (fault, answers) -> {
                    if (answers.contains(code)) {
                        faults.add(fault);
                    }
                });
        return faults;
    }
}
