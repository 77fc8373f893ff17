package io.greenway.core.sample;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Somebody who does not exist: the name is made from the sixty-year cycle 干支, the telephone
/// begins with 100, which no mobile number does.
///
/// @param account number of the account on the platform
/// @param name two or three Chinese characters
/// @param identityNumber checksum-valid, of a region that does not exist
/// @param telephone eleven digits
/// @param address made up
/// @param district six-digit division code of the city in the address
record Person(
        String account,
        String name,
        String identityNumber,
        String telephone,
        String address,
        String district) {
    private record City(String code, String name) {}

    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
    private static final List<City> CITIES =
            List.of(
                    new City("510100", "四川省成都市"),
                    new City("500000", "重庆市"),
                    new City("610100", "陕西省西安市"),
                    new City("420100", "湖北省武汉市"),
                    new City("110000", "北京市"),
                    new City("310000", "上海市"),
                    new City("440100", "广东省广州市"),
                    new City("440300", "广东省深圳市"),
                    new City("330100", "浙江省杭州市"),
                    new City("320100", "江苏省南京市"));
    private static final List<String> STREETS =
            List.of("青禾路", "松影街", "云溪路", "白鹭街", "望江巷", "竹林路", "星桥街", "梧桐巷");

    /// A step without a common divisor with the number of identity numbers: a run over all buyers
    /// meets every number once.
    private static final long STEP = 7_919_017;

    /// @param seed seed of the set
    /// @param number which buyer of the set; two numbers never give one identity number
    static Person of(long seed, long number) {
        SplittableRandom random = Seeds.random(seed, Seeds.PERSON, number);
        long offset = Math.floorMod(Seeds.mix(seed, Seeds.PERSON, -1), IdentityNumbers.COUNT);
        long ordinal = (offset + number % IdentityNumbers.COUNT * STEP) % IdentityNumbers.COUNT;
        City city = CITIES.get(random.nextInt(CITIES.size()));
        return new Person(
                String.format(Locale.ROOT, "u%09d", ordinal),
                name(random),
                IdentityNumbers.valid(ordinal),
                String.format(Locale.ROOT, "100%08d", random.nextInt(100_000_000)),
                address(random, city.name()),
                city.code());
    }

    Person withIdentityNumber(String number) {
        return new Person(account, name, number, telephone, address, district);
    }

    /// Somebody else at the same address.
    Person named(String other) {
        return new Person(account, other, identityNumber, telephone, address, district);
    }

    static String name(SplittableRandom random) {
        char surname = SURNAMES.charAt(random.nextInt(SURNAMES.length()));
        char stem = STEMS.charAt(random.nextInt(STEMS.length()));
        char branch = BRANCHES.charAt(random.nextInt(BRANCHES.length()));
        return random.nextInt(6) == 0 ? "" + surname + branch : "" + surname + stem + branch;
    }

    private static String address(SplittableRandom random, String city) {
        return city
                + "样例区"
                + STREETS.get(random.nextInt(STREETS.size()))
                + (1 + random.nextInt(300))
                + "号"
                + (1 + random.nextInt(20))
                + "栋"
                + (1 + random.nextInt(4))
                + "单元"
                + (100 * (1 + random.nextInt(28)) + 1 + random.nextInt(6))
                + "室";
    }
}
