package io.greenway.server.postgres;

import io.greenway.server.start.StartRefused;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL listens and how to log in.
///
/// @param url JDBC URL, without the password
/// @param user database user
/// @param password its password; empty when the server asks for none
public record DatabaseAddress(String url, String user, String password) {
    /// Reads what stands behind `--database`: `postgresql://user:password@host:port/name`, with
    /// or without `jdbc:` before it. User and password may also stand as parameters (`?user=`) or
    /// in `PGUSER` and `PGPASSWORD`.
    ///
    /// @throws StartRefused when it is no such URL
    public static DatabaseAddress parse(String text, Map<String, String> environment) {
        String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw new StartRefused(
                    "--database needs a URL such as postgresql://user:password@host:5432/name.");
        }
        URI uri;
        try {
            uri = URI.create(plain);
        } catch (IllegalArgumentException wrong) {
            throw new StartRefused("--database is not a URL that can be read.", wrong);
        }
        String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        String user = firstOf(decode(login[0]), parameter(uri, "user"), environment.get("PGUSER"));
        String password =
                firstOf(
                        login.length == 2 ? decode(login[1]) : "",
                        parameter(uri, "password"),
                        environment.get("PGPASSWORD"));
        return new DatabaseAddress("jdbc:postgresql://" + place(uri), user, password);
    }

    private static String place(URI uri) {
        String parameters =
                parameters(uri).entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("user"))
                        .filter(entry -> !entry.getKey().equals("password"))
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .reduce((one, other) -> one + "&" + other)
                        .map(all -> "?" + all)
                        .orElse("");
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getHost() + port + uri.getRawPath() + parameters;
    }

    private static String parameter(URI uri, String name) {
        return decode(parameters(uri).getOrDefault(name, ""));
    }

    private static Map<String, String> parameters(URI uri) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.put(parts[0], parts.length == 2 ? parts[1] : "");
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String firstOf(String one, String two, @Nullable String three) {
        if (!one.isEmpty()) {
            return one;
        }
        return two.isEmpty() ? Optional.ofNullable(three).orElse("") : two;
    }

    /// A parameter of the URL, such as `currentSchema`.
    public Optional<String> parameter(String name) {
        URI uri = URI.create(url.substring("jdbc:".length()));
        return Optional.ofNullable(parameters(uri).get(name));
    }

    /// A connection of one's own, outside any pool.
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(url, properties);
    }

    /// Never shows the password.
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
