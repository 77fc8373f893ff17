package io.greenway.core.regulator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The region of a consignee 收货地区: as much of an address as quarantine needs, and no more
/// (facts: regulators). A city has millions of inhabitants; a street has not.
public final class Region {
    private static final int CITY_DIGITS = 4;

    /// A province, autonomous region or municipality and, below it, a prefecture.
    private static final Pattern CITY =
            Pattern.compile(
                    "^(北京市|上海市|天津市|重庆市|\\p{IsHan}{2,8}?(?:省|自治区|特别行政区)"
                            + "(?:\\p{IsHan}{1,10}?(?:市|自治州|地区|盟))?)");

    private Region() {}

    /// The region that an address lies in.
    ///
    /// @param district six digits of the administrative division; null when the order names none
    /// @param address written by hand; used when there is no district
    /// @return four digits of the city, or its name, or nothing when the address does not tell it
    public static String of(@Nullable String district, String address) {
        if (district != null && district.matches("\\d{6}")) {
            return district.substring(0, CITY_DIGITS);
        }
        Matcher city = CITY.matcher(address.strip());
        return city.find() ? city.group(1) : "";
    }
}
