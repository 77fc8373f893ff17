package io.greenway.core.tax;

import io.greenway.core.reference.Certainty;
import java.util.List;

/// One step of an assessment, as a value that can be put into words.
///
/// @param formula what was done
/// @param line line it concerns, from 1; 0 for the whole order
/// @param rule row of the rule register
/// @param documentNo document it rests on, that of the parameter where the date decides
/// @param certainty how sure the rule or parameter is
/// @param operands what went in, in the order of the formula
/// @param result what came out: yuan, or the decision
public record Step(
        Formula formula,
        int line,
        String rule,
        String documentNo,
        Certainty certainty,
        List<Operand> operands,
        String result) {
    public Step {
        operands = List.copyOf(operands);
    }

    /// One value of a formula.
    ///
    /// @param name as it stands in the wording, such as `value`
    /// @param value as shown: `500.00`, `13%`
    public record Operand(String name, String value) {}
}
