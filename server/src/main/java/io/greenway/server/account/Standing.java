package io.greenway.server.account;

import io.greenway.core.account.Post;
import io.greenway.core.account.Right;

/// A person who has proved who they are.
///
/// @param post where they work
/// @param how by which proof: `password`, `code` with a timed code besides, `recovery` with a
///     recovery code instead, `passkey`, or `provider`
/// @param session hash of the session; empty when the proof came with the request
public record Standing(String username, String displayName, Post post, String how, String session) {
    /// Whether they have the right at their place.
    public boolean has(Right right) {
        return post.rights().contains(right);
    }
}
