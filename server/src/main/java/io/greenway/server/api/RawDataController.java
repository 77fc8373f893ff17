package io.greenway.server.api;

import io.greenway.core.message.DossierKey;
import io.greenway.core.party.Enterprise;
import io.greenway.core.rawdata.KnownOrder;
import io.greenway.core.rawdata.RawData;
import io.greenway.core.rawdata.RawDataCheck;
import io.greenway.core.receipt.DossierView.FaultView;
import io.greenway.core.receipt.Explanation;
import io.greenway.core.spec.Fault;
import io.greenway.server.intake.Caller;
import io.greenway.server.store.ClearanceStore;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// Raw payment data, checked before the platform enterprise uploads them to customs (R-075, R-076;
/// checks I). Nothing is kept and nothing is sent on.
@RestController
public final class RawDataController {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ORDERS = 100;

    /// What is signed, in its order.
    private static final List<String> SIGNED =
            List.of("sessionID", "payExchangeInfoHead", "payExchangeInfoLists", "serviceTime");

    private final ClearanceStore store;
    private final Supplier<Explanation> explanation;
    private final JsonMapper json;

    public RawDataController(
            ClearanceStore store, Supplier<Explanation> explanation, JsonMapper json) {
        this.store = store;
        this.explanation = explanation;
        this.json = json;
    }

    /// What was found.
    ///
    /// @param valid whether no fault is an error
    /// @param signedText what must be signed, from the bytes that came
    record Answer(boolean valid, String signedText, List<FaultView> faults) {}

    @PostMapping(path = "/api/v1/services/raw-data", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<?> check(
            @AuthenticationPrincipal Caller caller, HttpServletRequest request) throws IOException {
        if (!(caller instanceof Caller.OfEnterprise(Enterprise enterprise))) {
            return Problem.answer(
                    Problem.of(
                            "forbidden",
                            "Not for you",
                            403,
                            "Raw payment data are between the platform enterprise and customs."));
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return OperatorsOnly.tooLarge(MOST_BYTES);
        }
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            RawData data = json.readValue(text, RawData.class);
            List<RawData.Order> orders = data.payExchangeInfoLists();
            if (orders != null && orders.size() > MOST_ORDERS) {
                return Problem.answer(
                        Problem.of(
                                "too-large",
                                "It is too large",
                                413,
                                "It may have at most %d orders.".formatted(MOST_ORDERS)));
            }
            List<Fault> faults =
                    RawDataCheck.faults(data, enterprise.code(), known(data, enterprise.code()));
            Explanation words = explanation.get();
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(
                            new Answer(
                                    !Fault.refuses(faults),
                                    signedText(text),
                                    faults.stream().map(words::of).toList()));
        } catch (JacksonException unreadable) {
            return SmallBody.unreadable();
        }
    }

    /// What is known of the orders of the platform that asks, and of no other.
    private Map<String, KnownOrder> known(RawData data, String platform) {
        Map<String, KnownOrder> known = new HashMap<>();
        List<RawData.Order> orders = data.payExchangeInfoLists();
        if (orders == null) {
            return known;
        }
        for (RawData.Order order : orders) {
            String orderNo = order.orderNo();
            if (orderNo != null) {
                KnownOrder.of(store.dossier(new DossierKey(platform, orderNo)))
                        .ifPresent(one -> known.put(orderNo, one));
            }
        }
        return known;
    }

    /// `"name":"value"` of each first-level node, joined by `||`; objects exactly as they came.
    private String signedText(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = json.createParser(text)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                int to = (int) parser.currentLocation().getCharOffset();
                values.put(
                        name,
                        token == JsonToken.VALUE_STRING
                                ? parser.getString()
                                : text.substring(from, to));
            }
        }
        return SIGNED.stream()
                .flatMap(
                        name ->
                                Optional.ofNullable(values.get(name))
                                        .map(value -> "\"" + name + "\":\"" + value + "\"")
                                        .stream())
                .collect(Collectors.joining("||"));
    }
}
