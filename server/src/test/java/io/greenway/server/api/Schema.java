package io.greenway.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The part of JSON Schema that our description uses: types, required and known properties,
/// items, enumerations, references, alternatives.
final class Schema {
    private Schema() {}

    static void check(JsonNode schemas, JsonNode schema, JsonNode value, String place) {
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asString();
            check(
                    schemas,
                    schemas.get(reference.substring(reference.lastIndexOf('/') + 1)),
                    value,
                    place);
            return;
        }
        if (schema.has("oneOf")) {
            if (!value.isNull()) {
                check(schemas, schema.get("oneOf").get(0), value, place);
            }
            return;
        }
        assertThat(types(schema.get("type"))).as("type of %s", place).contains(type(value));
        if (schema.has("enum") && !value.isNull()) {
            assertThat(schema.get("enum").toString()).as(place).contains(value.toString());
        }
        if (value.isObject()) {
            properties(schemas, schema, value, place);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(schemas, schema.get("items"), value.get(i), place + "[" + i + "]");
        }
    }

    private static void properties(
            JsonNode schemas, JsonNode schema, JsonNode value, String place) {
        JsonNode properties = schema.get("properties");
        if (properties == null) {
            return;
        }
        if (schema.has("required")) {
            schema.get("required")
                    .forEach(
                            name ->
                                    assertThat(value.has(name.asString()))
                                            .as("%s.%s", place, name)
                                            .isTrue());
        }
        value.properties()
                .forEach(
                        property -> {
                            JsonNode known = properties.get(property.getKey());
                            String path = place + "." + property.getKey();
                            assertThat(known).as("%s is described", path).isNotNull();
                            check(schemas, known, property.getValue(), path);
                        });
    }

    /// A whole number is a number too.
    private static List<String> types(JsonNode type) {
        return type.toString().contains("\"number\"")
                ? Stream.concat(named(type).stream(), Stream.of("integer")).toList()
                : named(type);
    }

    private static List<String> named(JsonNode type) {
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asString).toList()
                : List.of(type.asString());
    }

    private static String type(JsonNode value) {
        if (value.isObject()) {
            return "object";
        }
        if (value.isArray()) {
            return "array";
        }
        if (value.isBoolean()) {
            return "boolean";
        }
        if (value.isNull()) {
            return "null";
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() ? "integer" : "number";
        }
        return "string";
    }
}
