package io.greenway.cli;

import io.greenway.cli.CheckCommand.CheckedFile;
import java.io.PrintWriter;

/// Says what checking files found, one after the other.
abstract sealed class CheckReport permits PlainReport, JsonReport, SarifReport {
    final PrintWriter out;
    final FaultText text;
    int files;
    int faulty;
    int errors;
    int warnings;
    private final PrintWriter err;
    private int unreadable;

    CheckReport(PrintWriter out, PrintWriter err, FaultText text) {
        this.out = out;
        this.err = err;
        this.text = text;
    }

    void begin() {}

    final void add(CheckedFile checked) {
        files++;
        if (checked.unreadable() != null) {
            unreadable++;
            err.println("greenway: cannot read " + checked.file() + ": " + checked.unreadable());
            return;
        }
        int wrong = (int) checked.faults().stream().filter(CheckCommand::isError).count();
        errors += wrong;
        warnings += checked.faults().size() - wrong;
        faulty += checked.faults().isEmpty() ? 0 : 1;
        print(checked);
    }

    abstract void print(CheckedFile checked);

    void end() {}

    final int exitCode(boolean strict) {
        out.flush();
        if (unreadable > 0) {
            return Greenway.FAILED;
        }
        return errors > 0 || (strict && warnings > 0) ? Greenway.REFUSED : Greenway.WELL;
    }
}
