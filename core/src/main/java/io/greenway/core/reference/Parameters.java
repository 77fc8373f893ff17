package io.greenway.core.reference;

import io.greenway.core.money.Money;
import io.greenway.core.money.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Every limit, rate, deadline and switch, by name and by the day it is asked for. A document is
/// judged by the version in force on its declaration date.
///
/// Every method that reads one throws `IllegalArgumentException`, naming key and date, when the
/// key is unknown or no version holds on that day, and when the value is not of the kind asked
/// for.
public final class Parameters {
    private final History<Parameter> history;

    private Parameters(History<Parameter> history) {
        this.history = history;
    }

    static Parameters of(List<Parameter> rows) {
        return new Parameters(History.of(rows));
    }

    Parameters with(Parameter row) {
        return new Parameters(history.with(row, Hands.LOADED));
    }

    /// A parameter says itself who entered it.
    Optional<Hands> hands(String key, LocalDate date) {
        return history.at(key, date).map(row -> new Hands(row.enteredBy(), row.approvedBy()));
    }

    /// The version in force, with its document number.
    public Parameter parameter(String key, LocalDate date) {
        return history.at(key, date)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        history.knows(key)
                                                ? "Parameter %s has no value on %s"
                                                        .formatted(key, date)
                                                : "Unknown parameter %s, asked for %s"
                                                        .formatted(key, date)));
    }

    /// Whether the parameter is known and has a version in force on that day. Does not throw.
    public boolean holds(String key, LocalDate date) {
        return history.at(key, date).isPresent();
    }

    /// An amount in yuan.
    public Money money(String key, LocalDate date) {
        return Money.of(number(key, date));
    }

    /// A share, written as a fraction of one.
    public Rate rate(String key, LocalDate date) {
        return new Rate(number(key, date));
    }

    /// A number of days, or of whatever the unit of the parameter counts.
    public int days(String key, LocalDate date) {
        return whole(key, date);
    }

    /// A number of calendar months.
    public int months(String key, LocalDate date) {
        return whole(key, date);
    }

    /// A switch.
    public boolean flag(String key, LocalDate date) {
        Parameter parameter = parameter(key, date);
        return switch (parameter.value()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unreadable(parameter, date, "true or false");
        };
    }

    /// A number.
    public BigDecimal number(String key, LocalDate date) {
        Parameter parameter = parameter(key, date);
        try {
            return new BigDecimal(parameter.value());
        } catch (NumberFormatException notANumber) {
            throw (IllegalArgumentException)
                    unreadable(parameter, date, "a number").initCause(notANumber);
        }
    }

    /// A name, such as that of a method.
    public String text(String key, LocalDate date) {
        return parameter(key, date).value();
    }

    /// What is in force on a day, one row a key.
    public List<Parameter> on(LocalDate date) {
        return history.on(date);
    }

    /// The version that came last, whatever its dates.
    Optional<Parameter> latest(String key) {
        return history.latest(key);
    }

    /// Every version of every parameter, for people to read.
    public List<Parameter> all() {
        return history.all();
    }

    private int whole(String key, LocalDate date) {
        Parameter parameter = parameter(key, date);
        try {
            return Integer.parseInt(parameter.value());
        } catch (NumberFormatException notANumber) {
            throw (IllegalArgumentException)
                    unreadable(parameter, date, "a whole number").initCause(notANumber);
        }
    }

    private static IllegalArgumentException unreadable(
            Parameter parameter, LocalDate date, String kind) {
        return new IllegalArgumentException(
                "Parameter %s on %s is %s, not %s"
                        .formatted(parameter.key(), date, parameter.value(), kind));
    }
}
