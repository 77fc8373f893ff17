package io.greenway.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.CEB311Message;
import io.greenway.core.message.CEB411Message;
import io.greenway.core.message.CEB511Message;
import io.greenway.core.message.CEB513Message;
import io.greenway.core.message.CEB621Message;
import io.greenway.core.message.CEB623Message;
import io.greenway.core.message.CEB625Message;
import io.greenway.core.message.CEB711Message;
import io.greenway.core.reference.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Forms tell every element that people fill in, and say of it what the documentation says.
class FormSheetTest {
    private static final Path MESSAGES = Path.of("src/main/java/io/greenway/core/message");
    private static final Set<String> GROUPS =
            Set.of(
                    "document",
                    "parties",
                    "people",
                    "money",
                    "customs",
                    "transport",
                    "goods",
                    "transfer");
    private static final Pattern COMMENT =
            Pattern.compile("@param (\\w+) (.*?)(?=@param|$)", Pattern.DOTALL);
    private static final Pattern RECORD =
            Pattern.compile(
                    "((?:^ *///.*\\n)+)(?:^ *@.*\\n)*^ *public record (\\w+)\\(",
                    Pattern.MULTILINE);

    private static final List<Class<? extends Record>> FORMS =
            List.of(
                    CEB311Message.class,
                    CEB411Message.class,
                    CEB511Message.class,
                    CEB513Message.class,
                    CEB621Message.class,
                    CEB623Message.class,
                    CEB625Message.class,
                    CEB711Message.class);

    private static List<FormSheet> forms() {
        return FORMS.stream().map(FormSheet::of).toList();
    }

    @Test
    void everyFieldSaysWhatItMeansInEveryLanguage() {
        Set<String> told = new TreeSet<>();
        for (FormSheet form : forms()) {
            for (FormSheet.Part part : form.parts()) {
                String entity = part.path().substring(part.path().lastIndexOf('/') + 1);
                for (FormSheet.Field field : part.fields()) {
                    ElementMeaning meaning = field.meaning();
                    String place = entity + "/" + field.name();
                    told.add(place);
                    assertThat(List.of(meaning.text().zh(), meaning.published()))
                            .as(place)
                            .allMatch(text -> text.matches("(?s).*\\p{IsHan}.*"));
                    assertThat(List.of(meaning.text().en(), meaning.text().sw()))
                            .as(place)
                            .allMatch(text -> text.matches("(?s)[A-Z].*"))
                            .doesNotHaveDuplicates();
                    assertThat(meaning.group()).as(place).isIn(GROUPS);
                }
            }
        }
        assertThat(told)
                .as("and no row is about an element that is not there")
                .isEqualTo(rows().keySet());
    }

    /// A comment may add the code table, which a form knows from the annotation.
    @Test
    void documentationCommentsSayTheSame() throws IOException {
        Map<String, String> comments = comments();
        List<String> differing = new ArrayList<>();
        rows().forEach(
                        (place, text) -> {
                            String comment =
                                    comments.getOrDefault(place, "nothing")
                                            .replace("`", "")
                                            .replaceAll("\\. Code table \\w+", "");
                            if (!comment.equals(text)) {
                                differing.add("%s: %s / %s".formatted(place, comment, text));
                            }
                        });
        assertThat(differing).isEmpty();
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (Table.Row row : Table.beside(FormSheet.class, "elements.csv").rows()) {
            for (String entity : row.text("in").split(" ", -1)) {
                rows.put(
                        entity + "/" + row.text("element"),
                        row.text("published") + ": " + row.text("en"));
            }
        }
        return rows;
    }

    /// What the sources say of each component, by the record and its name. Messages that have no
    /// form have records of the same names.
    private static Map<String, String> comments() throws IOException {
        Map<String, String> found = new TreeMap<>();
        Stream<String> forms = FORMS.stream().map(Class::getSimpleName);
        Stream<String> shared = Stream.of("BaseTransfer", "BaseSubscribe", "ExtendMessage");
        for (String name : Stream.concat(forms, shared).toList()) {
            Path file = MESSAGES.resolve(name + ".java");
            Matcher record = RECORD.matcher(Files.readString(file));
            while (record.find()) {
                String text = record.group(1).replaceAll("\\s*\\n?\\s*///\\s*", " ").strip();
                Matcher comment = COMMENT.matcher(text);
                while (comment.find()) {
                    found.put(record.group(2) + "/" + comment.group(1), comment.group(2).strip());
                }
            }
        }
        return found;
    }
}
