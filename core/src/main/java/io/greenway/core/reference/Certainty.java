package io.greenway.core.reference;

/// How sure a row of the reference tables is. Rows that are not substantiated are shown as such.
public enum Certainty {
    /// Substantiated by a source that was read.
    S,
    /// Known, with its official number, but not read in the official text.
    M,
    /// Uncertain; to be checked before anyone relies on it.
    U,
    /// Not law: a decision of this zone.
    D;

    /// Reads the letter a cell starts with; the cell may add words.
    static Certainty of(String cell) {
        return valueOf(cell.substring(0, 1));
    }
}
