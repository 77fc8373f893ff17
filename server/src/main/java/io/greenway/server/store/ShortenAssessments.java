package io.greenway.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Migration 6: stored assessments lose their steps, which are told anew when asked for, and keep
/// of them what the buyer had used before; their lines lose the names of their values.
final class ShortenAssessments implements JavaMigration {
    private static final String OLD =
            "SELECT dossier, seq, events FROM history WHERE events LIKE '%\"TaxAssessed\"%'";

    private static final String SHORTER =
            "UPDATE history SET events = ? WHERE dossier = ? AND seq = ?";

    private static final int AT_ONCE = 1_000;

    /// Amounts keep their written decimals: an assessment is compared with one made anew.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6");
    }

    @Override
    public String getDescription() {
        return "shorten assessments";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (PreparedStatement select = connection.prepareStatement(OLD);
                PreparedStatement update = connection.prepareStatement(SHORTER)) {
            select.setFetchSize(AT_ONCE);
            int waiting = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    update.setString(1, shortened(row.getString(3)));
                    update.setLong(2, row.getLong(1));
                    update.setInt(3, row.getInt(2));
                    update.addBatch();
                    if (++waiting % AT_ONCE == 0) {
                        update.executeBatch();
                    }
                }
            }
            update.executeBatch();
        }
    }

    private static String shortened(String events) {
        JsonNode all = JSON.readTree(events);
        for (JsonNode event : all) {
            if (event.path("assessment") instanceof ObjectNode assessment) {
                assessment.put("annualUsed", used(assessment.path("steps")));
                assessment.remove("steps");
                ArrayNode lines = JSON.createArrayNode();
                assessment.path("lines").forEach(line -> lines.add(line(line)));
                assessment.set("lines", lines);
            }
        }
        return JSON.writeValueAsString(all);
    }

    /// The step that compares with the limits says it; goods that are not listed never came there.
    private static String used(JsonNode steps) {
        for (JsonNode step : steps) {
            for (JsonNode operand : step.path("operands")) {
                if (operand.path("name").asString("").equals("used")) {
                    return operand.path("value").asString();
                }
            }
        }
        return "0.00";
    }

    private static ArrayNode line(JsonNode old) {
        ArrayNode line = JSON.createArrayNode();
        for (String name :
                new String[] {"line", "code", "dutiableValue", "duty", "consumptionTax", "vat"}) {
            line.add(old.path(name));
        }
        JsonNode rates = old.path("rates");
        return line.add(
                JSON.createArrayNode()
                        .add(fraction(rates.path("duty")))
                        .add(fraction(rates.path("consumptionTax")))
                        .add(rates.path("specific"))
                        .add(fraction(rates.path("vat")))
                        .add(fraction(rates.path("reduction")))
                        .add(rates.path("statutoryConsumptionTax"))
                        .add(rates.path("statutoryVat")));
    }

    private static String fraction(JsonNode rate) {
        return rate.path("fraction").decimalValue().toPlainString();
    }
}
