package io.greenway.server.pump;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.CEB622Message.InventoryReturn;
import io.greenway.core.message.CEB624Message.InvtCancelReturn;
import io.greenway.core.message.CEB626Message.InvtRefundReturn;
import io.greenway.core.message.Message;
import io.greenway.server.pump.AuthorityNumbers.Given;
import io.greenway.server.store.Letter.Reply;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuthorityNumbersTest {
    private static final String GUID = "5F0E9A10-2C64-4B1D-9A77-000000622001";
    private static final String THEIRS = "79992026I000000077";
    private static final String THEIR_PRE_NO = "X20261125000000009";
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 25, 12, 0);
    private static final Map<String, Given> HANDED =
            Map.of(
                    "CEB621 A1 D1", new Given("79202026I000000001", "B20261125000000001"),
                    "CEB623 A1 C1", new Given("79202026I000000002", "B20261125000000002"),
                    "CEB625 A1 R1", new Given("79202026I000000003", "B20261125000000003"));

    private final AuthorityNumbers numbers =
            new AuthorityNumbers(
                    new AuthorityNumbers.Handed() {
                        @Override
                        public Optional<Given> numbers(Reply reply) {
                            return Optional.ofNullable(
                                    HANDED.get(
                                            reply.type()
                                                    + " "
                                                    + reply.agentCode()
                                                    + " "
                                                    + reply.copNo()));
                        }

                        @Override
                        public boolean isFree(String number) {
                            return HANDED.values().stream()
                                    .noneMatch(one -> number.equals(one.invtNo()));
                        }
                    });

    @Test
    void anInventoryKeepsItsOwnPreNumberAndGetsOurNumber() throws Exception {
        assertThat(numbers.ours(inventory("A1", "D1").message(GUID)).documents())
                .singleElement()
                .extracting("invtNo", "preNo")
                .containsExactly("79202026I000000001", THEIR_PRE_NO);
    }

    @Test
    void anApplicationGetsBothNumbers() throws Exception {
        var cancellation =
                new InvtCancelReturn(
                        GUID, null, "A1", null, null, "C1", THEIR_PRE_NO, THEIRS, "399", TIME, "x");
        assertThat(numbers.ours(cancellation.message(GUID)).documents())
                .singleElement()
                .extracting("invtNo", "preNo")
                .containsExactly("79202026I000000002", "B20261125000000002");
        var goodsReturn =
                new InvtRefundReturn(
                        GUID, null, "A1", null, null, "R1", THEIR_PRE_NO, THEIRS, "399", TIME, "x");
        assertThat(numbers.ours(goodsReturn.message(GUID)).documents())
                .singleElement()
                .extracting("invtNo", "preNo")
                .containsExactly("79202026I000000003", "B20261125000000003");
    }

    @Test
    void whatWasNeverHandedOverStaysAsItCame() throws Exception {
        for (InventoryReturn one :
                new InventoryReturn[] {inventory("A2", "D1"), inventory(null, "D1")}) {
            Message message = one.message(GUID);
            assertThat(numbers.ours(message)).isEqualTo(message);
        }
        Message message = inventory("A1", "D1").message(GUID);
        assertThat(AuthorityNumbers.OURS.ours(message)).isSameAs(message);
    }

    /// The authority may give a declaration the number that the platform gave to another one.
    @Test
    void whatIsNotKnownIsNotReadAsAnother() throws Exception {
        InventoryReturn strange = inventory("A2", "D1", "79202026I000000001");
        assertThat(numbers.ours(strange.message(GUID)).documents())
                .singleElement()
                .extracting("invtNo", "preNo")
                .containsExactly(null, THEIR_PRE_NO);
    }

    private static InventoryReturn inventory(@Nullable String agent, String copNo) {
        return inventory(agent, copNo, THEIRS);
    }

    private static InventoryReturn inventory(@Nullable String agent, String copNo, String number) {
        return new InventoryReturn(
                GUID, "7920", null, null, agent, copNo, THEIR_PRE_NO, number, "800", TIME, "x");
    }
}
