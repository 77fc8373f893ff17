/// The only place that knows HTTP: paths, status codes, problem documents, logins. Imports
/// `core`, `intake` and `store`.
@NullMarked
package io.greenway.server.api;

import org.jspecify.annotations.NullMarked;
