package io.greenway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/// What came back against what the manifest says must come back.
///
/// @param trades how many trades of the manifest were sent in full
/// @param asExpected how many of them were answered exactly as expected
/// @param differences one sentence for each document that was not
record Verdict(int trades, int asExpected, List<String> differences) {
    private static final ObjectReader TRADE =
            Zone.JSON
                    .readerFor(Manifest.Trade.class)
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    Verdict {
        differences = List.copyOf(differences);
    }

    /// Compares statuses in their order, and fault numbers of refusals.
    static Verdict of(Path manifest, Watch watch) {
        Tally tally = new Tally(watch);
        read(manifest, tally::trade);
        return new Verdict(tally.trades, tally.asExpected, tally.differences);
    }

    /// Record ids of the documents that are to be left at their first status.
    static Set<String> resting(Path manifest) {
        Set<String> resting = new HashSet<>();
        read(
                manifest,
                trade ->
                        trade.documents().stream()
                                .filter(document -> document.statuses().size() == 1)
                                .forEach(document -> resting.add(document.guid())));
        return resting;
    }

    private static void read(Path manifest, Consumer<Manifest.Trade> trades) {
        try (InputStream file = Files.newInputStream(manifest);
                JsonParser parser = Zone.JSON.createParser(file)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY
                        && Objects.equals(parser.currentName(), "trades")) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        trades.accept(TRADE.readValue(parser));
                    }
                    return;
                }
            }
            throw new CommandFailure(manifest + " is not a manifest");
        } catch (IOException | JacksonException e) {
            throw new CommandFailure("cannot read " + manifest + ": " + e.getMessage(), e);
        }
    }

    private static final class Tally {
        private final Watch watch;
        private final List<String> differences = new ArrayList<>();
        private int trades;
        private int asExpected;

        private Tally(Watch watch) {
            this.watch = watch;
        }

        private void trade(Manifest.Trade trade) {
            List<String> here = new ArrayList<>();
            for (Manifest.Document expected : trade.documents()) {
                Optional<Course> course = watch.course(expected.guid());
                if (course.isEmpty()) {
                    return;
                }
                difference(trade, expected, course.get()).ifPresent(here::add);
            }
            trades++;
            if (here.isEmpty()) {
                asExpected++;
            }
            differences.addAll(here);
        }

        private static Optional<String> difference(
                Manifest.Trade trade, Manifest.Document expected, Course course) {
            List<String> codes = List.copyOf(course.codes());
            if (expected.statuses().equals(course.statuses()) && expected.codes().equals(codes)) {
                return Optional.empty();
            }
            return Optional.of(
                    "%s (%s) %s %s: expected %s, got %s"
                            .formatted(
                                    trade.orderNo(),
                                    trade.kind(),
                                    Course.name(course.document().paper()),
                                    expected.number(),
                                    said(expected.statuses(), expected.codes()),
                                    said(course.statuses(), codes)));
        }

        private static String said(List<String> statuses, List<String> codes) {
            String text = statuses.isEmpty() ? "nothing" : String.join(" ", statuses);
            return codes.isEmpty() ? text : text + " [" + String.join(" ", codes) + "]";
        }
    }
}
