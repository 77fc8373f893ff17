package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.clearance.Event;
import io.greenway.core.message.DossierKey;
import io.greenway.server.CountedConnections;
import io.greenway.server.TestPlatform;
import io.greenway.server.store.ClearanceContext;
import io.greenway.server.store.ClearanceStore;
import io.greenway.server.store.Database;
import io.greenway.server.store.EventCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: people who look at dossiers do not take the connections of those who decide. Method: the
/// history of a real dossier is read, and each fetching of a paper looks what is held meanwhile.
class HistoryReadTest {
    private final TestPlatform platform = TestPlatform.running();

    @Test
    void aReaderHoldsNoConnectionWhilePapersAreFetchedWithAnother() throws Exception {
        SilentTrades.Sent sent = new SilentTrades(platform).sent(91_700, 0);
        var head = sent.declaration().inventory().head();
        DossierKey key = new DossierKey(head.ebpCode(), head.orderNo() + "-SILENT");
        ClearanceContext own = platform.part(ClearanceContext.class);
        var counted = new CountedConnections(platform.part(Database.class).source());
        List<Integer> held = new ArrayList<>();
        EventCodec.Documents watched =
                (paper, ref) -> {
                    held.add(counted.out());
                    return own.documents().document(paper, ref);
                };
        ClearanceStore store =
                new ClearanceStore(
                        counted.source(),
                        new ClearanceContext(
                                own.documents(),
                                own.codec(),
                                new EventCodec(watched),
                                own.receipts(),
                                own.buyers(),
                                own.accountBooks(),
                                own.credit()));
        List<Event> events =
                store.history(key).stream().flatMap(row -> row.events().stream()).toList();
        assertThat(events).hasAtLeastOneElementOfType(Event.DocumentFiled.class);
        assertThat(held).hasSizeGreaterThanOrEqualTo(4).containsOnly(0);
        assertThat(store.moments(key)).isNotEmpty();
    }
}
