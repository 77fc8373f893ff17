package io.greenway.core.sample;

import java.util.List;

/// Parties for tests.
final class Zones {
    static final Parties TWO_OF_EACH =
            new Parties(
                    two("A", "平台"),
                    two("B", "电商"),
                    two("C", "支付"),
                    two("D", "物流"),
                    two("E", "申报"),
                    two("F", "场所"),
                    two("G", "仓储"));

    private Zones() {}

    private static List<Party> two(String letter, String name) {
        return List.of(
                new Party("510100000" + letter, name + "甲"),
                new Party("510111111" + letter, name + "乙"));
    }
}
