package io.greenway.server.sandbox;

import io.greenway.core.clearance.SandboxParty;
import io.greenway.core.message.Message;
import io.greenway.core.party.Enterprise;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps the groups of a sandbox apart: a document names enterprises of its sender's group only.
/// So a group can be reset and nobody else notices.
public final class SandboxFence {
    /// Elements of the published messages that bring an enterprise into a trade.
    private static final Set<String> PARTIES =
            Set.of("ebpCode", "ebcCode", "payCode", "logisticsCode", "agentCode", "assureCode");

    private final Set<Integer> resetting = ConcurrentHashMap.newKeySet();

    /// Everything in a message that is not of the sender's group.
    public List<Fault> faults(Enterprise caller, Message message) {
        int group = SandboxParty.group(caller.code());
        String root = "/" + message.getClass().getSimpleName();
        List<Fault> faults = new ArrayList<>();
        if (resetting.contains(group)) {
            faults.add(Fault.of(FaultCode.SANDBOX_RESETTING, root, caller.code(), null));
        }
        Set<String> strangers = new LinkedHashSet<>();
        message.documents().forEach(document -> strangers(document, group, strangers));
        for (String code : strangers) {
            faults.add(Fault.of(FaultCode.SANDBOX_STRANGER, root, code, null));
        }
        return faults;
    }

    /// Looks into every record of a document, so that no type of message is forgotten: an
    /// enterprise of another group is a stranger wherever it stands, any other code only where it
    /// takes part.
    private static void strangers(Record document, int group, Set<String> found) {
        for (RecordComponent component : document.getClass().getRecordComponents()) {
            switch (value(document, component)) {
                case String code -> {
                    int named = SandboxParty.group(code);
                    boolean party = PARTIES.contains(component.getName()) && !code.isBlank();
                    if (named != group && (named != 0 || party)) {
                        found.add(code);
                    }
                }
                case Record inner -> strangers(inner, group, found);
                case List<?> lines -> {
                    for (Object line : lines) {
                        if (line instanceof Record inner) {
                            strangers(inner, group, found);
                        }
                    }
                }
                case null, default -> {}
            }
        }
    }

    private static @Nullable Object value(Record document, RecordComponent component) {
        try {
            return component.getAccessor().invoke(document);
        } catch (ReflectiveOperationException bug) {
            throw new IllegalStateException("no component " + component, bug);
        }
    }

    void close(int group) {
        resetting.add(group);
    }

    void open(int group) {
        resetting.remove(group);
    }
}
