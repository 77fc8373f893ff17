/// Dated tables: parameters, tariff with positive list, codes, and the register of rules. Imports
/// `money` and `spec`.
@NullMarked
package io.greenway.core.reference;

import org.jspecify.annotations.NullMarked;
