package io.greenway.core.service;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Event;
import io.greenway.core.clearance.GoodsReturn;
import io.greenway.core.clearance.Lifecycle;
import io.greenway.core.clearance.Release.Moment;
import io.greenway.core.clearance.Stage;
import io.greenway.core.message.DossierKey;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What anybody may know of a parcel whose number they know: how far it has come, and when. Nothing
/// of buyer, seller, goods or amounts, and of reasons only that there are some. Why a
/// guarantee does not suffice is the business of the enterprises, so a declaration that is held for
/// it is shown as one that waits.
///
/// @param district customs code of where it was declared; null before it was
/// @param steps oldest first
public record ParcelCourse(@Nullable String district, List<Step> steps) {
    private static final Map<String, Phrase> WORDS = words("parcel_words.csv");

    private static final String ANNOUNCED = "ANNOUNCED";
    private static final String RETURN = "RETURN_";

    public ParcelCourse {
        steps = List.copyOf(steps);
    }

    /// Something that happened.
    ///
    /// @param name a stage of the declaration, or what happened to the parcel besides
    /// @param text the same in words
    public record Step(Instant at, String name, Phrase text) {}

    /// What a history tells.
    ///
    /// @param history oldest first
    public static ParcelCourse of(DossierKey key, List<Moment> history) {
        Dossier dossier = Dossier.empty(key);
        List<Step> steps = new ArrayList<>();
        for (Moment moment : history) {
            Dossier before = dossier;
            dossier = Lifecycle.apply(before, moment.event(), moment.at());
            String name = steps.isEmpty() ? ANNOUNCED : null;
            if (before.stage() != dossier.stage() && dossier.stage() != Stage.COLLECTING) {
                name = name(dossier.stage());
            }
            String own = name(moment.event(), before, dossier).orElse(name);
            if (own != null && (steps.isEmpty() || !steps.getLast().name().equals(own))) {
                steps.add(new Step(moment.at(), own, phrase(own)));
            }
        }
        var inventory = dossier.inventory();
        return new ParcelCourse(
                inventory == null ? null : inventory.document().content().head().customsCode(),
                steps);
    }

    /// The step that it is at; empty when nothing has happened.
    public Optional<Step> last() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
    }

    private static String name(Stage stage) {
        return stage == Stage.HELD ? Stage.WAITING.name() : stage.name();
    }

    /// What is more than a stage.
    private static Optional<String> name(Event event, Dossier before, Dossier after) {
        return switch (event) {
            case Event.GoodsLeft left -> Optional.of("LEFT");
            case Event.ParcelArrived arrived -> Optional.of("ARRIVED");
            case Event.ParcelSignedFor signed -> Optional.of("DELIVERED");
            case Event.ReturnFiled filed -> changed(filed.petition().preNo(), before, after);
            case Event.ReturnAnswered answered -> changed(answered.preNo(), before, after);
            case Event.ReturnArrived arrived -> changed(arrived.preNo(), before, after);
            case Event.ReturnLapsed lapsed -> changed(lapsed.preNo(), before, after);
            default -> Optional.empty();
        };
    }

    /// The state that a return came to; a draft was not applied for.
    private static Optional<String> changed(String preNo, Dossier before, Dossier after) {
        Optional<GoodsReturn.State> now = state(preNo, after);
        return now.equals(state(preNo, before))
                ? Optional.empty()
                : now.filter(one -> one != GoodsReturn.State.DRAFT).map(one -> RETURN + one.name());
    }

    private static Optional<GoodsReturn.State> state(String preNo, Dossier dossier) {
        return dossier.sequel().goodsReturn(preNo).map(GoodsReturn::state);
    }

    private static Phrase phrase(String name) {
        Phrase phrase = WORDS.get(name);
        if (phrase == null) {
            throw new IllegalStateException("no words for " + name);
        }
        return phrase;
    }

    /// Words by name.
    static Map<String, Phrase> words(String table) {
        Map<String, Phrase> words = new HashMap<>();
        for (Table.Row row : Table.beside(ParcelCourse.class, table).rows()) {
            words.put(row.text("name"), ModeAdviser.words(row));
        }
        return Map.copyOf(words);
    }
}
