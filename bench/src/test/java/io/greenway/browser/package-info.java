/// The pages, driven in a real browser against the real platform as a person starts it. Imports
/// nothing of this project.
@NullMarked
package io.greenway.browser;

import org.jspecify.annotations.NullMarked;
