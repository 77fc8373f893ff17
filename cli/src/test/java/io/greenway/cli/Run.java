package io.greenway.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/// A command as it runs: what it said and how it ended.
///
/// @param code exit code
record Run(int code, String out, String err) {
    /// Where the samples are.
    static final Path SAMPLES = Path.of("..", "samples");

    static Run of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Greenway.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = commandLine.execute(texts);
        return new Run(code, out.toString(), err.toString());
    }
}
