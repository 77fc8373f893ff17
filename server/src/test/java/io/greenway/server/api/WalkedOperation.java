package io.greenway.server.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One operation of the description of the interface, and how to ask for it. Whatever is asked is
/// made from the description, so what is described is walked.
///
/// @param method such as `GET`
/// @param path with its `{names}`
/// @param node what the description says of it
/// @param schemas the named schemas of the description
record WalkedOperation(String method, String path, JsonNode node, JsonNode schemas) {
    private static final JsonMapper JSON = new JsonMapper();

    /// Names of what is done with a thing; each of their values is a question of its own.
    private static final Set<String> CHOICES = Set.of("action", "step", "kind");

    /// What stands for the names in questions.
    interface Values {
        /// The value of a name, if it has one of its own.
        ///
        /// @param path path of the operation
        /// @param name of a parameter or property
        Optional<String> of(String path, String name);
    }

    static List<WalkedOperation> all(JsonNode description) {
        List<WalkedOperation> all = new ArrayList<>();
        JsonNode schemas = description.get("components").get("schemas");
        description
                .get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                one ->
                                                        all.add(
                                                                new WalkedOperation(
                                                                        one.getKey()
                                                                                .toUpperCase(
                                                                                        Locale
                                                                                                .ROOT),
                                                                        path.getKey(),
                                                                        one.getValue(),
                                                                        schemas))));
        return all;
    }

    String name() {
        return method + " " + path;
    }

    boolean isReading() {
        return method.equals("GET");
    }

    /// Whether nobody need say who they are.
    boolean isOpen() {
        return node.has("security") && node.get("security").isEmpty();
    }

    /// Whether it names one thing among others.
    boolean namesOne() {
        return path.contains("{");
    }

    /// Whether who asks with this scheme, `apiKey` or `login`, is let in at all.
    boolean takes(String scheme) {
        return !node.has("security")
                || StreamSupport.stream(node.get("security").spliterator(), false)
                        .anyMatch(one -> one.has(scheme));
    }

    boolean describes(int status) {
        return node.get("responses").has(Integer.toString(status));
    }

    /// The address with its parameters.
    ///
    /// @throws AssertionError when a parameter that is needed has no value: then the scene of the
    ///     walk must learn it
    String address(Values values) {
        String address = path;
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter :
                node.has("parameters") ? node.get("parameters") : List.<JsonNode>of()) {
            String name = parameter.get("name").asString();
            Optional<String> value = values.of(path, name);
            boolean needed = parameter.has("required") && parameter.get("required").asBoolean();
            if (needed && value.isEmpty()) {
                throw new AssertionError("WalkScene must know what " + name + " is of " + path);
            }
            String in = parameter.get("in").asString();
            if (value.isPresent() && in.equals("path")) {
                address = address.replace("{" + name + "}", coded(value.get()));
            } else if (value.isPresent() && in.equals("query")) {
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
                query.append(coded(value.get()));
            }
        }
        return address + query;
    }

    private static String coded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The first media type of its body.
    Optional<String> mediaType() {
        return node.has("requestBody")
                ? node.get("requestBody").get("content").propertyNames().stream().findFirst()
                : Optional.empty();
    }

    /// Bodies of JSON with every property, one for each thing that can be done.
    List<String> bodies(Values values) {
        JsonNode content = node.get("requestBody").get("content").get(mediaType().orElseThrow());
        if (content.has("example")) {
            return List.of(content.get("example").toString());
        }
        JsonNode schema = resolved(content.get("schema"));
        List<String> bodies = new ArrayList<>();
        for (String choice : choices(schema)) {
            bodies.add(value("", schema, values, choice).toString());
        }
        return bodies;
    }

    private List<String> choices(JsonNode schema) {
        List<String> choices = new ArrayList<>();
        if (schema.has("properties")) {
            schema.get("properties")
                    .properties()
                    .forEach(
                            one -> {
                                if (CHOICES.contains(one.getKey()) && one.getValue().has("enum")) {
                                    one.getValue()
                                            .get("enum")
                                            .forEach(value -> choices.add(value.asString()));
                                }
                            });
        }
        return choices.isEmpty() ? List.of("") : choices;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : schemas.get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private JsonNode value(String name, JsonNode given, Values values, String choice) {
        JsonNode schema = resolved(given);
        String type =
                schema.path("type").isArray()
                        ? schema.get("type").get(0).asString()
                        : schema.path("type").asString("object");
        return switch (type) {
            case "object" -> object(schema, values, choice);
            case "array" -> {
                ArrayNode array = JSON.createArrayNode();
                array.add(value(name, schema.get("items"), values, choice));
                yield array;
            }
            case "boolean" -> JSON.readTree("true");
            case "integer", "number" -> JSON.readTree(values.of(path, name).orElse("1"));
            default -> text(name, schema, values, choice);
        };
    }

    private JsonNode object(JsonNode schema, Values values, String choice) {
        ObjectNode object = JSON.createObjectNode();
        if (schema.has("properties")) {
            schema.get("properties")
                    .properties()
                    .forEach(
                            one ->
                                    object.set(
                                            one.getKey(),
                                            value(one.getKey(), one.getValue(), values, choice)));
        }
        return object;
    }

    private JsonNode text(String name, JsonNode schema, Values values, String choice) {
        String text;
        if (CHOICES.contains(name) && !choice.isEmpty()) {
            text = choice;
        } else if (schema.has("enum")) {
            text = schema.get("enum").get(0).asString();
        } else {
            boolean isDay = schema.path("format").asString("").equals("date");
            text = values.of(path, name).orElse(isDay ? "2026-11-22" : "walk");
        }
        return JSON.getNodeFactory().stringNode(text);
    }
}
