package io.greenway.core.clearance;

import io.greenway.core.message.DossierKey;
import io.greenway.core.money.Money;
import io.greenway.core.party.Role;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The seven enterprises of a group of a sandbox. Who enrols gets one of each, and the code that an
/// inventory names as guarantor forces what becomes of the guarantee.
public enum SandboxParty {
    /// Guarantees nothing: a declaration that names it as guarantor is rejected.
    PLATFORM("01", Role.PLATFORM, "平台", null),
    /// Guarantees so little that a declaration soon waits.
    SELLER("11", Role.ECOMMERCE, "电商", Money.of("100.00")),
    /// Pays.
    PAYMENT("21", Role.PAYMENT, "支付", null),
    /// Guarantees enough; the sample trades name it.
    LOGISTICS("31", Role.LOGISTICS, "物流", Money.of("1000000.00")),
    /// Declares.
    AGENT("41", Role.AGENT, "报关", null),
    /// Runs the supervised site at which returned goods arrive.
    SITE("51", Role.SITE, "场站", null),
    /// Keeps bonded stock.
    WAREHOUSE("61", Role.WAREHOUSE, "仓储", null);

    /// How the codes of all groups begin; no customs gives such codes.
    public static final String PREFIX = "0000SB";

    /// Characters of a code that are the same for all of a group.
    public static final int GROUP = 8;

    private static final int RADIX = 36;
    private final String suffix;
    private final Role role;
    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // Money never changes.
    private final @Nullable Money guarantee;

    SandboxParty(String suffix, Role role, String word, @Nullable Money guarantee) {
        this.suffix = suffix;
        this.role = role;
        this.word = word;
        this.guarantee = guarantee;
    }

    public Role role() {
        return role;
    }

    /// What it guarantees, CNY; null when nothing.
    public @Nullable Money guarantee() {
        return guarantee;
    }

    /// Its last two characters.
    public String suffix() {
        return suffix;
    }

    /// Its code in a group.
    ///
    /// @param group number of the group, 1 to 1295
    public String code(int group) {
        return prefix(group) + suffix;
    }

    /// Its name in a group.
    ///
    /// @param name of the group
    public String name(String name) {
        return name + word;
    }

    /// How the codes of a group begin.
    public static String prefix(int group) {
        String digits = Integer.toString(group, RADIX).toUpperCase(Locale.ROOT);
        return PREFIX + "0".repeat(GROUP - PREFIX.length() - digits.length()) + digits;
    }

    /// Whether two codes may meet in one dossier: outside a sandbox all may, within it those of one
    /// group.
    public static boolean together(String code, String other) {
        return group(code) == group(other);
    }

    /// Waybills that may belong to a dossier: outside a sandbox all may.
    static List<WaybillEntry> near(DossierKey key, List<WaybillEntry> waybills) {
        return waybills.stream()
                .filter(
                        one ->
                                together(
                                        key.ebpCode(),
                                        one.document().content().head().logisticsCode()))
                .toList();
    }

    /// The group that a code belongs to; 0 when it is none of a sandbox.
    public static int group(String code) {
        if (code.length() != GROUP + 2 || !code.startsWith(PREFIX)) {
            return 0;
        }
        int high = Character.digit(code.charAt(PREFIX.length()), RADIX);
        int low = Character.digit(code.charAt(PREFIX.length() + 1), RADIX);
        return high < 0 || low < 0 ? 0 : high * RADIX + low;
    }
}
