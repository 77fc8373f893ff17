package io.greenway.server.quarter;

import java.util.List;
import java.util.function.Consumer;

/// A message on its way to the door.
///
/// @param sender who sends it
/// @param text its bytes, the same each time it is sent
/// @param documents record ids of the documents in it that must be answered
/// @param taken what follows when the door has it, once
record Letter(String sender, String text, List<String> documents, Consumer<String> taken) {
    Letter {
        documents = List.copyOf(documents);
    }
}
