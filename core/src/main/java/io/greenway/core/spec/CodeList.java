package io.greenway.core.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The code tables (海关参数表) that messages refer to. Their rows, each with its dates and its
/// source, are kept in `reference`.
public enum CodeList {
    /// 国别（地区）, three digits; the note holds the ISO 3166 letters where known.
    COUNTRY("国别（地区）", "[0-9]{3}"),
    /// 币制, three digits (142 is the yuan); the note holds the ISO 4217 letters.
    CURRENCY("币制", "[0-9A-Z]{3}"),
    /// 计量单位, three digits.
    UNIT("计量单位", "[0-9]{3}"),
    /// 关区, four characters: the first two name the district, the others its office.
    DISTRICT("关区", "[0-9A-Z][0-9]{3}"),
    /// 运输方式, one character.
    TRANSPORT("运输方式", "[0-9A-Z]"),
    /// 港口; the note holds the customs code of the country.
    PORT("港口", "[0-9A-Z]{1,8}"),
    /// 监管方式, four digits.
    TRADE_MODE("监管方式", "[0-9]{4}"),
    /// 行政区划, six digits.
    DIVISION("行政区划", "[0-9]{6}"),
    /// 国标包装种类, not the one character of wrapType.
    PACKAGE("包装种类（国标）", "[0-9A-Z]{1,6}"),
    /// 包装种类 as one character, as in wrapType. The digits are inferred: use it to explain, not
    /// to refuse.
    WRAP("包装种类（一位）", "[0-9A-Z]"),
    /// 成交方式, one digit.
    TRANSACTION_MODE("成交方式", "[0-9A-Z]"),
    /// 征免方式, one digit.
    TAX_EXEMPTION("征免方式", "[0-9A-Z]"),
    /// 用途, two digits.
    USE("用途", "[0-9A-Z]{2}"),
    /// 监管场所; the note names the customs office.
    REGULATORY_PLACE("监管场所", "[0-9A-Z]{1,10}"),
    /// 监管场所, as in loctNo.
    REGULATORY_LOCATION("货物存放地点", "[0-9A-Z]{1,10}"),
    /// 商品编码 of ten digits with their statutory units; read through `CodeTables.legalUnits`.
    COMMODITY("商品编码与法定计量单位", "[0-9]{10}"),
    /// 申报要素 of a commodity of ten digits; read through `CodeTables.declarationElements`.
    ELEMENT("申报要素", "[0-9]{10}");

    private final String chinese;
    private final Pattern form;

    CodeList(String chinese, String form) {
        this.chinese = chinese;
        this.form = Pattern.compile(form);
    }

    /// Name in files and on the command line: `trade_mode`.
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Name in Chinese.
    public String chinese() {
        return chinese;
    }

    /// The list of that name, as in `tableName`.
    public static Optional<CodeList> named(String tableName) {
        return Arrays.stream(values()).filter(list -> list.tableName().equals(tableName)).findAny();
    }

    /// Whether a code of this table may look like this.
    public boolean mayHold(String code) {
        return form.matcher(code).matches();
    }

    /// How its codes look, as a regular expression.
    public String form() {
        return form.pattern();
    }
}
