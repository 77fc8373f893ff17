package io.greenway.cli;

import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.tax.LandedCost;
import io.greenway.core.tax.LandedCostAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Says what an order costs in tax, by the same code as a declaration.
@Command(
        name = "tax",
        mixinStandardHelpOptions = true,
        description = "Says what orders cost in duty, consumption tax and VAT, and why.",
        footer = {
            "",
            "JSON, amounts as text:",
            "  {\"declaredOn\":\"2026-11-22\", \"annualUsed\":\"0.00\",",
            "   \"items\":[{\"hs8\":\"22042100\", \"quantity\":\"2\",",
            "             \"unitPrice\":\"150.00\", \"packSize\":\"750 ml\"}],",
            "   \"freight\":\"0\", \"insurance\":\"0\",",
            "   \"deductibleDiscount\":\"0\", \"otherDiscount\":\"0\"}",
            "",
            "CSV, one item a row; the amounts of an order stand in its first row:",
            "  order, declared_on, annual_used, hs8, quantity, unit_price, pack_size,",
            "  freight, insurance, deductible_discount, other_discount",
            "answered in CSV, one row an item:",
            "  order, decision, line, hs8, dutiable_value, duty, consumption_tax, vat,",
            "  line_total, order_total, rules",
            "",
            "Exit code 0: answered, 1: refused, with every fault, 2: not readable."
        })
final class TaxCommand implements Callable<Integer> {
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "-",
            paramLabel = "FILE",
            description = "JSON or CSV file; - is standard input (default).")
    private String file = "-";

    @Option(
            names = "--format",
            paramLabel = "json|csv",
            description = "What the input is; found out from the file when not given.")
    private @Nullable Format format;

    // Set by picocli before the command is called.
    @SuppressWarnings("NullAway.Init")
    @Spec
    private CommandSpec spec;

    /// Shapes of input.
    enum Format {
        json,
        csv
    }

    @Override
    public Integer call() {
        return call(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    private int call(PrintWriter out, PrintWriter err) {
        try {
            String text = read();
            int code =
                    switch (format == null ? guess(text) : format) {
                        case json -> json(text, out, err);
                        case csv -> csv(text, out, err);
                    };
            out.flush();
            return code;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            err.println(file + ": cannot be read: " + firstLine(e));
            return 2;
        }
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("");
    }

    private String read() throws IOException {
        try (InputStream input =
                file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = input.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private Format guess(String text) {
        if (file.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return Format.csv;
        }
        return text.stripLeading().startsWith("{") ? Format.json : Format.csv;
    }

    private static int json(String text, PrintWriter out, PrintWriter err) {
        JsonMapper mapper =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build();
        LandedCost question = mapper.readValue(text, LandedCost.class);
        return switch (question.answer(Reference.bundled())) {
            case Outcome.Accepted<LandedCostAnswer> accepted -> {
                out.println(mapper.writeValueAsString(accepted.value()));
                yield 0;
            }
            case Outcome.Refused<LandedCostAnswer> refused -> {
                tell(refused.faults(), "", err);
                yield 1;
            }
        };
    }

    private static int csv(String text, PrintWriter out, PrintWriter err) {
        Map<String, LandedCost> orders = LandedCostSheet.read(text);
        Reference reference = Reference.bundled();
        int code = 0;
        out.println(LandedCostSheet.HEADING);
        for (Map.Entry<String, LandedCost> order : orders.entrySet()) {
            switch (order.getValue().answer(reference)) {
                case Outcome.Accepted<LandedCostAnswer> accepted ->
                        LandedCostSheet.rows(order.getKey(), accepted.value())
                                .forEach(out::println);
                case Outcome.Refused<LandedCostAnswer> refused -> {
                    tell(refused.faults(), order.getKey(), err);
                    code = 1;
                }
            }
        }
        return code;
    }

    private static void tell(List<Fault> faults, String order, PrintWriter err) {
        for (Fault fault : faults) {
            err.println(
                    "%s%s: %s%s%s"
                            .formatted(
                                    order.isEmpty() ? "" : "order " + order + " ",
                                    fault.place().path(),
                                    fault.code(),
                                    fault.found() == null ? "" : ", found " + fault.found(),
                                    fault.expected() == null
                                            ? ""
                                            : ", expected " + fault.expected()));
        }
        err.flush();
    }
}
