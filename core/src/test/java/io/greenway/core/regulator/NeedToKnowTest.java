package io.greenway.core.regulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.desk.Regulator;
import io.greenway.core.desk.TaskField;
import io.greenway.core.message.Message;
import io.greenway.core.reference.Table;
import io.greenway.core.spec.Personal;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Goal: no regulator sees a field that it does not need to know. Method: every component of every
/// record of a view is looked up in the table that says who may see what; a new field that nobody
/// entered there fails.
class NeedToKnowTest {
    private static final Map<Regulator, List<Class<? extends Record>>> RECORDS =
            Map.of(
                    Regulator.CUSTOMS,
                    List.of(CustomsHead.class, CustomsGoods.class, CustomsReturn.class),
                    Regulator.INSPECTION,
                    List.of(InspectionHead.class, InspectionGoods.class, InspectionReturn.class),
                    Regulator.TAX,
                    List.of(TaxHead.class, TaxGoods.class, TaxReturn.class),
                    Regulator.EXCHANGE,
                    List.of(ExchangeHead.class, ExchangeGoods.class, ExchangeReturn.class));

    /// By field, who may see it.
    private static Map<String, Map<String, String>> table() {
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        for (Table.Row row : Table.beside(View.class, "need_to_know.csv").rows()) {
            table.put(row.text("field"), row.cells());
        }
        return table;
    }

    private static Set<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource(Regulator.class)
    void aViewHasExactlyTheFieldsThatTheTableGivesIt(Regulator regulator) {
        Set<String> given = given(regulator, "x");
        Set<String> shown = new TreeSet<>();
        RECORDS.getOrDefault(regulator, List.of()).forEach(one -> shown.addAll(components(one)));
        assertThat(shown).isEqualTo(given);
    }

    /// A view that gets another part, or another record, is seen here.
    @Test
    void theRecordsOfTheViewsAreTheseAndNoOthers() {
        Set<Class<?>> used = new HashSet<>();
        for (Class<?> view : View.class.getPermittedSubclasses()) {
            for (RecordComponent part : view.getRecordComponents()) {
                Type type = part.getGenericType();
                used.add(
                        type instanceof ParameterizedType list
                                ? (Class<?>) list.getActualTypeArguments()[0]
                                : part.getType());
            }
        }
        assertThat(used)
                .isEqualTo(
                        RECORDS.values().stream()
                                .flatMap(List::stream)
                                .collect(Collectors.toSet()));
    }

    @Test
    void theBuyerIsForCustomsAlone() {
        assertThat(components(Buyer.class)).isEqualTo(given(Regulator.CUSTOMS, "buyer"));
    }

    /// Fields of the table that a fact of a task tells.
    private static List<String> told(TaskField fact) {
        return switch (fact) {
            case INVT_NO -> List.of("invtNo");
            case ORDER_NO -> List.of("orderNo");
            case PLATFORM -> List.of("ebpCode");
            case SELLER -> List.of("ebcCode");
            case DECLARANT -> List.of("agentCode");
            case SITE -> List.of("customsCode");
            case TRADE_MODE -> List.of("tradeMode");
            case CREDIT -> List.of("credit");
            case GREEN -> List.of("green");
            case GOODS -> List.of("gcode", "gname", "quantity", "unit");
            case ORIGIN -> List.of("origin");
            case VALUE -> List.of("value");
            case TAX -> List.of("duty", "consumptionTax", "vat");
            case BUYER -> List.of("buyer");
            case REGION -> List.of("region");
            case PAYMENT_NO -> List.of("payNo");
            case BATCH -> List.of("batch");
            case REMITTANCE -> List.of("remittance");
            case PAYER -> List.of("payer");
            case PAYEE -> List.of("payee");
            case AMOUNT -> List.of("amount");
            case DOLLARS -> List.of("dollars");
            case BANK -> List.of("bank");
            case DECLARATIONS -> List.of("declarations");
        };
    }

    /// A task tells what the view tells, or what the table gives it with a task.
    @ParameterizedTest
    @EnumSource(Regulator.class)
    void aTaskTellsNothingThatTheTableDoesNotGive(Regulator regulator) {
        Set<String> told =
                Arrays.stream(TaskField.values())
                        .filter(fact -> fact.isFor(regulator))
                        .flatMap(fact -> told(fact).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> given = given(regulator, "x", "task");
        assertThat(given).containsAll(told);
        assertThat(told).containsAll(given(regulator, "task"));
    }

    private static Set<String> given(Regulator regulator, String... marks) {
        return table().entrySet().stream()
                .filter(row -> List.of(marks).contains(row.getValue().get(regulator.json())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What the messages mark as personal stands in no view under its own name.
    @Test
    void noViewHasWhatTheMessagesMarkAsPersonal() {
        Set<String> personal = new TreeSet<>();
        for (Class<?> message : Message.class.getPermittedSubclasses()) {
            personal(message, personal, new HashSet<>());
        }
        assertThat(personal)
                .contains("buyerName", "buyerIdNumber", "consigneeAddress", "payerName");
        Stream<String> shown =
                RECORDS.values().stream()
                        .flatMap(List::stream)
                        .flatMap(record -> components(record).stream());
        assertThat(shown).doesNotContainAnyElementsOf(personal);
    }

    private static void personal(Class<?> type, Set<String> found, Set<Class<?>> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type.isSealed()) {
            for (Class<?> one : type.getPermittedSubclasses()) {
                personal(one, found, seen);
            }
        }
        if (!type.isRecord()) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Personal.class)) {
                found.add(component.getName());
            }
            Type inner = component.getGenericType();
            personal(component.getType(), found, seen);
            if (inner instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element) {
                personal(element, found, seen);
            }
        }
    }
}
