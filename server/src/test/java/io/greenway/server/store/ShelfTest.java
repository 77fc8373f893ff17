package io.greenway.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Stage;
import io.greenway.core.message.DossierKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: the next piece of work finds everything that the one before decided, since it may not be
/// written yet, and what is released takes no room after that. Method: pieces of work in turn.
class ShelfTest {
    private final Shelf shelf = new Shelf(2);

    @Test
    void whatIsReleasedStaysForOnePieceOfWorkMore() {
        work(row("A", Stage.RELEASED), row("B", Stage.CHECKED));
        assertThat(shelf.dossiers("A")).hasSize(1);
        assertThat(shelf.dossierOf("I-A")).isNotNull();
        work();
        assertThat(shelf.dossiers("A")).isNull();
        assertThat(shelf.dossierOf("I-A")).isNull();
        assertThat(shelf.dossierOf("I-B")).isNotNull();
    }

    @Test
    void whatHappensToItAgainKeepsItAgain() {
        work(row("A", Stage.RELEASED));
        work(row("A", Stage.RELEASED));
        assertThat(shelf.dossiers("A")).hasSize(1);
        work(row("A", Stage.INSPECTION));
        work();
        assertThat(shelf.dossiers("A")).hasSize(1);
    }

    @Test
    void theLongestUntouchedGoesWhenThereIsNoRoom() {
        work(row("A", Stage.CHECKED), row("B", Stage.CHECKED));
        assertThat(shelf.dossiers("A")).hasSize(1);
        work(row("C", Stage.CHECKED));
        assertThat(shelf.dossiers("B")).isNull();
        assertThat(shelf.dossierOf("I-B")).isNull();
        assertThat(shelf.dossiers("A")).hasSize(1);
    }

    @Test
    void whatWaitsForPapersPushesNothingOutThatIsDeclared() {
        work(row("A", Stage.CHECKED), row("B", Stage.COLLECTING));
        work(row("C", Stage.COLLECTING), row("D", Stage.WAITING), row("E", Stage.REJECTED));
        assertThat(shelf.dossiers("A")).hasSize(1);
        assertThat(shelf.dossiers("C")).isNull();
        assertThat(shelf.dossiers("E")).hasSize(1);
        work(row("E", Stage.CHECKED), row("F", Stage.CHECKED));
        assertThat(shelf.dossiers("A")).isNull();
        assertThat(shelf.dossiers("D")).hasSize(1);
        assertThat(shelf.dossiers("E")).hasSize(1);
    }

    private void work(DossierRow... rows) {
        shelf.begin();
        for (DossierRow row : rows) {
            shelf.keep(row.dossier().key().orderNo(), List.of(row));
        }
    }

    private static DossierRow row(String orderNo, Stage stage) {
        Dossier empty = Dossier.empty(new DossierKey("5101960D01", orderNo));
        var dossier =
                new Dossier(
                        empty.key(),
                        stage,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "I-" + orderNo,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        empty.sequel(),
                        1);
        return new DossierRow(1, dossier);
    }
}
