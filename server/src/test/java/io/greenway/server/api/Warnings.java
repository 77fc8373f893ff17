package io.greenway.server.api;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.CEB621Message.InventoryList;
import io.greenway.core.sample.Declaration;
import io.greenway.server.TestPlatform;
import java.net.http.HttpRequest;
import java.time.LocalDate;

/// Warnings about goods, put in force and ended by two persons of the zone.
final class Warnings {
    private final TestPlatform platform;
    private final SilentTrades trades;

    Warnings(TestPlatform platform, SilentTrades trades) {
        this.platform = platform;
        this.trades = trades;
    }

    /// Puts a warning about the goods of a declaration in force at once, or ends it.
    ///
    /// @param effect `stop` or `inspect`
    /// @param action empty, or `end`
    void put(String code, String effect, Declaration declaration, String action) throws Exception {
        InventoryList line = declaration.inventory().lines().getFirst();
        String csv =
                """
                code,effect,hs_prefix,origin,zh,en,sw,valid_from,document_no,action
                %s,%s,%s,%s,疫情,epidemic,ugonjwa,%s,D-1,%s
                """
                        .formatted(
                                code,
                                effect,
                                line.gcode(),
                                line.country(),
                                LocalDate.now(Terms.CHINA),
                                action);
        HttpRequest.Builder entered =
                platform.request("/api/v1/reference/warning/changes")
                        .header("Authorization", trades.login("operator"))
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(csv));
        String id = SilentTrades.json(platform.send(entered.build()), 200).get("id").asString();
        HttpRequest.Builder approved =
                platform.request("/api/v1/reference/changes/" + id + "/approval")
                        .header("Authorization", trades.login("admin"))
                        .POST(HttpRequest.BodyPublishers.noBody());
        SilentTrades.json(platform.send(approved.build()), 200);
    }
}
