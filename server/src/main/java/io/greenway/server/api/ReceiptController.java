package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.envelope.Envelope;
import io.greenway.core.message.Answer;
import io.greenway.core.message.DossierKey;
import io.greenway.core.receipt.CodeCatalogue;
import io.greenway.core.receipt.CodeEntry;
import io.greenway.core.receipt.CodeFamily;
import io.greenway.core.receipt.Phrase;
import io.greenway.core.receipt.Receipt;
import io.greenway.core.xml.XmlWriter;
import io.greenway.server.intake.Caller;
import io.greenway.server.pump.ReceiptBell;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.ReceiptTable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/v1/receipts`: an enterprise fetches its receipts, in order, from a cursor on.
@RestController
public final class ReceiptController {
    private static final int MOST = 1000;
    private static final String REJECTED = "100";

    /// Says more than a status does, in words that the catalogue has in every language.
    private static final String OWN_NUMBER = "[Code:GW";

    private static final Set<String> EXPORTS =
            Set.of("CEB510", "CEB604", "CEB606", "CEB608", "CEB702");
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Pattern DXP_ID = Pattern.compile("DXP[A-Z]{3}\\d{10}");

    private final ReceiptTable receipts;
    private final ClearanceStore dossiers;
    private final ReceiptBell bell;
    private final CodeCatalogue codes;

    private final boolean sandbox;

    /// @param dossiers who may ask about which dossier
    /// @param sandbox whether every receipt must say that it is of a sandbox
    public ReceiptController(
            ReceiptTable receipts,
            ClearanceStore dossiers,
            ReceiptBell bell,
            CodeCatalogue codes,
            boolean sandbox) {
        this.sandbox = sandbox;
        this.receipts = receipts;
        this.dossiers = dossiers;
        this.bell = bell;
        this.codes = codes;
    }

    /// A page of receipts.
    ///
    /// @param receipts in order
    /// @param next cursor to ask with next; the one asked with when there was nothing
    record Page(List<Item> receipts, long next) {}

    /// A receipt.
    ///
    /// @param cursor its place; only grows
    /// @param messageType published type, such as `CEB622`
    /// @param copNo number given by the sender, where the answer repeats it
    /// @param orderNo order number of the document; empty when it names none
    /// @param returnStatus published status
    /// @param returnInfo text of the answer
    /// @param explained what its codes mean and what to do; only with a refusal
    ///     and where a document is kept and not carried out; in a sandbox it always says so
    /// @param createdAt when it was made
    /// @param xml the published message
    record Item(
            long cursor,
            String messageType,
            @Nullable String copNo,
            String orderNo,
            String returnStatus,
            String returnInfo,
            List<Explained> explained,
            Instant createdAt,
            String xml) {}

    /// A code of a refusal, from the catalogue that `/api/v1/codes` shows whole.
    record Explained(String code, Phrase meaning, Phrase remedy) {}

    @GetMapping(path = "/api/v1/receipts")
    public ResponseEntity<?> receipts(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(name = "wait", defaultValue = "0") int seconds,
            @RequestParam(name = "envelope", defaultValue = "") String receiver,
            @RequestHeader(name = "Accept", defaultValue = "*/*") String accept)
            throws InterruptedException {
        if (!(caller instanceof Caller.OfEnterprise(var enterprise))) {
            return problem(403, "forbidden", "Receipts belong to the enterprise that sent.");
        }
        if (after < 0
                || limit < 1
                || limit > MOST
                || seconds < 0
                || seconds > LONGEST_WAIT_SECONDS) {
            return problem(
                    400,
                    "parameters",
                    "after must be 0 or more, limit 1 to %d, wait 0 to %d."
                            .formatted(MOST, LONGEST_WAIT_SECONDS));
        }
        if (!receiver.isEmpty() && !DXP_ID.matcher(receiver).matches()) {
            return problem(400, "parameters", "envelope must be a DXP id, DXPENT and 10 digits.");
        }
        List<ReceiptTable.Row> rows = await(enterprise.code(), after, limit, seconds);
        if (accept.contains(MediaType.APPLICATION_XML_VALUE)
                && !accept.contains(MediaType.APPLICATION_JSON_VALUE)) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_XML)
                    .body(xml(rows, after, receiver));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        new Page(
                                rows.stream().map(row -> item(row, receiver)).toList(),
                                rows.isEmpty() ? after : rows.getLast().cursor()));
    }

    /// The receipts of the caller about one dossier.
    record About(List<Item> receipts) {}

    @GetMapping("/api/v1/dossiers/{ebpCode}/{orderNo}/receipts")
    public ResponseEntity<?> about(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String ebpCode,
            @PathVariable String orderNo) {
        DossierKey key = new DossierKey(ebpCode, orderNo);
        if (!(caller instanceof Caller.OfEnterprise(var enterprise))) {
            return problem(403, "forbidden", "Receipts belong to the enterprise that sent.");
        }
        if (!dossiers.isOpenTo(key, Optional.of(enterprise.code()))) {
            return problem(
                    404,
                    "no-such-dossier",
                    "You are not a party of a dossier with this platform and order number.");
        }
        List<Instant> moments = dossiers.moments(key);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        new About(
                                receipts.about(enterprise.code(), orderNo, moments).stream()
                                        .map(row -> item(row, ""))
                                        .toList()));
    }

    private List<ReceiptTable.Row> await(String owner, long after, int limit, int seconds)
            throws InterruptedException {
        Instant until = Instant.now().plusSeconds(seconds);
        while (true) {
            long heard = bell.strokes(owner);
            List<ReceiptTable.Row> rows = receipts.after(owner, after, limit);
            Duration left = Duration.between(Instant.now(), until);
            if (!rows.isEmpty() || left.isNegative() || left.isZero()) {
                return rows;
            }
            bell.await(owner, heard, left);
        }
    }

    private Item item(ReceiptTable.Row row, String receiver) {
        Receipt receipt = row.receipt();
        Answer answer = receipt.answer();
        return new Item(
                row.cursor(),
                answer.messageType(),
                answer.copNo(),
                receipt.orderNo(),
                answer.returnStatus(),
                answer.returnInfo(),
                sandbox ? rehearsed(explained(answer)) : explained(answer),
                answer.returnTime().atZone(Terms.CHINA).toInstant(),
                new String(text(row, receiver), StandardCharsets.UTF_8));
    }

    private static List<Explained> rehearsed(List<Explained> explained) {
        List<Explained> all = new ArrayList<>();
        all.add(new Explained("SANDBOX", SandboxNotice.SENTENCE, SandboxNotice.SENTENCE));
        all.addAll(explained);
        return all;
    }

    private List<Explained> explained(Answer answer) {
        String status = answer.returnStatus();
        if (!status.equals(REJECTED)
                && !status.startsWith("-")
                && !answer.returnInfo().startsWith(OWN_NUMBER)) {
            return List.of();
        }
        List<CodeEntry> entries =
                codes.ofReceipt(status, answer.returnInfo()).stream()
                        .flatMap(one -> one.entries().stream())
                        .toList();
        boolean named = entries.stream().anyMatch(entry -> entry.family() != CodeFamily.STATUS);
        return entries.stream()
                .filter(entry -> !named || entry.family() != CodeFamily.STATUS)
                .map(entry -> new Explained(entry.code(), entry.meaning(), entry.remedy()))
                .toList();
    }

    /// Id of the message of a receipt. It follows from the cursor, so it is always the same.
    private static String guid(ReceiptTable.Row row) {
        return UUID.nameUUIDFromBytes(("receipt " + row.cursor()).getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    /// The published message of a receipt.
    private static byte[] message(ReceiptTable.Row row) {
        return XmlWriter.write(
                (Record) row.receipt().message(guid(row)), XmlWriter.Style.DEFAULT_NAMESPACE);
    }

    /// The message, in an envelope when a receiver is named.
    private static byte[] text(ReceiptTable.Row row, String receiver) {
        byte[] message = message(row);
        if (receiver.isEmpty()) {
            return message;
        }
        return Envelope.write(
                Envelope.wrap(
                        message,
                        guid(row),
                        EXPORTS.contains(row.receipt().answer().messageType())
                                ? Envelope.CUSTOMS_EXPORT
                                : Envelope.CUSTOMS_IMPORT,
                        List.of(receiver),
                        row.receipt().answer().returnTime()));
    }

    /// All messages of a page in one document, because a page mixes receipts of several kinds.
    private static byte[] xml(List<ReceiptTable.Row> rows, long after, String receiver) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        long next = rows.isEmpty() ? after : rows.getLast().cursor();
        page.writeBytes(
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<receipts next=\"" + next + "\">\n")
                        .getBytes(StandardCharsets.UTF_8));
        for (ReceiptTable.Row row : rows) {
            String message = new String(text(row, receiver), StandardCharsets.UTF_8);
            page.writeBytes(
                    ("<receipt cursor=\""
                                    + row.cursor()
                                    + "\">"
                                    + message.substring(message.indexOf("?>") + 2).strip()
                                    + "</receipt>\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        page.writeBytes("</receipts>\n".getBytes(StandardCharsets.UTF_8));
        return page.toByteArray();
    }

    private static ResponseEntity<Problem> problem(int status, String kind, String detail) {
        return Problem.answer(Problem.of(kind, "Not possible", status, detail));
    }
}
