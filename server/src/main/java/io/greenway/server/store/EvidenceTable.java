package io.greenway.server.store;

import io.greenway.server.reading.SignatureEvidence;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The table `signature_evidence`: what verifying a message found, kept beside the message itself.
/// Whoever doubts it later can verify the bytes of the journal again and compare.
final class EvidenceTable {
    private EvidenceTable() {}

    static void write(Connection connection, List<Batch.Evidence> evidence) throws SQLException {
        CopyRows rows =
                new CopyRows(
                        "signature_evidence (position, at, valid, algorithm, digest, certificate,"
                                + " owner, canonical, faults)");
        for (Batch.Evidence one : evidence) {
            SignatureEvidence found = one.found();
            rows.add(one.position())
                    .time(one.at())
                    .add(found.valid())
                    .add(found.algorithm())
                    .add(found.digest())
                    .add(found.certificate())
                    .add(found.owner())
                    .add(found.canonical())
                    .add(found.faults())
                    .end();
        }
        rows.send(connection);
    }
}
