package io.greenway.core.message;

/// What a dossier 卷宗 is filed under: an order number is unique on its platform.
///
/// @param ebpCode code of the platform, 10 or 18 characters
/// @param orderNo order number on it, 1 to 60 characters
public record DossierKey(String ebpCode, String orderNo) {
    @Override
    public String toString() {
        return ebpCode + "/" + orderNo;
    }
}
