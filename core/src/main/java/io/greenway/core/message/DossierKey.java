package io.greenway.core.message;

/// What a dossier 卷宗 is filed under: an order number is unique on its platform.
///
/// @param ebpCode code of the platform, 10 or 18 characters; behind it, of a dossier that stands
///     aside, whose it is
/// @param orderNo order number on it, 1 to 60 characters
public record DossierKey(String ebpCode, String orderNo) {
    /// Stands in no code of an enterprise.
    private static final char ASIDE = '~';

    /// Where an enterprise's papers for this order are kept while the order is none of its own: to
    /// it everything is as if there were no other papers.
    public DossierKey aside(String enterprise) {
        return new DossierKey(ebpCode + ASIDE + enterprise, orderNo);
    }

    /// Whether papers under it stand aside.
    public boolean isAside() {
        return ebpCode.indexOf(ASIDE) >= 0;
    }

    @Override
    public String toString() {
        return ebpCode + "/" + orderNo;
    }
}
