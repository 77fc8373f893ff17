package io.greenway.bench;

import java.net.URISyntaxException;
import java.nio.file.Path;

/// Where this module is, whatever the folder in which it is started.
final class Home {
    private Home() {}

    /// The folder with what Maven builds of this module.
    static Path target() {
        try {
            Path own =
                    Path.of(Home.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return own.resolve("..").normalize();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What Maven built of another module.
    ///
    /// @param module its folder
    /// @param jar name of its jar
    static Path jar(String module, String jar) {
        return target().resolve(Path.of("..", "..", module, "target", jar)).normalize();
    }
}
