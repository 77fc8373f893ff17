package io.greenway.core.xml;

/// Ends the reading of one text whose refusal is already noted. It never leaves this package.
final class Halt extends Exception {
    private static final long serialVersionUID = 1L;

    Halt() {
        super("reading ends here", null, false, false);
    }
}
