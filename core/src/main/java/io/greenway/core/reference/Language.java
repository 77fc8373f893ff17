package io.greenway.core.reference;

/// The languages Greenway answers in.
public enum Language {
    /// 简体中文.
    ZH,
    /// English.
    EN,
    /// Kiswahili.
    SW
}
