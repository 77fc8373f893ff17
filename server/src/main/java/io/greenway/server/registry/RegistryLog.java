package io.greenway.server.registry;

import io.greenway.core.party.Amendment;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.RegistryEvent;
import io.greenway.server.store.ActionTable;
import io.greenway.server.store.ApplicationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The history of the registry. An enterprise is what the zone's file says of it, if anything,
/// and what happened to it since.
public final class RegistryLog {
    /// The area of the registry in the log of actions.
    public static final String AREA = "registry";

    private static final TaggedRecords<RegistryEvent> EVENTS =
            new TaggedRecords<>(RegistryEvent.class);

    private final ActionTable actions;

    public RegistryLog(ActionTable actions) {
        this.actions = actions;
    }

    void append(String code, RegistryEvent event, String by, Instant at) {
        actions.append(at, by, AREA, code, EVENTS.kind(event), EVENTS.body(event));
    }

    /// What is written down of an event.
    static ApplicationStore.Entry entry(String code, RegistryEvent event) {
        return new ApplicationStore.Entry(AREA, code, EVENTS.kind(event), EVENTS.body(event));
    }

    /// The enterprises as their histories have changed them.
    public List<Enterprise> amended(List<Enterprise> enterprises) {
        Map<String, Enterprise> byCode = new LinkedHashMap<>();
        enterprises.forEach(one -> byCode.put(one.code(), one));
        for (ActionTable.Action action : actions.all(AREA)) {
            byCode.compute(
                    action.subject(),
                    (code, before) ->
                            Amendment.apply(
                                    code, before, EVENTS.read(action.kind(), action.body())));
        }
        return new ArrayList<>(byCode.values());
    }
}
