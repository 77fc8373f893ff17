package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.DossierKey;
import io.greenway.core.party.Enterprise;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.receipt.Phrases;
import io.greenway.core.reference.Reference;
import io.greenway.server.intake.Caller;
import io.greenway.server.paper.CodeNames;
import io.greenway.server.paper.PaperCode;
import io.greenway.server.paper.PaperWords;
import io.greenway.server.paper.ReleaseNote;
import io.greenway.server.paper.Sheet;
import io.greenway.server.paper.SheetPrinter;
import io.greenway.server.paper.TaxPaper;
import io.greenway.server.store.AccessLog;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.DossierReader;
import io.greenway.server.store.PaperTable;
import io.greenway.server.store.PaperTable.Content;
import io.greenway.server.store.TaxViews;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/// Documents to print, for whoever may see what they are about, and the check of a print, for
/// everybody. What a print says besides personal data is written down under a code that is drawn at
/// random: the code of a forged print is unknown, or is that of something else. Goods and parties
/// are not told by the check; of all that a print shows a digest is kept, so that it is told as old
/// when any of it is.
@RestController
public final class PaperController {
    private static final String NOTE = "RELEASE_NOTE";
    private static final String BILL = "TAX_BILL";
    private static final Set<String> RELEASED = Set.of("RELEASED", "CLOSED");
    private static final int LONGEST = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ClearanceStore store;
    private final DossierReader dossiers;
    private final TaxViews bills;
    private final PaperTable papers;
    private final AccessLog log;
    private final Supplier<Reference> reference;
    private final Clock clock;
    private final SecureRandom random;
    private final @Nullable URI publicUrl;
    private final SheetPrinter printer = new SheetPrinter(PATIENCE);
    private final Phrases phrases = Phrases.bundled();

    /// Prints and checks.
    ///
    /// @param publicUrl address under which browsers know the platform; null when none is
    /// configured
    public PaperController(
            ClearanceStore store,
            DossierReader dossiers,
            TaxViews bills,
            PaperTable papers,
            AccessLog log,
            Supplier<Reference> reference,
            Clock clock,
            SecureRandom random,
            @Nullable URI publicUrl) {
        this.store = store;
        this.dossiers = dossiers;
        this.bills = bills;
        this.papers = papers;
        this.log = log;
        this.reference = reference;
        this.clock = clock;
        this.random = random;
        this.publicUrl = publicUrl;
    }

    /// Whether a print is one of ours.
    ///
    /// @param paper what it must say; null when nothing was ever printed under the code
    record Answer(String code, boolean printed, @Nullable Paper paper) {}

    /// What a print says besides personal data.
    ///
    /// @param amount taxes of the declaration, or what is due of the bill, CNY
    /// @param current whether it is so still
    record Paper(
            String kind,
            Phrase kindText,
            String invtNo,
            @Nullable String number,
            LocalDate day,
            String state,
            Phrase stateText,
            String amount,
            Instant printedAt,
            boolean current) {}

    @GetMapping("/api/v1/dossiers/{ebpCode}/{orderNo}/release-note")
    public ResponseEntity<?> releaseNote(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String ebpCode,
            @PathVariable String orderNo)
            throws IOException, SQLException {
        DossierKey key = new DossierKey(ebpCode, orderNo);
        if (!store.isOpenTo(key, Optional.ofNullable(party(caller)))) {
            return problem(
                    "no-such-dossier",
                    404,
                    "You are not a party of a dossier with this platform and order number.");
        }
        if (caller instanceof Caller.Operator operator) {
            log.note(
                    operator.username(),
                    operator.role(),
                    "release note",
                    ebpCode + " " + orderNo,
                    clock.instant());
        }
        Optional<ReleaseNote> found = ReleaseNote.of(store.dossier(key));
        if (found.isEmpty()) {
            return problem("not-released", 409, "The declaration is not released, or no longer.");
        }
        ReleaseNote note = found.get();
        LocalDate day = Terms.dayOf(note.releasedAt());
        CodeNames names = new CodeNames(reference.get().codes(), day);
        return printed(content(note), (address, code) -> note.sheet(names, address, code));
    }

    private Content content(ReleaseNote note) {
        LocalDate day = Terms.dayOf(note.releasedAt());
        CodeNames names = new CodeNames(reference.get().codes(), day);
        return new Content(
                NOTE,
                note.invtNo(),
                null,
                day,
                "RELEASED",
                note.assessment().total(),
                note.sheet(names, "", "").digest());
    }

