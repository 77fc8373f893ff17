package io.greenway.server.quarter;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;

/// A message on its way to the door, or to an account book.
///
/// @param sender who sends it
/// @param place where it is brought to
/// @param text its bytes, the same each time it is sent
/// @param documents record ids of the documents in it that must be answered
/// @param taken what follows from the answer, once
record Letter(
        String sender,
        Place place,
        String text,
        List<String> documents,
        Consumer<HttpResponse<String>> taken) {
    /// Where letters go to. An account book answers at once, also what it refuses.
    enum Place {
        DOOR("/api/v1/messages", "application/xml"),
        /// A return of goods is judged by what was returned before.
        RETURN("/api/v1/messages", "application/xml"),
        BOOK("/api/v1/books/messages", "application/json");

        final String path;
        final String type;

        Place(String path, String type) {
            this.path = path;
            this.type = type;
        }

        boolean answersWith(int status) {
            return this == BOOK ? status == 200 || status == 422 : status == 202;
        }
    }

    Letter {
        documents = List.copyOf(documents);
    }

    Letter(
            String sender,
            String text,
            List<String> documents,
            Consumer<HttpResponse<String>> taken) {
        this(sender, Place.DOOR, text, documents, taken);
    }

    @Override
    public String toString() {
        return sender + " to the " + place + ": " + text;
    }
}
