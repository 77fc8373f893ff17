package io.greenway.core.tax;

import io.greenway.core.reference.ConsumptionTax.Measure;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Net content (净含量), as far as known. Thresholds and specific rates are counted by it (R-035,
/// It is read from the text on a pack or from the statutory quantities of a declaration.
///
/// @param millilitres volume, or null
/// @param grams mass, or null
/// @param sheets number of sheets (片), or null
public record Content(
        @Nullable BigDecimal millilitres, @Nullable BigDecimal grams, @Nullable BigDecimal sheets) {
    /// Nothing is known.
    public static final Content NONE = new Content(null, null, null);

    private static final BigDecimal THOUSAND = new BigDecimal("1000");
    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final int LONGEST_TEXT = 100;

    /// One factor of a pack text: a number, and a unit or nothing.
    private static final Pattern FACTOR =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(\\p{L}*)");

    /// Reads a pack text: `750 ml`, `12 x 1 L`, `30ml*2`, `5 sheets`, `900克/罐`, `30 ml + 15
    /// ml`. A text that names no volume, mass or number of sheets, or says it in another way,
    /// gives `NONE`.
    public static Content parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return NONE;
        }
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
        Content sum = NONE;
        for (String part : plain.split("\\+", -1)) {
            Content content = product(part);
            if (content.equals(NONE)) {
                return NONE;
            }
            sum = sum.plus(content);
        }
        return sum;
    }

    /// The content a quantity of a declaration stands for.
    ///
    /// @param quantity quantity, statutory or declared
    /// @param unitCode its unit, three digits of 计量单位代码表; a unit that is no volume, mass
    ///     or sheet gives `NONE`
    public static Content of(BigDecimal quantity, String unitCode) {
        return switch (unitCode) {
            case "095" -> volume(quantity.multiply(THOUSAND));
            case "096" -> volume(quantity);
            case "063" -> volume(quantity.multiply(MILLION));
            case "035" -> mass(quantity.multiply(THOUSAND));
            case "036" -> mass(quantity);
            case "070" -> mass(quantity.multiply(MILLION));
            case "020", "010" -> sheets(quantity);
            default -> NONE;
        };
    }

    /// This content, completed by another way of saying it.
    public Content or(Content other) {
        return new Content(
                millilitres != null ? millilitres : other.millilitres,
                grams != null ? grams : other.grams,
                sheets != null ? sheets : other.sheets);
    }

    /// The content of so many packs.
    public Content times(BigDecimal packs) {
        return new Content(
                millilitres == null ? null : millilitres.multiply(packs),
                grams == null ? null : grams.multiply(packs),
                sheets == null ? null : sheets.multiply(packs));
    }

    /// How much there is in that measure, if known. Pieces are not content.
    Optional<BigDecimal> in(Measure measure) {
        return Optional.ofNullable(
                switch (measure) {
                    case MILLILITRE -> millilitres;
                    case GRAM -> grams;
                    case SHEET -> sheets;
                    case PIECE -> null;
                });
    }

    Optional<BigDecimal> litres() {
        return Optional.ofNullable(millilitres).map(volume -> volume.movePointLeft(3));
    }

    Optional<BigDecimal> kilograms() {
        return Optional.ofNullable(grams).map(mass -> mass.movePointLeft(3));
    }

    private Content plus(Content other) {
        return new Content(
                sum(millilitres, other.millilitres),
                sum(grams, other.grams),
                sum(sheets, other.sheets));
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null) {
            return other;
        }
        return other == null ? one : one.add(other);
    }

    /// `6 x 330 ml`: factors of which exactly one has a unit of content. A word behind a stroke
    /// only says what the pack is.
    private static Content product(String text) {
        BigDecimal count = BigDecimal.ONE;
        Content content = NONE;
        for (String factor : text.replaceAll("/\\s*\\p{L}+\\s*$", "").split("[*x×]", -1)) {
            Matcher matcher = FACTOR.matcher(factor.strip());
            if (!matcher.matches()) {
                return NONE;
            }
            BigDecimal number = new BigDecimal(matcher.group(1));
            Content measured = measured(number, matcher.group(2));
            if (measured.equals(NONE)) {
                count = count.multiply(number);
            } else if (content.equals(NONE)) {
                content = measured;
            } else {
                return NONE;
            }
        }
        return content.times(count);
    }

    private static Content measured(BigDecimal number, String unit) {
        return switch (unit) {
            case "ml", "毫升", "millilitre", "millilitres", "milliliter", "milliliters" ->
                    volume(number);
            case "cl" -> volume(number.multiply(BigDecimal.TEN));
            case "l", "升", "litre", "litres", "liter", "liters" ->
                    volume(number.multiply(THOUSAND));
            case "g", "克", "gram", "grams" -> mass(number);
            case "mg", "毫克" -> mass(number.movePointLeft(3));
            case "kg", "千克", "公斤", "kilogram", "kilograms" -> mass(number.multiply(THOUSAND));
            case "sheet", "sheets", "片", "张", "piece", "pieces", "pc", "pcs" -> sheets(number);
            default -> NONE;
        };
    }

    private static Content volume(BigDecimal millilitres) {
        return new Content(millilitres, null, null);
    }

    private static Content mass(BigDecimal grams) {
        return new Content(null, grams, null);
    }

    private static Content sheets(BigDecimal sheets) {
        return new Content(null, null, sheets);
    }
}
