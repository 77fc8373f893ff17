package io.greenway.server.api;

import io.greenway.core.receipt.CodeAnswer;
import io.greenway.core.receipt.CodeCatalogue;
import io.greenway.core.receipt.CodeEntry;
import io.greenway.core.receipt.CodeFamily;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Every code of receipts with text, meaning, cause, remedy and who can help. Open to everybody:
/// people who are refused need it first of all.
@RestController
public final class CodeController {
    private static final int LONGEST_QUESTION = 2000;

    /// The catalogue changes only with the platform itself.
    private static final CacheControl KEPT = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final CodeCatalogue catalogue;

    public CodeController(CodeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// Entries of the catalogue.
    record Page(int count, List<CodeEntry> codes) {
        static Page of(List<CodeEntry> codes) {
            return new Page(codes.size(), List.copyOf(codes));
        }
    }

    @GetMapping("/api/v1/codes")
    public ResponseEntity<?> codes(
            @RequestParam(name = "family", defaultValue = "") String family,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "q", defaultValue = "") String text) {
        Optional<CodeFamily> wanted = family(family);
        if (!family.isEmpty() && wanted.isEmpty()) {
            return problem(
                    400,
                    "parameters",
                    "family must be one of "
                            + Arrays.stream(CodeFamily.values())
                                    .map(CodeFamily::name)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        if (code.length() > LONGEST_QUESTION || text.length() > LONGEST_QUESTION) {
            return problem(
                    400,
                    "parameters",
                    "code and q may have at most %d characters.".formatted(LONGEST_QUESTION));
        }
        List<CodeEntry> found = text.isBlank() ? catalogue.all() : catalogue.search(text);
        if (!code.isBlank()) {
            List<CodeEntry> asked =
                    catalogue.ask(code).stream()
                            .flatMap(answer -> answer.entries().stream())
                            .toList();
            found = text.isBlank() ? asked : asked.stream().filter(found::contains).toList();
        }
        return answer(
                found.stream()
                        .filter(entry -> wanted.isEmpty() || entry.family() == wanted.get())
                        .toList());
    }

    @GetMapping("/api/v1/codes/{code}")
    public ResponseEntity<?> code(@PathVariable("code") String code) {
        if (code.length() > LONGEST_QUESTION) {
            return problem(400, "parameters", "That is no code.");
        }
        List<CodeAnswer> answers = catalogue.ask(code);
        List<CodeEntry> entries =
                answers.stream().flatMap(answer -> answer.entries().stream()).toList();
        if (entries.isEmpty()) {
            String near = String.join(", ", answers.getFirst().near());
            return problem(
                    404,
                    "code-unknown",
                    "The code stands in no table that was published or seen."
                            + (near.isEmpty() ? "" : " Codes like it: " + near + "."));
        }
        return answer(entries);
    }

    private static Optional<CodeFamily> family(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(CodeFamily.values())
                .filter(family -> family.name().equals(upper))
                .findFirst();
    }

    private static ResponseEntity<Page> answer(List<CodeEntry> entries) {
        return ResponseEntity.ok().cacheControl(KEPT).body(Page.of(entries));
    }

    private static ResponseEntity<Problem> problem(int status, String kind, String detail) {
        return Problem.answer(Problem.of(kind, "Not possible", status, detail));
    }
}
