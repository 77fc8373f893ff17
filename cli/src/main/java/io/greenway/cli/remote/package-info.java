/// Signing by a key on another machine, over HTTPS: the service and the signer that asks it.
/// Imports `core.signature`.
@NullMarked
package io.greenway.cli.remote;

import org.jspecify.annotations.NullMarked;
