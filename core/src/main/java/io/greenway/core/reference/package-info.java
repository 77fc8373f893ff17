/// Dated tables: parameters, tariff with positive list, codes, and the register of rules. Imports
/// `money` only.
@NullMarked
package io.greenway.core.reference;

import org.jspecify.annotations.NullMarked;
