package io.greenway.server.paper;

import io.greenway.core.receipt.Phrase;
import io.greenway.server.vault.Digest;
import java.util.List;

/// What is printed, before it has a place on a page.
///
/// @param title what it is
/// @param zone whose print it is
/// @param facts one below the other
/// @param columns heads of the table of goods
/// @param rows of the table, a text for each column
/// @param sums below the table
/// @param remark what the reader should know of the print
/// @param address where the print is checked; the code is its end
/// @param code as people read it
public record Sheet(
        Phrase title,
        Phrase zone,
        List<Fact> facts,
        List<Column> columns,
        List<List<String>> rows,
        List<Fact> sums,
        Phrase remark,
        String address,
        String code) {
    public Sheet {
        facts = List.copyOf(facts);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        sums = List.copyOf(sums);
    }

    /// Names everything that it says of the matter, and neither its words nor its code: two sheets
    /// of the same digest show the same goods, parties and amounts.
    public String digest() {
        StringBuilder said = new StringBuilder();
        facts.forEach(fact -> said.append(fact.value()).append('\n'));
        rows.forEach(row -> said.append(String.join("\t", row)).append('\n'));
        sums.forEach(sum -> said.append(sum.value()).append('\n'));
        return Digest.of(said.toString());
    }

    /// One fact.
    public record Fact(Phrase name, String value) {}

    /// One column.
    ///
    /// @param share of the width, against the others
    /// @param isNumber whether its texts stand at the right
    public record Column(Phrase name, int share, boolean isNumber) {}
}
