package io.greenway.core.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Fault;
import io.greenway.core.spec.FaultCode;
import io.greenway.core.spec.Outcome;
import io.greenway.core.xml.XmlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who must have signed, for each type that the law wants signed.
class DeclarantTest {
    @ParameterizedTest
    @CsvSource({
        "import/CEB621, Inventory[1]/InventoryHead/agentCode",
        "import/CEB623, InvtCancel[1]/agentCode",
        "import/CEB625, InvtRefund[1]/InvtRefundHead/agentCode",
        "import/CEB711, Delivery/DeliveryHead/operatorCode",
        "export/CEB509, Departure[1]/DepartureHead/logisticsCode",
        "export/CEB603, Inventory[1]/InventoryHead/agentCode",
        "export/CEB605, InvtCancel[1]/agentCode",
        "export/CEB607, WayBill[1]/WayBillHead/agentCode",
        "export/CEB701, SummaryApply[1]/SummaryApplyHead/agentCode"
    })
    void theCertificateIsThatOfTheDeclarant(String sample, String place) {
        String name = place.substring(place.lastIndexOf('/') + 1);
        String path = "/%sMessage/%s".formatted(sample.substring(sample.length() - 6), place);
        assertThat(faults(sample, name, Keys.CODE)).isEmpty();
        assertThat(faults(sample, name, "5101980099"))
                .containsExactly(
                        Fault.of(FaultCode.SIGNER_IS_NOT_DECLARANT, path, "5101980099", Keys.CODE));
    }

    @Test
    void whoeverNeedNotSignMaySignAnything() {
        assertThat(faults("import/CEB311", "ebpCode", "5101980099")).isEmpty();
    }

    private static List<Fault> faults(String sample, String element, String code) {
        String text = Keys.unsigned(sample).replaceAll("(<ceb:" + element + ">)[^<]*", "$1" + code);
        assertThat(text).contains(">" + code + "<");
        var read = XmlReader.of(Message.class).read(text.getBytes(StandardCharsets.UTF_8));
        Message message = ((Outcome.Accepted<Message>) read).value();
        return Declarant.faults(message, Keys.RSA.certificate());
    }
}
