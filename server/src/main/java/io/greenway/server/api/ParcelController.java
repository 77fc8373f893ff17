package io.greenway.server.api;

import io.greenway.core.receipt.Phrase;
import io.greenway.core.reference.Code;
import io.greenway.core.reference.Reference;
import io.greenway.core.service.ParcelCourse;
import io.greenway.core.spec.CodeList;
import io.greenway.server.store.DossierReader;
import io.greenway.server.store.ParcelFinder;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Where a parcel is, for whoever knows its number. A number that nobody knows is answered in the
/// same form and after the same time as one that is known, so that trying numbers tells little, and
/// questions are as dear as those about persons.
@RestController
public final class ParcelController {
    private static final int LONGEST = 60;

    /// Longer than finding and telling a parcel takes; a waiting virtual thread costs nothing.
    private static final Duration ANSWERED_AFTER = Duration.ofMillis(60);

    private final ParcelFinder finder;
    private final DossierReader dossiers;
    private final Supplier<Reference> reference;
    private final Clock clock;

    public ParcelController(
            ParcelFinder finder,
            DossierReader dossiers,
            Supplier<Reference> reference,
            Clock clock) {
        this.finder = finder;
        this.dossiers = dossiers;
        this.reference = reference;
        this.clock = clock;
    }

    /// What is known of a number.
    ///
    /// @param parcels the newest first; empty when none is known
    record Answer(String number, List<Parcel> parcels) {}

    /// A parcel.
    ///
    /// @param state name of the last step
    /// @param district customs code of where it was declared; null before it was
    record Parcel(
            String state,
            Phrase stateText,
            @Nullable String district,
            @Nullable Phrase districtName,
            List<ParcelCourse.Step> steps) {}

    @GetMapping("/api/v1/services/parcels/{number}")
    public ResponseEntity<?> parcel(@PathVariable String number) throws SQLException {
        long began = System.nanoTime();
        String wanted = number.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST) {
            return Problem.answer(
                    Problem.of(
                            "parameters",
                            "Not possible",
                            400,
                            "A number has 1 to " + LONGEST + " characters."));
        }
        List<Parcel> parcels =
                dossiers.of(finder.rows(wanted)).stream()
                        .sorted(Comparator.comparingLong(DossierReader.Told::id).reversed())
                        .flatMap(told -> parcel(told).stream())
                        .toList();
        await(began + ANSWERED_AFTER.toNanos());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Answer(wanted, parcels));
    }

    private Optional<Parcel> parcel(DossierReader.Told told) {
        ParcelCourse course = ParcelCourse.of(told.dossier().key(), told.events());
        return course.last()
                .map(
                        last ->
                                new Parcel(
                                        last.name(),
                                        last.text(),
                                        course.district(),
                                        districtName(course.district()),
                                        course.steps()));
    }

    private @Nullable Phrase districtName(@Nullable String district) {
        if (district == null) {
            return null;
        }
        return reference
                .get()
                .codes()
                .find(CodeList.DISTRICT, district, RemittanceController.today(clock))
                .map(ParcelController::phrase)
                .orElse(null);
    }

    private static Phrase phrase(Code code) {
        String english = code.nameEn().isEmpty() ? code.nameZh() : code.nameEn();
        return new Phrase(code.nameZh(), english, english);
    }

    private static void await(long end) {
        for (long rest = end - System.nanoTime(); rest > 0; rest = end - System.nanoTime()) {
            LockSupport.parkNanos(rest);
        }
    }
}
