package io.greenway.core.service;

import io.greenway.core.clearance.Document;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Filed;
import io.greenway.core.clearance.GoodsReturn;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.match.Disagreement;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.receipt.Phrases;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A declaration of a buyer's goods as that buyer may see it: goods, amounts, what is held
/// of the quota, why it stands where it stands, and returns. Amounts are CNY with two decimals.
///
/// @param platform name of the platform
/// @param seller name of the seller
/// @param invtNo inventory number; null before it was declared
/// @param stage how far it has come
/// @param why why it is not released yet, and whose turn it is; null when nothing stands against it
/// @param value dutiable value, null before it was computed
/// @param tax taxes, null before they were computed
/// @param quota what it holds of the quota of a year
/// @param returns oldest first
public record OwnDeclaration(
        String platform,
        String orderNo,
        String seller,
        @Nullable String invtNo,
        String stage,
        Phrase stageText,
        @Nullable Phrase why,
        List<Goods> goods,
        @Nullable String value,
        @Nullable String tax,
        String quota,
        boolean quotaUsed,
        List<Back> returns,
        List<ParcelCourse.Step> steps) {
    private static final Map<String, Phrase> WORDS = ParcelCourse.words("held_words.csv");

    public OwnDeclaration {
        goods = List.copyOf(goods);
        returns = List.copyOf(returns);
        steps = List.copyOf(steps);
    }

    /// A line of goods.
    public record Goods(String name, String quantity, String price) {}

    /// A return.
    ///
    /// @param arriveBy last day for the goods to reach the site
    /// @param quota given back; zero until the goods arrived
    /// @param tax given back; zero until the goods arrived
    public record Back(String preNo, String state, String arriveBy, String quota, String tax) {}

    /// What a dossier tells its buyer; empty when the goods are not, or no longer, those of this
    /// buyer: a declaration may have been corrected to another one.
    ///
    /// @param buyer pseudonym of who asks
    /// @param course of the same dossier
    public static Optional<OwnDeclaration> of(
            Dossier dossier,
            ParcelCourse course,
            String buyer,
            Terms.Buyers buyers,
            Phrases phrases,
            Explanation explanation) {
        Filed<Document.Inventory> filed = dossier.inventory();
        if (filed == null || !buyer.equals(pseudonym(filed, buyers))) {
            return Optional.empty();
        }
        InventoryHead head = filed.document().content().head();
        var assessment = dossier.assessment();
        var held = dossier.reservation();
        return Optional.of(
                new OwnDeclaration(
                        head.ebpName(),
                        head.orderNo(),
                        head.ebcName(),
                        dossier.invtNo(),
                        dossier.stage().name(),
                        phrases.stage(dossier.stage().name()),
                        why(dossier, phrases, explanation),
                        goods(filed),
                        assessment == null ? null : assessment.dutiableValue().toString(),
                        assessment == null ? null : assessment.total().toString(),
                        held == null ? "0.00" : held.amount().toString(),
                        held != null && held.confirmed(),
                        dossier.sequel().returns().stream().map(OwnDeclaration::back).toList(),
                        course.steps()));
    }

    private static String pseudonym(Filed<Document.Inventory> filed, Terms.Buyers buyers) {
        InventoryHead head = filed.document().content().head();
        return buyers.pseudonym(head.ebpCode(), head.buyerIdType(), head.buyerIdNumber());
    }

    private static List<Goods> goods(Filed<Document.Inventory> filed) {
        return filed.document().content().lines().stream()
                .map(line -> new Goods(line.gname(), plain(line.qty()), plain(line.totalPrice())))
                .toList();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static Back back(GoodsReturn one) {
        return new Back(
                one.petition().preNo(),
                one.state().name(),
                one.arriveBy().toString(),
                one.value().toString(),
                one.tax().toString());
    }

    private static @Nullable Phrase why(Dossier dossier, Phrases phrases, Explanation explanation) {
        Stage stage = dossier.stage();
        Phrase words = WORDS.get(stage.name());
        if (words == null) {
            return null;
        }
        Phrase missing =
                list(
                        dossier.missing().stream()
                                .sorted()
                                .map(one -> phrases.paper(one.name()))
                                .toList());
        Phrase reasons =
                list(
                        dossier.disagreements().stream()
                                .filter(Disagreement::refuses)
                                .map(one -> explanation.of(one.fault()).text())
                                .toList());
        return new Phrase(
                Phrase.fill(words.zh(), Map.of("missing", missing.zh(), "reasons", reasons.zh())),
                Phrase.fill(words.en(), Map.of("missing", missing.en(), "reasons", reasons.en())),
                Phrase.fill(words.sw(), Map.of("missing", missing.sw(), "reasons", reasons.sw())));
    }

    private static Phrase list(Collection<Phrase> phrases) {
        return phrases.isEmpty()
                ? new Phrase("未说明", "not said", "haikutajwa")
                : new Phrase(
                        joined(phrases, Phrase::zh, "；"),
                        joined(phrases, Phrase::en, "; "),
                        joined(phrases, Phrase::sw, "; "));
    }

    private static String joined(
            Collection<Phrase> phrases, Function<Phrase, String> language, String between) {
        return phrases.stream()
                .map(language)
                .map(text -> text.replaceFirst("[.。]$", ""))
                .collect(Collectors.joining(between));
    }
}
