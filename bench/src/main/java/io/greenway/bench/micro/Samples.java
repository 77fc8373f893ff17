package io.greenway.bench.micro;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.EnterpriseMessage;
import io.greenway.core.message.Paper;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Role;
import io.greenway.core.sample.Declaration;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.signature.DemoAuthority;
import io.greenway.core.signature.DemoAuthority.KeyKind;
import io.greenway.core.signature.SignedXml;
import io.greenway.core.signature.SignerFailure;
import io.greenway.core.signature.SoftKey;
import io.greenway.core.signature.Trust;
import io.greenway.core.signature.Verifier;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the benchmarks work on: sample trades as documents, messages and signed texts.
final class Samples {
    static final int MANY = 100;

    final Instant now = Instant.now();
    final LocalDate day = LocalDate.now(Terms.CHINA);
    private final Map<Role, Party> zone = new EnumMap<>(Role.class);

    Samples() {
        for (Role role : Role.values()) {
            zone.put(role, new Party("51010000" + (10 + zone.size()), "示范企业 " + role));
        }
    }

    Registry registry() {
        return Registry.of(
                zone.entrySet().stream()
                        .map(
                                entry ->
                                        new Enterprise(
                                                entry.getValue().code(),
                                                entry.getValue().name(),
                                                Set.of(entry.getKey())))
                        .toList());
    }

    Declaration declaration(long index) {
        Parties parties =
                new Parties(
                        party(Role.PLATFORM),
                        party(Role.ECOMMERCE),
                        party(Role.PAYMENT),
                        party(Role.LOGISTICS),
                        party(Role.AGENT),
                        List.of(),
                        List.of());
        return new Generator(1, day, parties).declaration(index, Kind.CONSISTENT);
    }

    private List<Party> party(Role role) {
        Party party = zone.get(role);
        return party == null ? List.of() : List.of(party);
    }

    /// A message with so many documents of a paper.
    EnterpriseMessage message(Paper paper, int documents) {
        List<EnterpriseMessage> messages = new ArrayList<>();
        Packer packer =
                new Packer(
                        1,
                        documents,
                        packed -> {
                            if (packed.paper() == paper
                                    && packed.message() instanceof EnterpriseMessage message) {
                                messages.add(message);
                            }
                        });
        for (int index = 0; index < documents; index++) {
            packer.add(declaration(index));
        }
        packer.finish();
        return messages.getFirst();
    }

    /// A signed text and who verifies it.
    ///
    /// @param verifier trusts the authority of the signer
    @SuppressWarnings("ArrayRecordComponent")
    record Signed(byte[] text, Verifier verifier) {}

    Signed signed(KeyKind kind, int documents) throws GeneralSecurityException, SignerFailure {
        Instant from = now.minusSeconds(60);
        var authority = DemoAuthority.create("bench", kind, from, new SecureRandom());
        var key = authority.issue("5101960D41", "bench", kind, from, now.plus(Duration.ofDays(1)));
        byte[] text =
                SignedXml.write(
                        message(Paper.INVENTORY, documents),
                        SoftKey.of(key.key(), key.certificate()));
        Trust trust = Trust.of(List.of(authority.own().certificate()), List.of());
        return new Signed(text, new Verifier(trust));
    }
}
