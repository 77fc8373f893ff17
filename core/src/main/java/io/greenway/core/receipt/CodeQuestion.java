package io.greenway.core.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the codes in what a person pastes: a bare code, or the whole text of a receipt.
///
/// @param code as written in receipts
/// @param said text beside the code, empty when there is none
/// @param families lists that the code can stand in
public record CodeQuestion(String code, String said, Set<CodeFamily> families) {
    /// A code and its text as customs writes them. The text may itself hold brackets.
    public static final Pattern CODED =
            Pattern.compile(
                    "\\[Code:([^;\\]]{1,20})(?:;Desc:(.*?))?](?=\\s*\\[Code:|\\[另有|\\s*$|;|\\s)");

    private static final Pattern BARE =
            Pattern.compile("(?i)-?\\d{1,7}|GW ?\\d{1,6}|[A-Z]+_[A-Z_]+");
    private static final Pattern WITHIN =
            Pattern.compile("(?<![\\w.-])-\\d{5,6}(?![\\d.])|(?<!\\w)GW\\d{4}(?!\\d)");
    private static final Set<CodeFamily> ANY = Set.of(CodeFamily.values());
    private static final Set<CodeFamily> IN_A_RECEIPT =
            Set.of(CodeFamily.ERROR, CodeFamily.LOGIC, CodeFamily.GREENWAY);

    public CodeQuestion {
        families = Set.copyOf(families);
    }

    /// The questions in a text; none when it holds no code.
    public static List<CodeQuestion> in(String text) {
        String plain = text.strip().replaceAll("[−－–](?=\\d)", "-");
        if (BARE.matcher(plain).matches()) {
            return List.of(new CodeQuestion(upper(plain), "", ANY));
        }
        List<CodeQuestion> questions = coded(plain);
        if (questions.isEmpty()) {
            Matcher within = WITHIN.matcher(plain);
            while (within.find()) {
                questions.add(new CodeQuestion(within.group(), plain, IN_A_RECEIPT));
            }
        }
        return questions;
    }

    /// The codes that customs names in the text of a receipt.
    public static List<CodeQuestion> coded(String text) {
        List<CodeQuestion> questions = new ArrayList<>();
        Matcher coded = CODED.matcher(text);
        while (coded.find()) {
            String said = coded.group(2) == null ? "" : coded.group(2);
            questions.add(new CodeQuestion(upper(coded.group(1).strip()), said, IN_A_RECEIPT));
        }
        return questions;
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT).replace(" ", "");
    }
}
