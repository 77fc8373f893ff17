package io.greenway.core.match;

import io.greenway.core.message.CEB311Message.OrderHead;
import io.greenway.core.message.Paper;
import io.greenway.core.party.IdentityService;
import io.greenway.core.reference.Parameters;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Mask;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// Whether the buyer's name and identity number belong together.
public final class NameMatch {
    private NameMatch() {}

    /// Asks the service where the parameter of the day says so. Of whom it knows nothing it refuses
    /// nobody.
    ///
    /// @return the disagreement, masked; empty when there is none
    public static List<Disagreement> check(
            OrderHead order, LocalDate day, Parameters parameters, IdentityService service) {
        boolean apart =
                parameters.flag("IDENTITY_SERVICE_ASKED", day)
                        && service.ask(
                                        order.buyerIdType(),
                                        order.buyerIdNumber(),
                                        order.buyerName())
                                == IdentityService.Answer.APART;
        return apart
                ? List.of(
                        new Disagreement(
                                Fault.of(
                                        FaultCode.NAME_NOT_OF_NUMBER,
                                        "/OrderHead/buyerName",
                                        Mask.of(order.buyerName()),
                                        Mask.of(order.buyerIdNumber())),
                                Set.of(Paper.ORDER, Paper.INVENTORY)))
                : List.of();
    }
}
