package io.greenway.core.regulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: a region tells the city and nothing smaller.
class RegionTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            emptyValue = "",
            value = {
                "510104,四川省成都市锦江区示例路1号,5101",
                "-,四川省成都市锦江区示例路1号,四川省成都市",
                "-,四川省 成都市示例路1号,四川省",
                "-,上海市浦东新区示例路1号,上海市",
                "-,内蒙古自治区锡林郭勒盟示例路1号,内蒙古自治区锡林郭勒盟",
                "-,新疆维吾尔自治区伊犁哈萨克自治州示例路1号,新疆维吾尔自治区伊犁哈萨克自治州",
                "-,示例路1号,''",
                "51,示例路1号,''"
            })
    void theCityIsAllThatIsTold(String district, String address, String region) {
        assertThat(Region.of(district, address)).isEqualTo(region);
    }
}
