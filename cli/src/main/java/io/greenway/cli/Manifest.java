package io.greenway.cli;

import io.greenway.core.message.Paper;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What must come back for each trade of a generated set. The file is one JSON object with one
/// trade on each line of its array `trades`, so that it can be written and read piece by piece.
final class Manifest {
    static final String FILE_NAME = "manifest.json";

    private Manifest() {}

    /// One trade.
    ///
    /// @param orderNo order number
    /// @param ebpCode platform
    /// @param kind what the trade shows, a name of `core.sample.Kind`
    /// @param documents the documents that are sent
    record Trade(String orderNo, String ebpCode, String kind, List<Document> documents) {
        Trade {
            documents = List.copyOf(documents);
        }
    }

    /// One document of a trade.
    ///
    /// @param type type of its message, as `CEB311`
    /// @param guid its record id, which every receipt for it repeats
    /// @param number its own number: order, payment, waybill or internal number
    /// @param sender who sends it
    /// @param statuses return status of every receipt that must come, in order
    /// @param codes fault numbers that the last receipt must carry
    record Document(
            String type,
            String guid,
            String number,
            String sender,
            List<String> statuses,
            List<String> codes) {
        Document {
            statuses = List.copyOf(statuses);
            codes = List.copyOf(codes);
        }
    }

    static Trade of(Declaration declaration) {
        Map<Paper, Expectation> expected = Expectation.of(declaration.kind());
        List<Document> documents = new ArrayList<>();
        expected.forEach(
                (paper, expectation) -> documents.add(document(declaration, paper, expectation)));
        var order = declaration.order().head();
        return new Trade(order.orderNo(), order.ebpCode(), declaration.kind().name(), documents);
    }

    private static Document document(
            Declaration declaration, Paper paper, Expectation expectation) {
        Shipment.Document document =
                switch (paper) {
                    case ORDER -> Shipment.document(declaration.order());
                    case PAYMENT -> Shipment.document(declaration.payment());
                    case WAYBILL -> Shipment.document(declaration.waybill());
                    case INVENTORY -> Shipment.document(declaration.inventory());
                };
        String sender =
                switch (paper) {
                    case ORDER -> declaration.order().head().ebpCode();
                    case PAYMENT -> declaration.payment().head().payCode();
                    case WAYBILL -> declaration.waybill().head().logisticsCode();
                    case INVENTORY -> declaration.inventory().head().agentCode();
                };
        return new Document(
                paper.messageType(),
                document.guid(),
                document.number(),
                sender,
                expectation.statuses(),
                List.copyOf(expectation.codes()));
    }
}
