/// What the platform tells those who watch it: figures, traces, its state in words. The parts call
/// [Flow] once a message or once a batch, never once a document. Imports core and nothing of the
/// server.
@NullMarked
package io.greenway.server.observe;

import org.jspecify.annotations.NullMarked;
