package io.greenway.core.party;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an enterprise that is not in the registry asks for (R-080; facts: flows 12).
///
/// @param creditCode unified social credit code 统一社会信用代码
/// @param customsCode customs registration code 海关注册编码, or null when it has none yet
/// @param name registered name
/// @param roles what it wants to be
/// @param licences its papers
/// @param contact whom to speak to
public record Application(
        String creditCode,
        @Nullable String customsCode,
        String name,
        Set<Role> roles,
        List<Licence> licences,
        Contact contact) {
    public Application {
        roles = Set.copyOf(roles);
        licences = List.copyOf(licences);
    }

    /// The code under which the registry will know it.
    public String code() {
        return Optional.ofNullable(customsCode).orElse(creditCode);
    }
}
