package io.greenway.core.tax;

import io.greenway.core.money.Money;

public record Assessment(Money dutiableValue, Money total) {}
