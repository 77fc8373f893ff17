package io.greenway.server.reading;

import io.greenway.core.message.Message;
import org.jspecify.annotations.Nullable;

/// A message that was read and, where the law wants it signed, verified.
///
/// @param message what it says
/// @param signature what was found of its signature; null when it needs none
public record Read(Message message, @Nullable CheckedSignature signature) {}
