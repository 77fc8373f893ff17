package io.greenway.core.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a person may do at the place where they work, besides looking.
public enum Right {
    /// 管理员: invites people of the same place, gives them rights, and keeps the API keys of an
    /// enterprise.
    ADMINISTRATOR,
    /// 申报员: sends documents, answers notices and looks up whom a parcel is for.
    DECLARANT,
    /// 财务: asks for payments abroad.
    FINANCE;

    /// As it is written over the interface.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The right of that name.
    public static Optional<Right> named(String name) {
        return Arrays.stream(values()).filter(one -> one.json().equals(name)).findFirst();
    }
}
