package io.greenway.bench.load;

import io.greenway.core.sample.Kind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A part of a data set, whole in itself: every document of its trades is in it. The texts stand
/// in one file, one after another; the index says where.
///
/// @param texts file with the texts
/// @param letters the messages, in the order of sending
/// @param kinds kind of each declaration, from the first on
/// @param first index of the first declaration
public record Segment(Path texts, List<Letter> letters, List<Kind> kinds, int first) {
    /// A message.
    ///
    /// @param sender code of the enterprise
    /// @param offset where its text begins
    /// @param length how long it is
    /// @param documents how many documents it carries
    /// @param declarations indexes of the declarations that they are of
    public record Letter(
            String sender, long offset, int length, int documents, List<Integer> declarations) {
        /// The same message once more, which says nothing new.
        Letter again() {
            return new Letter(sender, offset, length, 0, List.of());
        }
    }

    /// Writes the index beside the texts.
    void write(Path index) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(index)))) {
            out.writeInt(first);
            out.writeInt(kinds.size());
            for (Kind kind : kinds) {
                out.writeUTF(kind.name());
            }
            out.writeInt(letters.size());
            for (Letter letter : letters) {
                out.writeUTF(letter.sender());
                out.writeLong(letter.offset());
                out.writeInt(letter.length());
                out.writeInt(letter.documents());
                out.writeInt(letter.declarations().size());
                for (int number : letter.declarations()) {
                    out.writeInt(number);
                }
            }
        }
    }

    /// Reads an index.
    public static Segment read(Path index, Path texts) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(index)))) {
            int first = in.readInt();
            List<Kind> kinds = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                kinds.add(Kind.valueOf(in.readUTF()));
            }
            List<Letter> letters = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                String sender = in.readUTF();
                long offset = in.readLong();
                int length = in.readInt();
                int documents = in.readInt();
                List<Integer> declarations = new ArrayList<>();
                for (int count = in.readInt(); count > 0; count--) {
                    declarations.add(in.readInt());
                }
                letters.add(new Letter(sender, offset, length, documents, declarations));
            }
            return new Segment(texts, letters, kinds, first);
        }
    }
}
