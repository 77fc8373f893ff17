package io.greenway.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPostTest {
    private static final int MOST = 10;

    @TempDir private Path folder;
    private FolderPost post;

    @BeforeEach
    void open() throws IOException {
        post = new FolderPost(folder, MOST);
    }

    @Test
    void whatIsSentAppearsWholeAndReplacesWhatNobodyTook() throws IOException {
        post.send("A.xml", "first".getBytes(UTF_8));
        post.send("A.xml", "second".getBytes(UTF_8));
        assertThat(folder.resolve("out/A.xml")).hasContent("second");
        assertThat(names("out")).containsExactly("A.xml");
    }

    @Test
    void theOldestArrivesFirstAndWhatIsBeingWrittenDoesNot() throws IOException {
        put("b", "2", 2);
        put("a", "3", 3);
        put("c", "1", 1);
        put(".d.part", "0", 0);
        Files.createDirectory(folder.resolve("in/folder"));
        assertThat(post.arrived(2).stream().map(Post.Parcel::name)).containsExactly("c", "b");
    }

    @Test
    void nothingThatWasPutAwayIsOverwritten() throws IOException {
        for (String text : List.of("one", "two")) {
            put("a", text, 1);
            post.done("a");
        }
        assertThat(folder.resolve("done/a")).hasContent("one");
        assertThat(folder.resolve("done/a.2")).hasContent("two");
        assertThat(post.arrived(1)).isEmpty();
    }

    @Test
    void whatCannotBeTakenLiesBesideItsReasonAndMayTryAgain() throws IOException {
        put("a", "x", 1);
        put("large", "more than ten", 2);
        post.bad("a", "GW1001");
        assertThat(post.arrived(9)).isEmpty();
        assertThat(post.refused(9))
                .containsExactly(
                        new Post.Refused("a", "GW1001"),
                        new Post.Refused("large", "It has more than 10 bytes."));
        assertThat(post.retry("a")).isTrue();
        assertThat(post.arrived(9).getFirst().bytes()).isEqualTo("x".getBytes(UTF_8));
        assertThat(post.refused(9).stream().map(Post.Refused::name)).containsExactly("large");
    }

    @Test
    void nothingOutsideTheFolderIsRetried() throws IOException {
        Files.writeString(folder.resolve("secret"), "x");
        assertThat(post.retry("../secret")).isFalse();
        assertThat(post.retry("none")).isFalse();
        assertThat(folder.resolve("secret")).exists();
    }

    private void put(String name, String text, int second) throws IOException {
        Path file = folder.resolve("in").resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000L));
    }

    private List<String> names(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
