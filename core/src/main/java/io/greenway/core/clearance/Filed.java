package io.greenway.core.clearance;

/// A document in a dossier, and where it stands.
public record Filed<D extends Document>(D document, Standing standing) {
    static <D extends Document> Filed<D> filed(D document) {
        return new Filed<>(
                document, document.header().draft() ? Standing.DRAFT : Standing.DECLARED);
    }

    Filed<D> with(Standing next) {
        return new Filed<>(document, next);
    }

    /// Whether a new document may come under the same key without being a change.
    boolean mayBeReplaced() {
        return standing == Standing.REJECTED || standing == Standing.DRAFT;
    }
}
