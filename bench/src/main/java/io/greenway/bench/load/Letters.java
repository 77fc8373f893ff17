package io.greenway.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/// Hands out the messages of a data set in their order, part by part, to several senders.
final class Letters {
    /// A message to be sent.
    ///
    /// @param letter where it stands
    /// @param texts the open file in which it stands; to be told when it was taken
    /// @param declaration which declaration is about here, counted by documents
    record Next(Segment.Letter letter, Texts texts, int declaration) {}

    private static final int DOCUMENTS_A_DECLARATION = 4;

    private final DataSet set;
    private final int segments;
    private final boolean discard;
    private Segment segment;
    private Texts texts;
    private int number;
    private int at;
    private long documents;
    private volatile boolean ending;

    /// @param discard whether the texts of a part are removed from the disk once they were sent
    Letters(DataSet set, int segments, boolean discard) throws IOException {
        this.set = set;
        this.segments = segments;
        this.discard = discard;
        this.segment = set.segment(0);
        this.texts = new Texts(segment.texts(), segment.letters().size());
    }

    /// The next message; empty when all were handed out, or the end was asked for and the part is
    /// whole.
    synchronized Optional<Next> next() throws IOException {
        if (at == segment.letters().size()) {
            if (ending || number + 1 == segments) {
                return Optional.empty();
            }
            turn();
        }
        Segment.Letter letter = segment.letters().get(at);
        at++;
        int declaration = (int) (documents / DOCUMENTS_A_DECLARATION);
        documents += letter.documents();
        return Optional.of(new Next(letter, texts, declaration));
    }

    private void turn() throws IOException {
        if (discard) {
            Files.delete(segment.texts());
        }
        number++;
        at = 0;
        segment = set.segment(number);
        texts = new Texts(segment.texts(), segment.letters().size());
    }

    /// Nothing more after the part at hand.
    void end() {
        ending = true;
    }

    /// Parts handed out, the one at hand included.
    synchronized int parts() {
        return number + 1;
    }
}
