package io.greenway.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the platform reaches a real authority.
///
/// @param folder the folder that is the post
/// @param dxpId DXP id of the platform, 3 to 16 characters
/// @param key PKCS#12 file of the key with which the zone signs; empty for none
/// @param password file that holds the password of the key
/// @param firstPause how long the first answer is awaited; empty for the parameter's
public record GatewayOptions(
        Path folder,
        String dxpId,
        Optional<Path> key,
        Optional<Path> password,
        Optional<Duration> firstPause) {}
