package io.greenway.cli;

import io.greenway.cli.CheckCommand.CheckedFile;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/// For programs: one object a file, a line each.
final class JsonReport extends CheckReport {
    JsonReport(PrintWriter out, PrintWriter err, FaultText text) {
        super(out, err, text);
    }

    @Override
    void print(CheckedFile checked) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", checked.file());
        line.put("type", checked.type());
        line.put("valid", checked.faults().stream().noneMatch(CheckCommand::isError));
        line.put(
                "faults",
                checked.faults().stream()
                        .map(fault -> text.fields(fault, checked.type()))
                        .toList());
        out.println(Zone.JSON.writeValueAsString(line));
    }
}
