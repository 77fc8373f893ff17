package io.greenway.core.sample;

import io.greenway.core.message.Message;
import io.greenway.core.message.Paper;

/// A message ready to be written.
///
/// @param paper which documents it carries
/// @param number which message of this paper, from 1
/// @param sender who transmits it
/// @param message the message
public record Packed(Paper paper, int number, Party sender, Message message) {}
