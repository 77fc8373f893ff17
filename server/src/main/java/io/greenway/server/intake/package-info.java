/// The door: who may send what, how much, and what is wrong with it, decided before anything is
/// stored. Imports `core`, `journal` and `store`; knows nothing of HTTP.
@NullMarked
package io.greenway.server.intake;

import org.jspecify.annotations.NullMarked;
