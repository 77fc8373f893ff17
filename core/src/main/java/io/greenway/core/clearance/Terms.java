package io.greenway.core.clearance;

import io.greenway.core.party.IdentityService;
import io.greenway.core.party.Registry;
import io.greenway.core.reference.Reference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// What a decision may know besides the dossier. Nothing here reads a clock or makes an id: both
/// are passed in.
///
/// @param reference dated tables
/// @param registry who is registered for what
/// @param buyers what is known of buyers
/// @param now time of the decision
/// @param serial a number used only once, for pre-entry and inventory numbers, 1 to 999999999
public record Terms(
        Reference reference, Registry registry, Buyers buyers, Instant now, long serial) {
    /// CEB times carry no zone and mean China time.
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /// Makes a pseudonym of an identity document, the same one every time.
    @FunctionalInterface
    public interface Buyers {
        String pseudonym(String idType, String idNumber);

        /// The same for a buyer on a platform. Where enterprises only rehearse, each group of them
        /// has buyers of its own; elsewhere a person is one buyer on all platforms.
        default String pseudonym(String ebpCode, String idType, String idNumber) {
            return pseudonym(idType, idNumber);
        }

        /// Who says whether a name and a number belong together.
        default IdentityService identities() {
            return IdentityService.NOBODY;
        }

        /// The same pseudonyms, with somebody to ask.
        default Buyers asking(IdentityService service) {
            Buyers these = this;
            return new Buyers() {
                @Override
                public String pseudonym(String idType, String idNumber) {
                    return these.pseudonym(idType, idNumber);
                }

                @Override
                public String pseudonym(String ebpCode, String idType, String idNumber) {
                    return these.pseudonym(ebpCode, idType, idNumber);
                }

                @Override
                public IdentityService identities() {
                    return service;
                }
            };
        }
    }

    /// The day of a moment, in China.
    public static LocalDate dayOf(Instant moment) {
        return moment.atZone(CHINA).toLocalDate();
    }
}