    @GetMapping("/api/v1/tax/bills/{invtNo}/document")
    public ResponseEntity<?> bill(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String invtNo,
            @RequestParam @Nullable String purpose)
            throws IOException, SQLException {
        if (caller instanceof Caller.Operator officer) {
            Optional<Purpose> said = Purpose.said(purpose);
            if (said.isEmpty()) {
                return Purpose.missing();
            }
            log.note(
                    officer.username(),
                    officer.role(),
                    "tax bill document",
                    invtNo,
                    said.get().text(),
                    clock.instant());
        }
        Optional<TaxViews.Whole> found = bills.whole(invtNo, party(caller));
        if (found.isEmpty()) {
            return problem(
                    "no-such-bill",
                    404,
                    "There is no tax of a declaration of this number that you may see.");
        }
        Optional<TaxPaper> paper = TaxPaper.of(found.get());
        if (paper.isPresent()) {
            return printed(content(paper.get()), paper.get()::sheet);
        }
        return found.get().bill().notice() == null
                ? problem("not-billed", 409, "Customs has not made the bill yet.")
                : problem(
                        "not-computed",
                        409,
                        "There is a bill, but no release of this platform to hold it against: the"
                                + " day of the release is not over, or it was declared elsewhere.");
    }

    private static Content content(TaxPaper paper) {
        var bill = paper.whole().bill();
        return new Content(
                BILL,
                paper.whole().invtNo(),
                paper.notice().taxNo(),
                paper.releasedOn(),
                bill.stage().name(),
                bill.due(),
                paper.sheet("", "").digest());
    }

    /// Lays a print out once its address and code are known.
    private interface Laying {
        Sheet at(String address, String code);
    }

    private ResponseEntity<?> printed(Content content, Laying laying)
            throws IOException, SQLException {
        String code = papers.code(content, PaperCode.drawn(random), clock.instant());
        String shown = PaperCode.shown(code);
        String address = place().path("/papers/" + shown).build().toUriString();
        Optional<byte[]> pdf = printer.print(laying.at(address, shown));
        if (pdf.isEmpty()) {
            return ResponseEntity.status(503)
                    .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .body(Problem.of("busy", "Not now", 503, "Too many others print."));
        }
        String name = content.kind().equals(NOTE) ? "release-note-" : "tax-bill-";
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + content.invtNo() + ".pdf")
                                .build()
                                .toString())
                .body(pdf.get());
    }

    /// Where browsers know the platform, so that nobody's request decides where a print leads;
    /// where
    /// that is not configured, the address of the request.
    private UriComponentsBuilder place() {
        return publicUrl == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                : UriComponentsBuilder.fromUri(publicUrl);
    }

    @GetMapping("/api/v1/papers/{code}")
    public ResponseEntity<?> check(@PathVariable String code) throws SQLException {
        if (code.length() > LONGEST) {
            return problem("parameters", 400, "A code has 20 letters and digits.");
        }
        String read = PaperCode.read(code);
        Optional<PaperTable.Printed> found = papers.printed(read);
        Paper paper = found.isEmpty() ? null : paper(found.get());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Answer(PaperCode.shown(read), paper != null, paper));
    }

    private Paper paper(PaperTable.Printed printed) throws SQLException {
        Content content = printed.content();
        boolean isNote = content.kind().equals(NOTE);
        return new Paper(
                content.kind(),
                PaperWords.of(isNote ? "releaseNote" : "taxBill"),
                content.invtNo(),
                content.number(),
                content.day(),
                content.state(),
                isNote ? phrases.stage(content.state()) : PaperWords.of(content.state()),
                content.amount().toString(),
                printed.at(),
                isNote ? isReleased(content) : isBilledSo(content));
    }

    /// Whether the declaration is released still, and everything is as it was printed.
    private boolean isReleased(Content content) throws SQLException {
        List<DossierReader.Told> found = dossiers.of(List.of(content.invtNo()), RELEASED);
        return found.stream()
                .flatMap(told -> ReleaseNote.of(told.dossier()).stream())
                .map(this::content)
                .anyMatch(now -> isSame(content, now));
    }

    private boolean isBilledSo(Content content) throws SQLException {
        return bills.whole(content.invtNo(), null)
                .flatMap(TaxPaper::of)
                .map(PaperController::content)
                .filter(now -> isSame(content, now))
                .isPresent();
    }

    /// A print from before there were digests is held against what is told of it.
    private static boolean isSame(Content printed, Content now) {
        return printed.equals(printed.digest().isEmpty() ? now.with("") : now);
    }

    private static @Nullable String party(Caller caller) {
        return switch (caller) {
            case Caller.OfEnterprise(Enterprise enterprise) -> enterprise.code();
            case Caller.Operator operator -> null;
        };
    }

    private static ResponseEntity<Problem> problem(String kind, int status, String detail) {
        return Problem.answer(Problem.of(kind, "Not possible", status, detail));
    }
}
