package io.greenway.core.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "王, *",
        "王五, 王*",
        "欧阳小满, 欧***",
        "𠮷田, 𠮷*",
        "13800138000, 1**********",
        "成都市锦江区春熙路 1 号 2 单元 3 楼, 成************",
    })
    void keepsTheFirstCharacterOnly(String value, String masked) {
        assertThat(Mask.of(value)).isEqualTo(masked);
    }
}
