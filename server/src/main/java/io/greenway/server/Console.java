package io.greenway.server;

import io.greenway.core.signature.SignaturePolicy;
import io.greenway.server.start.Progress;
import io.greenway.server.zone.Credentials;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;

/// What the terminal shows while the platform starts.
final class Console implements Progress {
    private final PrintStream out;
    private final long began = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    @Override
    public void step(String step) {
        out.printf("%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, step);
        out.flush();
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    void listening(String address, Settings settings) {
        step("Listening");
        say("");
        say("Greenway 绿道 · Njia ya Kijani    " + address);
        say("  data         " + settings.data());
        if (settings.sandbox()) {
            say("  sandbox      nothing reaches an authority, nothing has legal effect");
        }
        say("  database     " + (settings.database().isPresent() ? "external" : "inside"));
        say(
                "  signatures   "
                        + (settings.signatures() == SignaturePolicy.OFF ? "off" : "required"));
    }

    void handedOut(Credentials credentials, Path file) {
        say("");
        for (Credentials.Login login : credentials.users()) {
            say(
                    "  login        %s / %s (%s)"
                            .formatted(login.username(), login.password(), login.role()));
        }
        var shown = new LinkedHashSet<String>();
        for (Credentials.Key key : credentials.enterprises()) {
            String roles = shown.add(key.apiKey()) ? key.apiKey() : "as above";
            say("  %-11s  %s  %s  %s".formatted(key.role(), key.code(), roles, key.name()));
        }
        say("  all of them  " + file);
    }
}
