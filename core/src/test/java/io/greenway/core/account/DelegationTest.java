package io.greenway.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.reference.Parameters;
import io.greenway.core.reference.Reference;
import io.greenway.core.spec.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goal: who may invite whom, what a password must be, and when a login is locked. Method: tables
/// of cases with the numbers of their faults.
class DelegationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Parameters PARAMETERS = Reference.bundled().parameters();

    private static Post post(String text) {
        List<String> words = List.of(text.split(" "));
        String enterprise = words.get(1).equals("-") ? null : words.get(1);
        Set<Right> rights =
                words.stream()
                        .skip(2)
                        .map(one -> Right.named(one).orElseThrow())
                        .collect(Collectors.toSet());
        return new Post(words.get(0), enterprise, rights);
    }

    private static List<Integer> numbers(List<Fault> faults) {
        return faults.stream().map(one -> one.code().number()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "administrator -, enterprise 5101960D11 administrator, zhang.san, 张三, 0, ''",
        "administrator -, customs -, officer3, Officer, 0, ''",
        "enterprise 5101960D11 administrator, enterprise 5101960D11 declarant, li4, 李四, 199, ''",
        "enterprise 5101960D11 administrator, enterprise 5101960D11 declarant, li4, 李四, 200, 8407",
        "enterprise 5101960D11 administrator, enterprise 5101960D12 declarant, li4, 李四, 0, 8403",
        "enterprise 5101960D11 administrator, operator -, li4, 李四, 0, 8403",
        "enterprise 5101960D11 declarant finance, enterprise 5101960D11, li4, 李四, 0, 8403",
        "customs - administrator, customs -, officer3, Officer, 0, ''",
        "customs - administrator, tax -, officer3, Officer, 0, 8403",
        "customs -, customs -, officer3, Officer, 0, 8403",
        "operator -, enterprise 5101960D11, li4, 李四, 0, 8403",
        "administrator -, emperor -, li4, 李四, 0, 8402",
        "administrator -, enterprise -, li4, 李四, 0, 8402",
        "administrator -, customs 5101960D11, li4, 李四, 0, 8402",
        "administrator -, tax -, Li, ' ', 0, 8401 8401"
    })
    void whoMayInviteWhom(
            String giver, String given, String username, String name, int people, String faults) {
        List<Fault> found =
                Delegation.invitation(
                        post(giver), post(given), username, name, people, PARAMETERS, DAY);
        assertThat(numbers(found))
                .isEqualTo(
                        Arrays.stream(faults.split(" "))
                                .filter(one -> !one.isEmpty())
                                .map(Integer::valueOf)
                                .toList());
    }

    @Test
    void theLastAdministratorStays() {
        Post administrator = post("enterprise 5101960D11 administrator");
        assertThat(numbers(Delegation.farewell(administrator, 0))).containsExactly(8406);
        assertThat(Delegation.farewell(administrator, 1)).isEmpty();
        assertThat(numbers(Delegation.farewell(post("administrator -"), 0))).containsExactly(8406);
        assertThat(Delegation.farewell(post("enterprise 5101960D11 finance"), 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "correct horse battery, true",
        "绿道单一窗口欢迎您来访问这里, true",
        "short, false",
        "aaaaaaaaaaaaaaaa, false",
        "my-name-is-LISI, false"
    })
    void whatAPasswordMustBe(String password, boolean good) {
        assertThat(Password.faults("/password", password, "lisi", PARAMETERS, DAY).isEmpty())
                .isEqualTo(good);
        assertThat(Password.faults("/password", password, "lisi", PARAMETERS, DAY).toString())
                .doesNotContain(password);
    }

    @Test
    void aLoginIsLockedAfterFiveFailuresForAQuarterOfAnHour() {
        Instant now = Instant.parse("2026-11-22T04:00:00Z");
        Lockout lockout = Lockout.NONE;
        for (int at = 0; at < 4; at++) {
            lockout = lockout.failed(now, PARAMETERS, DAY);
            assertThat(lockout.isLocked(now)).isFalse();
        }
        lockout = lockout.failed(now, PARAMETERS, DAY);
        assertThat(lockout.isLocked(now)).isTrue();
        assertThat(lockout.isLocked(now.plus(Duration.ofMinutes(14)))).isTrue();
        assertThat(lockout.isLocked(now.plus(Duration.ofMinutes(15)))).isFalse();
        assertThat(lockout.failed(now, PARAMETERS, DAY).isLocked(now)).isTrue();
    }
}
