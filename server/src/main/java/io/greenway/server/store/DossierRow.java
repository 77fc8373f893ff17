package io.greenway.server.store;

import io.greenway.core.clearance.Dossier;

/// A dossier and the number of its row.
record DossierRow(long id, Dossier dossier) {}
