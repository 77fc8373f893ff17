package io.greenway.server.dispatch;

import io.greenway.core.bill.Difference;
import io.greenway.core.bill.Enquiry;
import io.greenway.core.clearance.Dossier;
import io.greenway.core.clearance.Terms;
import io.greenway.core.desk.Cause;
import io.greenway.core.desk.Declaration;
import io.greenway.core.desk.DeclarationFacts;
import io.greenway.core.desk.Ground;
import io.greenway.core.desk.Opening;
import io.greenway.core.desk.TaskKind;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Trust;
import io.greenway.core.reference.Reference;
import io.greenway.server.store.BillEnquiries;
import io.greenway.server.store.BillEnquiries.Changed;
import io.greenway.server.store.BillEnquiries.Look;
import io.greenway.server.store.FoldedDossiers;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lays bills on the tax desk that are too far from the platform's own computation, and takes them
/// off it when the bill is made anew or void.
public final class TaxWatch {
    private final BillEnquiries enquiries;
    private final FoldedDossiers dossiers;
    private final Supplier<Registry> registry;
    private final Supplier<Reference> reference;
    private final Terms.Buyers buyers;

    public TaxWatch(
            BillEnquiries enquiries,
            FoldedDossiers dossiers,
            Supplier<Registry> registry,
            Supplier<Reference> reference,
            Terms.Buyers buyers) {
        this.enquiries = enquiries;
        this.dossiers = dossiers;
        this.registry = registry;
        this.reference = reference;
        this.buyers = buyers;
    }

    /// Looks at bills whose distance from the computation changed.
    ///
    /// @throws SQLException when the database fails; they stay to be looked at then
    public void look(List<Changed> changed, Instant now) throws SQLException {
        LocalDate day = Terms.dayOf(now);
        Map<String, Dossier> found = dossiers.of(changed.stream().map(Changed::invtNo).toList());
        List<Look> looks = new ArrayList<>();
        for (Changed one : changed) {
            Enquiry enquiry =
                    Enquiry.of(one.bill(), reference.get().parameters(), day).orElse(null);
            Dossier dossier = found.get(one.invtNo());
            looks.add(new Look(one, enquiry, opening(one, enquiry, dossier, day)));
        }
        enquiries.settle(looks, now);
    }

    private @Nullable Opening opening(
            Changed changed, @Nullable Enquiry enquiry, @Nullable Dossier dossier, LocalDate day) {
        Declaration declaration = dossier == null ? null : DeclarationFacts.declaration(dossier);
        if (enquiry == null || dossier == null || declaration == null) {
            return null;
        }
        Trust trust = registry.get().trust(declaration.ebcCode(), declaration.agentCode(), day);
        List<Ground> grounds =
                changed.bill().differences().stream()
                        .map(Difference::fault)
                        .map(fault -> new Ground(fault, 0))
                        .toList();
        return new Opening(
                enquiry.name(changed.invtNo()),
                TaskKind.TAX_DIFFERENCE,
                changed.invtNo(),
                declaration,
                Cause.RULE,
                grounds,
                DeclarationFacts.of(dossier, buyers, trust));
    }
}
