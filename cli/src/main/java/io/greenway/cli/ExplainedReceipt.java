package io.greenway.cli;

import io.greenway.core.envelope.Dxp;
import io.greenway.core.envelope.DxpRep;
import io.greenway.core.envelope.Envelope;
import io.greenway.core.message.Answer;
import io.greenway.core.message.CEB900Message.MessageReturn;
import io.greenway.core.message.Message;
import io.greenway.core.receipt.CodeAnswer;
import io.greenway.core.receipt.CodeCatalogue;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import java.util.ArrayList;
import java.util.List;

/// One receipt of a file, or one text, with what its codes mean.
///
/// @param receipt what it is, such as `CEB622 guid`; empty for a text
/// @param info what the receipt says; empty for a text
/// @param answers its codes
record ExplainedReceipt(String receipt, String info, List<CodeAnswer> answers) {
    ExplainedReceipt {
        answers = List.copyOf(answers);
    }

    static ExplainedReceipt ofText(List<CodeAnswer> answers) {
        return new ExplainedReceipt("", "", answers);
    }

    /// Every receipt of a file: a receipt message, one in an envelope, or an answer of the
    /// exchange platform.
    ///
    /// @throws CommandFailure when the file cannot be read or holds no receipt
    static List<ExplainedReceipt> inFile(String file, CodeCatalogue codes) {
        byte[] text = InputFile.read(file);
        List<ExplainedReceipt> found =
                Envelope.isOne(text) ? inEnvelope(file, text, codes) : inMessage(file, text, codes);
        if (found.isEmpty()) {
            throw new CommandFailure(
                    file + " holds no receipt; greenway check tells what is wrong with a message");
        }
        return found;
    }

    private static List<ExplainedReceipt> inEnvelope(
            String file, byte[] text, CodeCatalogue codes) {
        Dxp envelope = read(file, Envelope.read(text));
        return envelope instanceof DxpRep answer
                ? answer.responses().stream().map(one -> ofExchange(one, codes)).toList()
                : inMessage(file, read(file, Envelope.open(text)).data(), codes);
    }

    private static ExplainedReceipt ofExchange(DxpRep.Response response, CodeCatalogue codes) {
        String info = response.ResponseInfo() == null ? "" : response.ResponseInfo();
        List<CodeAnswer> answers = new ArrayList<>(codes.ofExchange(response.ResponseCode()));
        DxpRep.Results results = response.results();
        if (results != null) {
            results.results().forEach(one -> answers.addAll(codes.ofExchange(one.Code())));
        }
        return new ExplainedReceipt(
                "DxpRep " + response.oriHead().CopMsgId(),
                info,
                answers.stream().distinct().toList());
    }

    private static List<ExplainedReceipt> inMessage(String file, byte[] text, CodeCatalogue codes) {
        Message message = read(file, XmlReader.of(Message.class).read(text));
        String type = message.getClass().getSimpleName().replace("Message", "");
        List<ExplainedReceipt> found = new ArrayList<>();
        for (Record document : message.documents()) {
            if (document instanceof Answer answer) {
                found.add(
                        new ExplainedReceipt(
                                type + " " + answer.guid(),
                                answer.returnInfo(),
                                codes.ofReceipt(answer.returnStatus(), answer.returnInfo())));
            } else if (document instanceof MessageReturn answer) {
                found.add(
                        new ExplainedReceipt(
                                type + " " + answer.guid(),
                                answer.returnInfo(),
                                codes.ofReceipt(answer.returnStatus(), answer.returnInfo())));
            }
        }
        return found;
    }

    private static <T> T read(String file, Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<T>(T value, List<Fault> _) -> value;
            case Outcome.Refused<T>(List<Fault> faults) ->
                    throw new CommandFailure(
                            "cannot read %s: GW%d at %s; greenway check tells more"
                                    .formatted(
                                            file,
                                            faults.getFirst().code().number(),
                                            faults.getFirst().place().path()));
        };
    }
}
