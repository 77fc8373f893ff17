/// Enterprises, their roles, and who may do what. Imports `spec`.
@NullMarked
package io.greenway.core.party;

import org.jspecify.annotations.NullMarked;
