package io.greenway.core.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The goods on sale, from `goods.csv`: codes of the retail import list with their statutory
/// units, and made-up prices. Tobacco is not sold.
final class Catalogue {
    static final List<Goods> GOODS = load();

    private Catalogue() {}

    private static List<Goods> load() {
        try (InputStream table = Catalogue.class.getResourceAsStream("goods.csv")) {
            if (table == null) {
                throw new IllegalStateException("goods.csv is not in the jar");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
            return lines.lines().skip(1).map(Catalogue::goods).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Goods goods(String line) {
        String[] cells = line.split(",", -1);
        return new Goods(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                fen(cells[5]),
                fen(cells[6]),
                Integer.parseInt(cells[7]),
                cells[8].isEmpty() ? 0 : Integer.parseInt(cells[8]),
                cells[9]);
    }

    private static long fen(String yuan) {
        return new BigDecimal(yuan).movePointRight(2).longValueExact();
    }
}
