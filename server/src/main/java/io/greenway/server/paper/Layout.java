package io.greenway.server.paper;

import io.greenway.core.receipt.Phrase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Lays a sheet on pages: what it is and its code, the facts, the goods, the sums, and how it is
/// checked.
final class Layout {
    private static final float CODE_SIZE = 104;
    private static final float TITLE = 22;
    private static final float TEXT = 10;
    private static final float SMALL = 7.5f;
    private static final float CELL = 8;
    private static final float STEP = 14;
    private static final float LOW_STEP = 10;
    private static final float NAMES = 190;
    private static final float GAP = 6;

    private final Pages pages;
    private final Sheet sheet;

    Layout(Pages pages, Sheet sheet) {
        this.pages = pages;
        this.sheet = sheet;
    }

    void draw() throws IOException {
        head();
        facts(sheet.facts());
        pages.down(STEP);
        table();
        pages.down(STEP);
        facts(sheet.sums());
        pages.down(STEP);
        remark();
    }

    private void head() throws IOException {
        float top = pages.height();
        float right = Pages.MARGIN + Pages.WIDTH;
        pages.code(sheet.address(), right - CODE_SIZE, top - CODE_SIZE, CODE_SIZE);
        pages.text(sheet.zone().zh(), Pages.MARGIN, top - TEXT, TEXT);
        pages.text(sheet.zone().en(), Pages.MARGIN, top - TEXT - STEP, SMALL);
        pages.text(sheet.title().zh(), Pages.MARGIN, top - 62, TITLE);
        pages.text(others(sheet.title()), Pages.MARGIN, top - 78, TEXT);
        pages.text(sheet.code(), Pages.MARGIN, top - 98, TEXT);
        pages.down(CODE_SIZE + STEP);
        pages.rule(pages.height());
        pages.down(STEP + GAP);
    }

    private static String others(Phrase phrase) {
        return phrase.en() + " / " + phrase.sw();
    }

    private void facts(List<Sheet.Fact> facts) throws IOException {
        for (Sheet.Fact fact : facts) {
            List<String> values = pages.lines(fact.value(), Pages.WIDTH - NAMES, TEXT);
            float tall = Math.max(STEP + LOW_STEP, values.size() * STEP + 4);
            pages.makeRoom(tall);
            float y = pages.height();
            pages.text(fact.name().zh(), Pages.MARGIN, y, TEXT);
            pages.text(others(fact.name()), Pages.MARGIN, y - LOW_STEP, SMALL);
            for (int at = 0; at < values.size(); at++) {
                pages.text(values.get(at), Pages.MARGIN + NAMES, y - at * STEP, TEXT);
            }
            pages.down(tall);
        }
    }

    private void table() throws IOException {
        pages.makeRoom(4 * STEP);
        heads();
        for (List<String> row : sheet.rows()) {
            List<List<String>> cells = cells(row);
            int most = cells.stream().mapToInt(List::size).max().orElse(1);
            if (pages.makeRoom(most * LOW_STEP + GAP)) {
                heads();
            }
            row(cells, most, CELL);
        }
    }

    private void heads() throws IOException {
        pages.rule(pages.height() + LOW_STEP);
        List<List<String>> names = new ArrayList<>();
        for (int at = 0; at < sheet.columns().size(); at++) {
            Sheet.Column column = sheet.columns().get(at);
            List<String> lines = new ArrayList<>(pages.lines(column.name().zh(), room(at), CELL));
            lines.addAll(pages.lines(column.name().en(), room(at), CELL));
            names.add(lines);
        }
        row(names, names.stream().mapToInt(List::size).max().orElse(1), CELL);
        pages.rule(pages.height() + LOW_STEP);
    }

    private List<List<String>> cells(List<String> row) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        for (int at = 0; at < row.size(); at++) {
            cells.add(pages.lines(row.get(at), room(at), CELL));
        }
        return cells;
    }

    private void row(List<List<String>> cells, int most, float size) throws IOException {
        float y = pages.height();
        float x = Pages.MARGIN;
        for (int at = 0; at < cells.size(); at++) {
            for (int line = 0; line < cells.get(at).size(); line++) {
                String text = cells.get(at).get(line);
                float low = y - line * LOW_STEP;
                if (sheet.columns().get(at).isNumber()) {
                    pages.textUpTo(text, x + room(at), low, size);
                } else {
                    pages.text(text, x, low, size);
                }
            }
            x += room(at) + GAP;
        }
        pages.down(most * LOW_STEP + GAP);
    }

    /// How wide a column is.
    private float room(int at) {
        int shares = sheet.columns().stream().mapToInt(Sheet.Column::share).sum();
        return Pages.WIDTH * sheet.columns().get(at).share() / shares - GAP;
    }

    private void remark() throws IOException {
        for (String text :
                List.of(
                        sheet.remark().zh(),
                        sheet.remark().en(),
                        sheet.remark().sw(),
                        sheet.address())) {
            for (String line : pages.lines(text, Pages.WIDTH, CELL)) {
                pages.makeRoom(LOW_STEP);
                pages.text(line, Pages.MARGIN, pages.height(), CELL);
                pages.down(LOW_STEP);
            }
        }
    }
}
