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

    /// The same document again.
    private static final Map<String, String> EXISTS =
            Map.of(
                    "CEB623", "-623009",
                    "CEB625", "-625033",
                    "CEB711", "-800003");

    /// 查无此数据.
    private static final Map<String, String> UNKNOWN =
            Map.of(
                    "CEB623", "-623004",
                    "CEB625", "-625016");

    /// 接收报文为旧报文数据，不做处理.
    private static final Map<String, String> OUTDATED = Map.of("CEB711", "-800005");

    /// For documents of exports the list of 2018 (表 7-3) keeps ranges and names no single number:
    /// where those for signatures, for the form and for business begin.
    private static final Map<String, Range> RANGES =
            Map.of(
                    "CEB509", new Range("-505001", "-506001", "-507001"),
                    "CEB603", new Range("-601001", "-602001", "-603001"),
                    "CEB605", new Range("-605001", "-606001", "-607001"),
                    "CEB607", new Range("-901001", "-902001", "-903001"),
                    "CEB701", new Range("-701001", "-702001", "-703001"));

    private record Range(String signature, String form, String business) {}

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

    /// The number for whatever a check of parameters finds; empty for a type that has none.
    ///
    /// @param messageType published type, `CEB311`
    public static String ofParameters(String messageType) {
        return PARAMETERS_WRONG.getOrDefault(messageType, "");
    }

    /// The number, or an empty text when no real answer is known.
    ///
    /// @param messageType published type, `CEB311`
    public static String of(FaultCode code, String messageType) {
        if (code.customs().startsWith("-621") && !messageType.equals("CEB621")) {
            return PARAMETERS_WRONG.getOrDefault(messageType, "");
        }
        if (!code.customs().isEmpty()) {
            return code.customs();
        }
        return switch (code) {
            case NOT_SIGNED -> SIGNATURE_WRONG.getOrDefault(messageType, "");
            case REASON_EMPTY ->
                    messageType.equals("CEB623") ? "-623012" : ofStage(code, messageType);
            case LODGEMENT_EXISTS -> EXISTS.getOrDefault(messageType, "");
            case LODGEMENT_UNKNOWN -> UNKNOWN.getOrDefault(messageType, "");
            case LODGEMENT_OUTDATED -> OUTDATED.getOrDefault(messageType, "");
            default -> ofStage(code, messageType);
        };
    }

    /// The number for a receipt that must have one: where no list names it, an import is answered
    /// with what its type has for whatever a check finds, and an export with the first number of
    /// the range that is kept for such faults.
    ///
    /// @return empty for a type that has neither
    public static String statusOf(FaultCode code, String messageType) {
        String own = of(code, messageType);
        if (own.startsWith("-")) {
            return own;
        }
        Range range = RANGES.get(messageType);
        if (range == null) {
            return PARAMETERS_WRONG.getOrDefault(messageType, "");
        }
        return switch (code.number() / 1000) {
            case 9 -> range.signature();
            case 7 -> range.form();
            default -> range.business();
        };
    }

    private static String ofStage(FaultCode code, String messageType) {
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
