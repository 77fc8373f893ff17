/// What a person sees while the platform starts: progress lines, and one clear sentence when it
/// cannot. Imports nothing else of this project.
@NullMarked
package io.greenway.server.start;

import org.jspecify.annotations.NullMarked;
