package io.greenway.server.dispatch;

import io.greenway.core.clearance.Ask;
import io.greenway.core.clearance.SimulatedCustoms;
import io.greenway.core.message.CEB622Message;
import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.message.CEB624Message;
import io.greenway.core.message.CEB624Message.InvtCancelReturn;
import io.greenway.core.message.CEB626Message;
import io.greenway.core.message.CEB626Message.InvtRefundReturn;
import io.greenway.core.message.CustomsMessage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The answers of customs to the requests of one row of the outbox, put into messages: one type
/// for declarations, one for cancellations, one for returns. Their ids follow from the row, so
/// that after a crash the very same messages are made again.
public final class AnswerMessages {
    private static final int ANSWERS_A_MESSAGE = 100;
    private static final String VERSION = "1.0";

    private final String row;
    private final LocalDateTime time;
    private final List<CustomsMessage> messages = new ArrayList<>();
    private List<InventoryReturn> declarations = new ArrayList<>();
    private final List<CustomsMessage> applications = new ArrayList<>();

    /// @param row number of the row, or what else names these answers alone
    /// @param time when customs answers, China time
    public AnswerMessages(String row, LocalDateTime time) {
        this.row = row;
        this.time = time;
    }

    /// Takes the answers to one request, in their order.
    public void add(Ask.TellCustoms request, List<SimulatedCustoms.Answer> answers) {
        List<SimulatedCustoms.Answer> ofDeclaration =
                answers.stream().filter(answer -> answer.matter() == null).toList();
        if (!declarations.isEmpty()
                && declarations.size() + ofDeclaration.size() > ANSWERS_A_MESSAGE) {
            endDeclarations();
        }
        for (SimulatedCustoms.Answer answer : ofDeclaration) {
            declarations.add(declaration(request, answer));
        }
        for (SimulatedCustoms.Answer answer : answers) {
            if (answer.matter() != null) {
                applications.add(application(request, answer, answer.matter()));
            }
        }
    }

    /// The messages, once all answers are taken.
    public List<CustomsMessage> finish() {
        if (!declarations.isEmpty()) {
            endDeclarations();
        }
        messages.addAll(applications);
        return List.copyOf(messages);
    }

    private void endDeclarations() {
        String guid = uuid("outbox " + row + " " + messages.size());
        messages.add(new CEB622Message(guid, VERSION, declarations));
        declarations = new ArrayList<>();
    }

    private InventoryReturn declaration(Ask.TellCustoms request, SimulatedCustoms.Answer answer) {
        return new InventoryReturn(
                uuid("answer " + row + request.invtNo() + answer.status()),
                request.customsCode(),
                request.dossier().ebpCode(),
                request.ebcCode(),
                request.agentCode(),
                request.copNo(),
                request.preNo(),
                request.invtNo(),
                answer.status(),
                time,
                answer.info());
    }

    /// Applications are few: each answer is a message of its own.
    private CustomsMessage application(
            Ask.TellCustoms request, SimulatedCustoms.Answer answer, Ask.Matter matter) {
        String name = row + request.preNo() + answer.status();
        String guid = uuid("application " + name);
        String answerGuid = uuid("answer to application " + name);
        return switch (matter) {
            case CANCELLATION ->
                    new CEB624Message(
                            guid,
                            VERSION,
                            List.of(
                                    new InvtCancelReturn(
                                            answerGuid,
                                            request.customsCode(),
                                            request.agentCode(),
                                            request.dossier().ebpCode(),
                                            request.ebcCode(),
                                            request.copNo(),
                                            request.preNo(),
                                            request.invtNo(),
                                            answer.status(),
                                            time,
                                            answer.info())));
            case RETURN ->
                    new CEB626Message(
                            guid,
                            VERSION,
                            List.of(
                                    new InvtRefundReturn(
                                            answerGuid,
                                            request.customsCode(),
                                            request.agentCode(),
                                            request.dossier().ebpCode(),
                                            request.ebcCode(),
                                            request.copNo(),
                                            request.preNo(),
                                            request.invtNo(),
                                            answer.status(),
                                            time,
                                            answer.info())));
            case HANDED_OVER, ARRIVAL ->
                    throw new IllegalArgumentException("asks for no answer: " + matter);
        };
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }
}
