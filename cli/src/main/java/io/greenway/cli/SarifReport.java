package io.greenway.cli;

import io.greenway.cli.CheckCommand.CheckedFile;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The Static Analysis Results Interchange Format 2.1.0 of OASIS, which editors and CI servers
/// show beside the text.
final class SarifReport extends CheckReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Set<FaultCode> rules = EnumSet.noneOf(FaultCode.class);
    private boolean first = true;

    SarifReport(PrintWriter out, PrintWriter err, FaultText text) {
        super(out, err, text);
    }

    @Override
    void begin() {
        out.println(
                "{\"version\":\"2.1.0\",\"$schema\":\"" + SCHEMA + "\",\"runs\":[{\"results\":[");
    }

    @Override
    void print(CheckedFile checked) {
        for (Fault fault : checked.faults()) {
            rules.add(fault.code());
            out.print(first ? "" : ",\n");
            out.print(Zone.JSON.writeValueAsString(result(checked, fault)));
            first = false;
        }
    }

    private Map<String, Object> result(CheckedFile checked, Fault fault) {
        return Map.of(
                "ruleId",
                id(fault.code()),
                "level",
                CheckCommand.isError(fault) ? "error" : "warning",
                "message",
                Map.of("text", text.meaning(fault) + " → " + text.remedy(fault)),
                "locations",
                List.of(
                        Map.of(
                                "physicalLocation",
                                Map.of(
                                        "artifactLocation",
                                        Map.of("uri", uri(checked.file())),
                                        "region",
                                        Map.of(
                                                "startLine",
                                                Math.max(1, fault.place().line()),
                                                "startColumn",
                                                Math.max(1, fault.place().column()))),
                                "logicalLocations",
                                List.of(Map.of("fullyQualifiedName", fault.place().path())))));
    }

    private static String uri(String file) {
        try {
            return new URI(null, null, file.replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException unusual) {
            return file;
        }
    }

    @Override
    void end() {
        List<Map<String, Object>> used =
                rules.stream()
                        .map(
                                code ->
                                        Map.<String, Object>of(
                                                "id", id(code),
                                                "name", code.name().toLowerCase(Locale.ROOT),
                                                "shortDescription", Map.of("text", code.rule())))
                        .toList();
        Map<String, Object> driver = Map.of("name", "Greenway", "rules", used);
        out.println(
                "\n],\"columnKind\":\"unicodeCodePoints\",\"tool\":"
                        + Zone.JSON.writeValueAsString(Map.of("driver", driver))
                        + "}]}");
    }

    private static String id(FaultCode code) {
        return "GW" + code.number();
    }
}
