package io.greenway.core.check;

import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /// 验签失败; the order's is not in the published list, but was seen.
    private static final Map<String, String> SIGNATURE_WRONG =
            Map.of(
                    "CEB311", "-301020",
                    "CEB621", "-621029",
                    "CEB623", "-623029",
                    "CEB625", "-625005");

    /// 加签数据比对失败, which only the inventory has a code for.
    private static final Map<String, String> DATA_WRONG = Map.of("CEB621", "-621028");

    /// 与卡信息不匹配.
    private static final Map<String, String> SIGNER_WRONG =
            Map.of(
                    "CEB621", "-621015",
                    "CEB623", "-623021",
                    "CEB625", "-625013");

    /// More than 100 documents in one message.
    private static final Map<String, String> TOO_MANY =
            Map.of(
                    "CEB311", "-301015",
                    "CEB411", "-401013",
                    "CEB511", "-504013",
                    "CEB513", "-505013",
                    "CEB621", "-621030",
                    "CEB623", "-623008",
                    "CEB711", "-800006");

    /// No document at all.
    private static final Map<String, String> NONE =
            Map.of(
                    "CEB311", "-301007",
                    "CEB411", "-401005",
                    "CEB511", "-504010",
                    "CEB513", "-505010",
                    "CEB621", "-621000",
                    "CEB623", "-623000",
                    "CEB625", "-625003",
                    "CEB711", "-800000");

    private static final Pattern DOCUMENT =
            Pattern.compile(
                    "/(CEB[0-9]{3})Message/(?!Base|Extend|Signature)[A-Za-z]+(\\[[0-9]+])?");

    private Replies() {}

    /// The number for a fault of the form, which only the number of documents has: the message is
    /// answered as a whole otherwise, with CEB900.
    ///
    /// @return empty when there is none
    public static String ofForm(Fault fault) {
        Matcher document = DOCUMENT.matcher(fault.place().path());
        if (!document.matches()) {
            return "";
        }
        return switch (fault.code()) {
            case TOO_MANY_ELEMENTS -> TOO_MANY.getOrDefault(document.group(1), "");
            case MISSING_ELEMENT -> NONE.getOrDefault(document.group(1), "");
            default -> "";
        };
    }

    /// The number, or an empty text when no real answer is known.
    ///
    /// @param messageType published type, `CEB311`
    public static String of(FaultCode code, String messageType) {
        if (!code.customs().isEmpty()) {
            return code.customs();
        }
        if (code == FaultCode.NOT_SIGNED) {
            return SIGNATURE_WRONG.getOrDefault(messageType, "");
        }
        return switch (code.number() / 1000) {
            case 7 -> PARAMETERS_WRONG.getOrDefault(messageType, "");
            case 9 -> ofSignature(code, messageType);
            default -> "";
        };
    }

    private static String ofSignature(FaultCode code, String messageType) {
        String usual = SIGNATURE_WRONG.getOrDefault(messageType, "");
        return switch (code) {
            case DIGEST_DIFFERS -> DATA_WRONG.getOrDefault(messageType, usual);
            case SIGNER_IS_NOT_DECLARANT -> SIGNER_WRONG.getOrDefault(messageType, usual);
            default -> usual;
        };
    }
}
