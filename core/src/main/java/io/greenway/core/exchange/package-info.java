/// Foreign exchange 外汇: payments abroad for released declarations, their balance-of-payments
/// records, and how money and
/// declarations agree. Imports `spec`, `money`, `reference`, `party`.
@NullMarked
package io.greenway.core.exchange;

import org.jspecify.annotations.NullMarked;
