package io.greenway.server.operate;

import io.greenway.server.store.Audit;
import io.greenway.server.store.EventCodec;
import io.greenway.server.store.JournalTable;
import io.greenway.server.vault.KeyFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Runs the audit and says what was compared and what came of it.
final class DataCheck {
    private static final int SHOWN = 20;

    private DataCheck() {}

    /// Gives the exit code of the command.
    static int run(DataSource source, Path data, PrintWriter out) throws SQLException {
        var documents =
                new StoredDocuments(new JournalTable(source), KeyFile.open(KeyFile.of(data)));
        Audit.Findings findings = new Audit(source, new EventCodec(documents)).findings();
        Map<String, Long> compared = findings.compared();
        out.printf(
                "Compared: %d dossiers with the %d lines of their histories, replayed; %d quotas"
                        + " and %d guarantees with the sums of %d moves; %d receipts; %d messages"
                        + " of the journal.%n",
                compared.get("dossiers"),
                compared.get("histories"),
                compared.get("quotas"),
                compared.get("guarantees"),
                compared.get("moves"),
                compared.get("receipts"),
                compared.get("messages"));
        if (!findings.underWay().isEmpty()) {
            out.printf(
                    "Under way: %d messages and requests that a running platform still handles.%n",
                    findings.underWay().size());
        }
        List<String> wrong = findings.discrepancies();
        if (wrong.isEmpty()) {
            out.println("Everything agrees.");
        } else {
            out.printf("%d DISCREPANCIES:%n", wrong.size());
            wrong.stream().limit(SHOWN).forEach(line -> out.println("  " + line));
            if (wrong.size() > SHOWN) {
                out.printf("  and %d more%n", wrong.size() - SHOWN);
            }
        }
        out.flush();
        return wrong.isEmpty() ? Operations.WELL : Operations.WRONG;
    }
}
