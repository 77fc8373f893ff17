package io.greenway.core.receipt;

/// The languages in which people are answered.
public enum Language {
    /// Chinese 简体中文.
    ZH,
    /// English.
    EN,
    /// Swahili (Kiswahili).
    SW
}
