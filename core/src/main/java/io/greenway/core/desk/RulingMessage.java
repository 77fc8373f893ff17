package io.greenway.core.desk;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.reference.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The message CEB622 in which a ruling goes to the declaration, by the door. Its ids
/// are made from its name, so that it is the same whenever it is made.
public final class RulingMessage {
    private static final String DESTROYED_STATUS = "DESK_DESTROYED_STATUS";
    private static final String CONFISCATED_STATUS = "DESK_CONFISCATED_STATUS";

    private RulingMessage() {}

    /// Statuses that tell a ruling, in order (facts: codes 2). None is published for goods
    /// destroyed or confiscated, so those are parameters (U).
    public static List<String> statuses(TaskKind kind, Ruling ruling, Parameters on, Instant now) {
        return switch (ruling) {
            case RELEASE ->
                    kind == TaskKind.CUSTOMS_REVIEW ? List.of("399", "800") : List.of("800");
            case REJECT -> List.of("100");
            case INSPECT -> List.of("500");
            case DETAIN_CLEARANCE -> List.of("501");
            case DETAIN_SMUGGLING -> List.of("502");
            case DETAIN_LEGAL -> List.of("503");
            case DETAIN_OTHER -> List.of("599");
            case RETURN_ABROAD -> List.of("700");
            case DESTROY -> List.of(on.text(DESTROYED_STATUS, Terms.dayOf(now)));
            case CONFISCATE -> List.of(on.text(CONFISCATED_STATUS, Terms.dayOf(now)));
            case CLOSE -> List.of("899");
            case CLEAR, REFER, ACCEPT, DISPUTE, CORRECT, APPROVE, DECLINE, WAIVE -> List.of();
        };
    }

    /// The message.
    ///
    /// @param name words that name this message and no other
    /// @param statuses one answer each, in order
    /// @param reason why, in Chinese as customs writes; empty when nothing need be said
    public static CEB622Message of(
            String name,
            Declaration declaration,
            List<String> statuses,
            String reason,
            Instant at) {
        LocalDateTime time =
                at.atZone(Terms.CHINA).toLocalDateTime().truncatedTo(ChronoUnit.MILLIS);
        List<InventoryReturn> returns = new ArrayList<>();
        for (String status : statuses) {
            returns.add(
                    new InventoryReturn(
                            guid(name + " " + status),
                            declaration.customsCode(),
                            declaration.ebpCode(),
                            declaration.ebcCode(),
                            declaration.agentCode(),
                            declaration.copNo(),
                            declaration.preNo(),
                            declaration.invtNo(),
                            status,
                            time,
                            info(status, reason)));
        }
        return new CEB622Message(guid(name), "1.0", returns);
    }

    private static String info(String status, String reason) {
        String words =
                switch (status) {
                    case "100" -> "Code:2100;Desc:退单";
                    case "300" -> "Code:2300;Desc:人工审核";
                    case "399" -> "Code:2399;Desc:海关审结";
                    case "500" -> "Code:2500;Desc:查验";
                    case "501" -> "Code:2501;Desc:扣留移交通关";
                    case "502" -> "Code:2502;Desc:扣留移交缉私";
                    case "503" -> "Code:2503;Desc:扣留移交法规";
                    case "599" -> "Code:2599;Desc:其它扣留";
                    case "700" -> "Code:2700;Desc:退运";
                    case "800" -> "Code:2600;Desc:放行";
                    case "899" -> "Code:2899;Desc:结关";
                    default -> "Code:" + status + ";Desc:" + status;
                };
        return "[" + words + (reason.isEmpty() ? "" : "，" + reason) + "]";
    }

    private static String guid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }
}
