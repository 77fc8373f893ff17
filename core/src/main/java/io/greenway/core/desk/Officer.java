package io.greenway.core.desk;

/// A person who works at a desk.
///
/// @param login name of the login, as it is written into the log
/// @param regulator whose desk
public record Officer(String login, Regulator regulator) {}
