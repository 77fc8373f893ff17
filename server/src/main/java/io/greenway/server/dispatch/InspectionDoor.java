package io.greenway.server.dispatch;

import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Stage;
import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryHead;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.server.store.DossierReader;
import io.greenway.server.store.InspectionMessages;
import io.greenway.server.store.InspectionMessages.Waiting;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the decisions of the inspection back in by the one door, each as the message that the
/// declaration gets (CEB622). Ids follow from the number of the decision, so the journal takes
/// each once, however often it is sent.
public final class InspectionDoor {
    /// Code under which its messages stand in the journal.
    public static final String CODE = "INSPECTION";

    private static final Logger LOG = LoggerFactory.getLogger(InspectionDoor.class);
    private static final int AT_ONCE = 100;
    private static final List<String> ANY_STAGE =
            Arrays.stream(Stage.values()).map(Stage::name).toList();

    private final InspectionMessages messages;
    private final DossierReader dossiers;
    private final AnswerDoor door;
    private final Clock clock;

    public InspectionDoor(
            InspectionMessages messages, DossierReader dossiers, AnswerDoor door, Clock clock) {
        this.messages = messages;
        this.dossiers = dossiers;
        this.door = door;
        this.clock = clock;
    }

    /// Sends what waits, in order, until the journal has no room.
    ///
    /// @return whether there may be more to send at once
    public boolean deliver() throws SQLException, InterruptedException {
        List<Waiting> waiting = messages.next(AT_ONCE);
        if (waiting.isEmpty()) {
            return false;
        }
        Map<String, Dossier> known = new HashMap<>();
        List<String> invtNos = waiting.stream().map(Waiting::invtNo).distinct().toList();
        dossiers.of(invtNos, ANY_STAGE)
                .forEach(told -> known.put(told.dossier().invtNo(), told.dossier()));
        for (Waiting one : waiting) {
            Dossier dossier = known.get(one.invtNo());
            if (dossier == null) {
                LOG.error("The inspection decided about {}, which is unknown", one.invtNo());
            } else if (!send(one, dossier)) {
                return false;
            }
            messages.sent(one, clock.instant());
        }
        return waiting.size() == AT_ONCE;
    }

    private boolean send(Waiting waiting, Dossier dossier) throws InterruptedException {
        String guid = uuid("inspection " + waiting.id());
        CEB622Message message = new CEB622Message(guid, "1.0", List.of(answer(waiting, dossier)));
        return door.send(CODE, message);
    }

    private static InventoryReturn answer(Waiting waiting, Dossier dossier) {
        InventoryHead head =
                Objects.requireNonNull(dossier.inventory()).document().content().head();
        LocalDateTime time =
                waiting.at().atZone(Terms.CHINA).toLocalDateTime().truncatedTo(ChronoUnit.MILLIS);
        return new InventoryReturn(
                uuid("inspection answer " + waiting.id()),
                head.customsCode(),
                head.ebpCode(),
                head.ebcCode(),
                head.agentCode(),
                Objects.requireNonNullElse(head.copNo(), "-"),
                Objects.requireNonNull(dossier.preNo()),
                waiting.invtNo(),
                waiting.status(),
                time,
                waiting.info());
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }
}
