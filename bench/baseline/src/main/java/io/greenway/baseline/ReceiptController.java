package io.greenway.baseline;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/v1/receipts`.
@RestController
class ReceiptController {
    private final Zone zone;
    private final Receipts receipts;
    private final ReceiptXml xml;
    private final Bell bell;

    ReceiptController(Zone zone, Receipts receipts, ReceiptXml xml, Bell bell) {
        this.zone = zone;
        this.receipts = receipts;
        this.xml = xml;
        this.bell = bell;
    }

    /// A page of receipts.
    record Page(List<Item> receipts, long next) {}

    /// A receipt.
    record Item(
            @Nullable Long cursor,
            String messageType,
            @Nullable String copNo,
            String orderNo,
            String returnStatus,
            String returnInfo,
            Instant createdAt,
            String xml) {}

    @GetMapping("/api/v1/receipts")
    ResponseEntity<Page> receipts(
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(name = "wait", defaultValue = "0") int seconds)
            throws InterruptedException {
        Optional<String> caller = zone.caller(authorization);
        if (caller.isEmpty()) {
            return ResponseEntity.status(401).build();
        }
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        long heard = bell.strokes();
        List<Receipt> found = find(caller.get(), after, limit);
        while (found.isEmpty() && System.nanoTime() < until) {
            bell.await(heard, until - System.nanoTime());
            heard = bell.strokes();
            found = find(caller.get(), after, limit);
        }
        Long last = found.isEmpty() ? null : found.getLast().cursor;
        return ResponseEntity.ok(
                new Page(found.stream().map(this::item).toList(), last == null ? after : last));
    }

    private List<Receipt> find(String owner, long after, int limit) {
        return receipts.findByOwnerAndCursorGreaterThanOrderByCursor(owner, after, Limit.of(limit));
    }

    private Item item(Receipt receipt) {
        return new Item(
                receipt.cursor,
                receipt.paper.receiptType(),
                receipt.paper == Paper.INVENTORY ? receipt.number : null,
                receipt.orderNo,
                receipt.status,
                receipt.info,
                receipt.at.atZone(Terms.CHINA).toInstant(),
                xml.write(receipt));
    }
}
