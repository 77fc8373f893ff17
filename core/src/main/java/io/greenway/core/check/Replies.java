package io.greenway.core.check;

import io.greenway.core.spec.FaultCode;
import java.util.Map;

/// What the real system answers to a fault, which for most rules inside one message depends on the
/// type of the message: each type has one negative code for whatever its check of parameters finds
/// (错误码表 7-2). For exports the published list names none.
public final class Replies {
    private static final Map<String, String> PARAMETERS_WRONG =
            Map.of(
                    "CEB311", "-301008",
                    "CEB411", "-401009",
                    "CEB511", "-504011",
                    "CEB513", "-505011",
                    "CEB621", "-621001",
                    "CEB623", "-623001",
                    "CEB625", "-625001",
                    "CEB711", "-800001");

    private Replies() {}

    /// The number, or an empty text when no real answer is known.
    ///
    /// @param messageType published type, `CEB311`
    public static String of(FaultCode code, String messageType) {
        if (!code.customs().isEmpty()) {
            return code.customs();
        }
        boolean insideOneMessage = code.number() / 1000 == 7;
        return insideOneMessage ? PARAMETERS_WRONG.getOrDefault(messageType, "") : "";
    }
}
