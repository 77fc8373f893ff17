package io.greenway.core.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The rule register.
public final class Rules {
    private final History<Rule> history;

    private Rules(History<Rule> history) {
        this.history = history;
    }

    static Rules of(List<Rule> rows) {
        return new Rules(History.of(rows));
    }

    /// The newest version of the rule.
    ///
    /// @throws IllegalArgumentException if the register has no such number
    public Rule rule(String number) {
        return history.latest(number)
                .orElseThrow(() -> new IllegalArgumentException("Unknown rule " + number));
    }

    /// The version in force on that day; the newest when none was.
    ///
    /// @throws IllegalArgumentException if the register has no such number
    public Rule rule(String number, LocalDate date) {
        return history.at(number, date).orElseGet(() -> rule(number));
    }

    Rules with(Rule row, Hands hands) {
        return new Rules(history.with(row, hands));
    }

    Rules without(String number, LocalDate from, Hands hands) {
        return new Rules(history.without(number, from, hands));
    }

    /// Who entered and approved the version in force on a day; empty when none is.
    public Optional<Hands> hands(String number, LocalDate date) {
        return history.hands(number, date);
    }

    /// What is in force on a day, one version a rule.
    public List<Rule> on(LocalDate date) {
        return history.on(date);
    }

    public Optional<Rule> find(String number) {
        return history.latest(number);
    }

    /// Every version of every rule, in the order of the register.
    public List<Rule> all() {
        return history.all();
    }
}
