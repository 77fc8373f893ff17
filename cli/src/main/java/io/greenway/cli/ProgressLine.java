package io.greenway.cli;

import java.io.Console;
import java.io.PrintWriter;

/// One line that is written over and over while a person watches. Without a terminal it is
/// silent.
final class ProgressLine {
    private static final long INTERVAL_NANOSECONDS = 200_000_000;

    private final PrintWriter terminal;
    private final boolean watched;
    private long shownAt;
    private int width;

    // JDK 25 is back at null for a program without a terminal.
    @SuppressWarnings("SystemConsoleNull")
    ProgressLine(PrintWriter terminal) {
        this.terminal = terminal;
        Console console = System.console();
        this.watched = console != null && console.isTerminal();
    }

    /// Shows a text, but not more often than an eye can follow.
    synchronized void show(String text) {
        long now = System.nanoTime();
        if (!watched || (width > 0 && now - shownAt < INTERVAL_NANOSECONDS)) {
            return;
        }
        shownAt = now;
        terminal.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        terminal.flush();
        width = text.length();
    }

    /// Removes the line, so that something else can be printed.
    synchronized void clear() {
        if (width > 0) {
            terminal.print("\r" + " ".repeat(width) + "\r");
            terminal.flush();
            width = 0;
        }
    }
}
