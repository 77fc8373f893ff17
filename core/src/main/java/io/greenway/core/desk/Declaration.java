package io.greenway.core.desk;

import io.greenway.core.clearance.Ask;
import io.greenway.core.message.DossierKey;

/// Numbers of a declaration that an answer to it must name.
///
/// @param customsCode district where declared
/// @param ebpCode platform
/// @param orderNo order
/// @param ebcCode seller
/// @param agentCode declarant
/// @param copNo number given by the declarant
/// @param preNo pre-entry number
/// @param invtNo inventory number
public record Declaration(
        String customsCode,
        String ebpCode,
        String orderNo,
        String ebcCode,
        String agentCode,
        String copNo,
        String preNo,
        String invtNo) {
    /// The declaration that customs is told of.
    public static Declaration of(Ask.TellCustoms told) {
        return new Declaration(
                told.customsCode(),
                told.dossier().ebpCode(),
                told.dossier().orderNo(),
                told.ebcCode(),
                told.agentCode(),
                told.copNo(),
                told.preNo(),
                told.invtNo());
    }

    /// Its dossier.
    public DossierKey dossier() {
        return new DossierKey(ebpCode, orderNo);
    }
}
