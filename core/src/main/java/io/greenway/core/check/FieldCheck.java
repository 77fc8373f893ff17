package io.greenway.core.check;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.party.EnterpriseCode;
import io.greenway.core.reference.CodeTables;
import io.greenway.core.spec.Amount;
import io.greenway.core.spec.CodeList;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Mask;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every element must satisfy by its kind, whatever the message: codes stand in their tables,
/// required values are not empty, amounts have their sign (facts: checks B and G).
final class FieldCheck {
    /// Names of enterprises by their codes. A foreign platform without one writes 无, an owner who
    /// is not registered NO (specification texts of CEB303, CEB403 and CEB603).
    private static final Set<String> ENTERPRISE_CODES =
            Set.of(
                    "copCode",
                    "ebpCode",
                    "ebcCode",
                    "payCode",
                    "logisticsCode",
                    "agentCode",
                    "areaCode",
                    "iacCode",
                    "ownerCode",
                    "operatorCode",
                    "declAgentCode");

    private static final Set<String> NO_CODE = Set.of("无", "NO");
    private static final Set<String> GOODS_NAMES = Set.of("gname", "itemName");
    private static final Set<String> PLACEHOLDERS = Set.of("空", "无", "/", "-");

    /// Tables that are complete enough to refuse by. Offices of customs, ports and divisions are
    /// opened every year and commodities change with the tariff, so those are only remarked.
    private static final Set<CodeList> COMPLETE =
            Set.of(CodeList.COUNTRY, CodeList.CURRENCY, CodeList.UNIT, CodeList.TRANSPORT);

    private final CodeTables codes;
    private final LocalDate day;
    private final List<Fault> faults;

    FieldCheck(CodeTables codes, LocalDate day, List<Fault> faults) {
        this.codes = codes;
        this.day = day;
        this.faults = faults;
    }

    /// Their amounts have rules of their own, with codes of their own, in [DocumentCheck].
    private static final Set<Class<?>> WITH_OWN_AMOUNTS =
            Set.of(
                    CEB311Message.Order.class,
                    CEB411Message.Payment.class,
                    CEB511Message.Logistics.class,
                    CEB621Message.Inventory.class);

    private boolean amounts = true;

    /// Checks a document and everything inside it.
    void check(Record document, String path) {
        amounts = !WITH_OWN_AMOUNTS.contains(document.getClass());
        entity(document, path);
    }

    /// Checks a record and every record inside it.
    ///
    /// @param path of the record, for example `/CEB603Message/Inventory[2]`
    private void entity(Record entity, String path) {
        for (Fields.Field field : Fields.of(entity.getClass())) {
            Object value = field.value(entity);
            String at = path + "/" + field.name();
            switch (value) {
                case null -> {
                    // Whether it may be absent is a rule of the format or of the message.
                }
                case Record inner -> entity(inner, at);
                case List<?> items -> {
                    for (int i = 0; i < items.size(); i++) {
                        entity((Record) items.get(i), at + "[" + (i + 1) + "]");
                    }
                }
                case String text -> text(field, text, at);
                case BigDecimal number -> number(field, number, at);
                default -> {
                    // Whole numbers and times have no rule of their own.
                }
            }
        }
    }

    private void text(Fields.Field field, String text, String path) {
        if (text.isBlank()) {
            if (field.required()) {
                add(FaultCode.REQUIRED_VALUE_EMPTY, path, null, null);
            }
            return;
        }
        CodeList list = field.list();
        if (list != null && !codes.contains(list, text, day)) {
            FaultCode code =
                    COMPLETE.contains(list) ? FaultCode.CODE_UNKNOWN : FaultCode.CODE_NOT_IN_TABLE;
            add(code, path, text, list.tableName());
        }
        if (ENTERPRISE_CODES.contains(field.name())
                && !NO_CODE.contains(text)
                && !EnterpriseCode.isValid(text)) {
            add(FaultCode.ENTERPRISE_CODE_FORM, path, text, "C10|C18 GB 32100");
        }
        if (GOODS_NAMES.contains(field.name()) && PLACEHOLDERS.contains(text)) {
            add(FaultCode.PLACEHOLDER_NAME, path, text, null);
        }
        if (isNumberOrCode(field.name()) && hasFullWidth(text)) {
            add(FaultCode.FULL_WIDTH_CODE, path, field.personal() ? Mask.of(text) : text, null);
        }
        if (field.name().equals("buyerIdType") && !text.equals("1")) {
            add(FaultCode.BUYER_ID_TYPE, path, text, "1");
        }
        NumberForm.of(field.name())
                .filter(form -> !form.matches(text))
                .ifPresent(form -> add(FaultCode.NUMBER_FORM, path, text, form.shown()));
    }

    private static boolean isNumberOrCode(String name) {
        return name.endsWith("No") || name.endsWith("Code") || name.endsWith("Number");
    }

    private static boolean hasFullWidth(String text) {
        return text.chars().anyMatch(c -> (c >= '！' && c <= '～') || c == '\u3000');
    }

    /// The schema sets no sign (facts: messages, known disagreements). Quantities and weights are
    /// more than nothing; prices may be nothing, as those of gifts in an order.
    private void number(Fields.Field field, BigDecimal number, String path) {
        if (!amounts || !field.isA(Amount.class)) {
            return;
        }
        String name = field.name();
        boolean counted =
                name.startsWith("qty") || name.endsWith("Weight") || name.equals("weight");
        if (counted ? number.signum() <= 0 : number.signum() < 0) {
            add(FaultCode.AMOUNT_INVALID, path, number.toPlainString(), counted ? "> 0" : ">= 0");
        }
    }

    private void add(
            FaultCode code, String path, @Nullable String found, @Nullable String expected) {
        faults.add(Fault.of(code, path, found, expected));
    }
}
