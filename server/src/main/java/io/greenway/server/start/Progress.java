package io.greenway.server.start;

/// Told of every step of the start, so that nobody waits in front of a silent terminal.
@FunctionalInterface
public interface Progress {
    /// A step begins.
    ///
    /// @param step a short sentence in the present, such as `Initialising the database`
    void step(String step);

    /// Says nothing.
    static Progress silent() {
        return step -> {};
    }
}
