package io.greenway.server.api;

import io.greenway.core.party.ApplicationDecision;
import io.greenway.core.party.ApplicationForm;
import io.greenway.core.party.ApplicationForm.TypedPaper;
import io.greenway.core.party.Contact;
import io.greenway.core.party.Licence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Applications as they come over the interface and as they are told.
final class ApplicationForms {
    private ApplicationForms() {}

    /// An application; everything may be missing.
    record Form(
            @Nullable String creditCode,
            @Nullable String customsCode,
            @Nullable String name,
            @Nullable List<@Nullable String> roles,
            @Nullable List<@Nullable Typed> papers,
            @Nullable Person contact) {
        ApplicationForm read() {
            Person person = contact == null ? new Person(null, null, null) : contact;
            return new ApplicationForm(
                    text(creditCode),
                    text(customsCode),
                    text(name),
                    given(roles),
                    typed(papers),
                    new Contact(
                            text(person.name()), text(person.telephone()), text(person.mail())));
        }

        @Override
        public String toString() {
            return "Form";
        }
    }

    /// Whom to speak to.
    record Person(@Nullable String name, @Nullable String telephone, @Nullable String mail) {
        @Override
        public String toString() {
            return "Person";
        }
    }

    /// A paper as typed.
    record Typed(
            @Nullable String kind,
            @Nullable String number,
            @Nullable String issuedBy,
            @Nullable String validFrom,
            @Nullable String validTo) {}

    /// Papers that were asked for.
    record Papers(@Nullable List<@Nullable Typed> papers) {}

    /// What people of the zone do.
    ///
    /// @param papers digest of the papers that were seen; to approve
    record Act(@Nullable String action, @Nullable String note, @Nullable String papers) {
        Optional<ApplicationDecision> decision() {
            return switch (text(action)) {
                case "approve" -> Optional.of(new ApplicationDecision.Approve(text(papers)));
                case "ask-papers" -> Optional.of(new ApplicationDecision.AskPapers(text(note)));
                case "refuse" -> Optional.of(new ApplicationDecision.Refuse(text(note)));
                default -> Optional.empty();
            };
        }
    }

    static List<TypedPaper> typed(@Nullable List<@Nullable Typed> papers) {
        return given(papers).stream()
                .map(
                        one ->
                                new TypedPaper(
                                        text(one.kind()),
                                        text(one.number()),
                                        text(one.issuedBy()),
                                        text(one.validFrom()),
                                        text(one.validTo())))
                .toList();
    }

    private static <T> List<T> given(@Nullable List<@Nullable T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /// What an application may ask for.
    record Offer(List<Wanted> roles, List<String> papers) {}

    /// A role and the papers of which it needs one.
    record Wanted(String role, List<String> papers) {}

    /// What is not right; nothing when it may be sent.
    record Checked(List<Problem.Item> faults) {}

    /// A paper on file.
    record Paper(
            String kind,
            String number,
            String issuedBy,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        static Paper of(Licence one) {
            return new Paper(
                    one.kind().json(),
                    one.number(),
                    one.issuedBy(),
                    one.validFrom(),
                    one.validTo());
        }
    }

    /// An application as its applicant sees it.
    ///
    /// @param stage of the enterprise in the registry once it was approved; null before
    record Own(
            String number,
            Instant receivedAt,
            String creditCode,
            @Nullable String customsCode,
            String name,
            List<String> roles,
            List<Paper> papers,
            String state,
            String note,
            @Nullable Instant decidedAt,
            @Nullable String stage) {}

    /// One in the queue.
    ///
    /// @param others how many more are open under the same social credit code
    record Line(
            String number,
            Instant receivedAt,
            String code,
            String creditCode,
            String name,
            List<String> roles,
            String state,
            int others) {}

    /// The queue.
    record Queue(List<Line> applications) {}

    /// One as people of the zone see it.
    ///
    /// @param contact null once it was erased
    /// @param papersDigest names the papers as they are told here; whoever approves sends it back
    /// @param known whether the registry has an enterprise of one of its codes
    /// @param others numbers of others that are open under the same social credit code
    record Whole(
            Own application,
            String code,
            @Nullable Person contact,
            @Nullable String decidedBy,
            String papersDigest,
            boolean known,
            List<String> others) {}
}
