package io.greenway.core.reference;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/// All reference tables at one moment. They never change; a replaced row makes a new reference.
///
/// @param parameters limits, rates, deadlines, switches
/// @param tariff positive list and rates
/// @param rules rule register
/// @param codes code tables, each read when it is first asked for
/// @param restrictions what is prohibited, suspended, sampled or frozen
/// @param zone tables by which people of the zone and its banks work
public record Reference(
        Parameters parameters,
        Tariff tariff,
        Rules rules,
        CodeTables codes,
        Restrictions restrictions,
        ZoneTables zone) {
    private static final int VERSION_LENGTH = 16;

    /// The tables carried with the product.
    ///
    /// @throws IllegalStateException if a table is missing
    /// @throws IllegalArgumentException if a table cannot be read
    public static Reference bundled() {
        Parameters parameters = Parameters.of(read("parameters.csv", Parameter::read));
        return new Reference(
                parameters,
                Tariff.of(read("tariff.csv", TariffRow::read), parameters),
                Rules.of(read("rules.csv", Rule::read)),
                CodeTables.bundled(),
                Restrictions.bundled(),
                ZoneTables.bundled());
    }

    /// The same tables with one more version of a parameter. It wins over any other that holds on
    /// the same days.
    public Reference with(Parameter row) {
        Parameters changed = parameters.with(row);
        return new Reference(changed, tariff.with(changed), rules, codes, restrictions, zone);
    }

    Reference with(Tariff other) {
        return new Reference(parameters, other, rules, codes, restrictions, zone);
    }

    Reference with(Rules other) {
        return new Reference(parameters, tariff, other, codes, restrictions, zone);
    }

    Reference with(CodeTables other) {
        return new Reference(parameters, tariff, rules, other, restrictions, zone);
    }

    /// The same tables with other restrictions.
    public Reference with(Restrictions other) {
        return new Reference(parameters, tariff, rules, codes, other, zone);
    }

    Reference with(ZoneTables other) {
        return new Reference(parameters, tariff, rules, codes, restrictions, other);
    }

    /// The same tables with the versions of code tables found in a folder.
    ///
    /// @throws IllegalArgumentException if a file there is not named after a table and a day
    public Reference withCodes(Path folder) {
        return new Reference(parameters, tariff, rules, codes.with(folder), restrictions, zone);
    }

    /// The same tables with another value for a parameter in every span it has, as decided by the
    /// zone.
    ///
    /// @throws IllegalArgumentException if the parameter is unknown
    public Reference with(String key, String value) {
        List<Parameter> versions =
                parameters.all().stream().filter(row -> row.key().equals(key)).toList();
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameter " + key);
        }
        Reference changed = this;
        for (Parameter version : versions) {
            changed = changed.with(version.withValue(value));
        }
        return changed;
    }

    /// What the tables say, in sixteen letters and digits: it changes whenever a row of them does,
    /// so an answer computed from them is good for as long as it stays the same.
    public String version() {
        StringBuilder said = new StringBuilder();
        parameters.all().forEach(row -> said.append(row).append('\n'));
        said.append(tariff.said());
        rules.all().forEach(row -> said.append(row).append('\n'));
        said.append(codes.said());
        said.append(restrictions.said());
        said.append(zone.said());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] whole = digest.digest(said.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    private static <T> List<T> read(String name, Function<Table.Row, T> reader) {
        return Table.beside(Reference.class, name).rows().stream().map(reader).toList();
    }
}
