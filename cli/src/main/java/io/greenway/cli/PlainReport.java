package io.greenway.cli;

import io.greenway.cli.CheckCommand.CheckedFile;
import java.io.PrintWriter;

/// For people.
final class PlainReport extends CheckReport {
    PlainReport(PrintWriter out, PrintWriter err, FaultText text) {
        super(out, err, text);
    }

    @Override
    void print(CheckedFile checked) {
        checked.faults()
                .forEach(fault -> out.println(text.lines(checked.file(), fault, checked.type())));
    }

    @Override
    void end() {
        out.printf(
                "%d %s, %d with faults: %d errors, %d warnings%n",
                files, files == 1 ? "file" : "files", faulty, errors, warnings);
    }
}
