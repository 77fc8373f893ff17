package io.greenway.core.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many pieces are drawn as a sample from goods of a category, and whether the rest may go
/// meanwhile.
///
/// @param category category of the positive list; a star for every other
/// @param piecesMin fewest pieces
/// @param share share of the quantity
/// @param piecesMax most pieces
/// @param whileTesting whether goods are released while the sample is tested 边检边放
/// @param validFrom first day
/// @param validTo last day; null when it has no end yet
/// @param documentNo document it stands in
/// @param certainty how sure the row is
public record SamplePlan(
        String category,
        int piecesMin,
        BigDecimal share,
        int piecesMax,
        boolean whileTesting,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String documentNo,
        Certainty certainty)
        implements Dated {
    static final ReferenceTable TABLE =
            new ReferenceTable(
                    "sample_plan",
                    "category",
                    List.of(
                            "category",
                            "pieces_min",
                            "share",
                            "pieces_max",
                            "while_testing",
                            "valid_from",
                            "document_no"),
                    List.of("valid_to", "certainty"),
                    null);

    @Override
    public String key() {
        return category;
    }

    static SamplePlan read(Table.Row row) {
        int least = Integer.parseInt(row.text("pieces_min"));
        int most = Integer.parseInt(row.text("pieces_max"));
        BigDecimal share = new BigDecimal(row.text("share"));
        String flag = row.text("while_testing");
        if (least < 1
                || most < least
                || share.signum() < 0
                || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("1 <= pieces_min <= pieces_max, 0 <= share <= 1");
        }
        if (!flag.equals("true") && !flag.equals("false")) {
            throw new IllegalArgumentException("true|false");
        }
        return new SamplePlan(
                row.text("category"),
                least,
                share,
                most,
                flag.equals("true"),
                row.date("valid_from"),
                row.dateOrNull("valid_to"),
                row.text("document_no"),
                Certainty.of(row.text("certainty")));
    }
}
