package io.greenway.server.api;

import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import io.greenway.core.receipt.DossierView;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.receipt.Story;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.ClearanceStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Dossiers: who is platform, seller or declarant of one may see it, and so may the operator. To
/// everybody else it does not exist.
@RestController
public final class DossierController {
    private static final int MOST = 500;

    private final ClearanceStore store;
    private final Supplier<Story> story;
    private final Phrases phrases;

    public DossierController(ClearanceStore store, Supplier<Story> story, Phrases phrases) {
        this.store = store;
        this.story = story;
        this.phrases = phrases;
    }

    /// The newest dossiers.
    record Page(List<Item> dossiers) {}

    /// A dossier in a list.
    record Item(
            String ebpCode,
            String orderNo,
            String state,
            Phrase stateText,
            Instant updatedAt,
            List<String> documents,
            @Nullable String taxTotal) {}

    @GetMapping("/api/v1/dossiers")
    public ResponseEntity<?> latest(
            @AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            return Problem.answer(
                    Problem.of(
                            "parameters", "Not possible", 400, "limit must be 1 to " + MOST + "."));
        }
        List<Item> items = store.latest(party(caller), limit).stream().map(this::item).toList();
        return ResponseEntity.ok(new Page(items));
    }

    private Item item(ClearanceStore.Summary summary) {
        Long tax = summary.taxFen();
        return new Item(
                summary.ebpCode(),
                summary.orderNo(),
                summary.stage(),
                phrases.stage(summary.stage()),
                summary.updatedAt(),
                summary.papers().stream().map(paper -> paper.toLowerCase(Locale.ROOT)).toList(),
                tax == null ? null : new Money(tax).toString());
    }

    @GetMapping("/api/v1/dossiers/{ebpCode}/{orderNo}")
    public ResponseEntity<?> dossier(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String ebpCode,
            @PathVariable String orderNo) {
        DossierKey key = new DossierKey(ebpCode, orderNo);
        if (!store.isOpenTo(key, party(caller))) {
            return Problem.answer(
                    Problem.of(
                            "no-such-dossier",
                            "No such dossier",
                            404,
                            "You are not a party of a dossier with this platform and order number."));
        }
        DossierView view =
                story.get()
                        .of(
                                key,
                                store.history(key).stream()
                                        .flatMap(
                                                row ->
                                                        row.events().stream()
                                                                .map(
                                                                        event ->
                                                                                new Story.Moment(
                                                                                        row.at(),
                                                                                        event)))
                                        .toList());
        return ResponseEntity.ok(view);
    }

    private static Optional<String> party(Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise(var enterprise) -> Optional.of(enterprise.code());
            case Caller.Operator operator -> Optional.empty();
        };
    }
}
