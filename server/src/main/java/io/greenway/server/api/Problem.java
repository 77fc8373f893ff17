package io.greenway.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.greenway.core.spec.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// A problem document (RFC 9457).
///
/// @param type what kind of problem, as a relative reference that never changes
/// @param title the kind in words
/// @param status HTTP status
/// @param detail this occurrence in words
/// @param faults every fault; empty when the problem is of another kind
/// @param ceb900 the format answer CEB900 as XML, for a message that is not proper
/// @param dxpRep the answer of the exchange platform as XML, for an envelope that is not proper
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Item> faults,
        @Nullable String ceb900,
        @Nullable String dxpRep) {
    /// Media type of a problem document.
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        faults = List.copyOf(faults);
    }

    /// One fault.
    ///
    /// @param number permanent number
    /// @param name its name
    /// @param level ERROR or WARNING
    /// @param rule row of the rule register or of the collection of checks
    /// @param path element path
    /// @param line line of the text, from 1; 0 when unknown
    /// @param column column of the line, from 1; 0 when unknown
    /// @param found what stands there
    /// @param expected what should stand there
    public record Item(
            int number,
            String name,
            String level,
            String rule,
            String path,
            int line,
            int column,
            @Nullable String found,
            @Nullable String expected) {
        static Item of(Fault fault) {
            return new Item(
                    fault.code().number(),
                    fault.code().name(),
                    fault.code().level().name(),
                    fault.code().rule(),
                    fault.place().path(),
                    fault.place().line(),
                    fault.place().column(),
                    fault.found(),
                    fault.expected());
        }
    }

    /// A problem without faults.
    public static Problem of(String kind, String title, int status, String detail) {
        return new Problem("/problems/" + kind, title, status, detail, List.of(), null, null);
    }

    /// A problem that lists faults.
    public static Problem of(
            String kind, String title, int status, String detail, List<Fault> faults) {
        List<Item> items = faults.stream().map(Item::of).toList();
        return new Problem("/problems/" + kind, title, status, detail, items, null, null);
    }

    /// The problem as an answer.
    static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .body(problem);
    }

    /// The same with the text of a CEB900.
    Problem withCeb900(String xml) {
        return new Problem(type, title, status, detail, faults, xml, null);
    }

    /// The same with the text of a DxpRep.
    Problem withDxpRep(String xml) {
        return new Problem(type, title, status, detail, faults, null, xml);
    }
}
