package io.greenway.bench.floor;

import io.greenway.core.clearance.Terms;
import io.greenway.core.message.Paper;
import io.greenway.core.party.Enterprise;
import io.greenway.core.party.Registry;
import io.greenway.core.party.Role;
import io.greenway.core.sample.Generator;
import io.greenway.core.sample.Kind;
import io.greenway.core.sample.Packer;
import io.greenway.core.sample.Parties;
import io.greenway.core.sample.Party;
import io.greenway.core.xml.XmlWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Trades as four texts of one document each, the inventory with an RSA signature over its bytes.
///
/// @param trades the trades
/// @param registry who takes part
/// @param day day of declaration
/// @param key with which the signatures are verified
record Trades(List<Trade> trades, Registry registry, LocalDate day, KeyPair key) {
    /// A trade.
    @SuppressWarnings("ArrayRecordComponent")
    record Trade(
            byte[] order, byte[] payment, byte[] waybill, byte[] inventory, byte[] signature) {}

    static final String SIGNATURE = "SHA1withRSA";
    private static final int KEY_BITS = 2048;

    /// Makes trades.
    static Trades make(int count) throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(KEY_BITS);
        KeyPair key = keys.generateKeyPair();
        Map<Role, Party> zone = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            zone.put(role, new Party("51010000" + (10 + zone.size()), "示范企业 " + role));
        }
        Parties parties =
                new Parties(
                        List.of(party(zone, Role.PLATFORM)),
                        List.of(party(zone, Role.ECOMMERCE)),
                        List.of(party(zone, Role.PAYMENT)),
                        List.of(party(zone, Role.LOGISTICS)),
                        List.of(party(zone, Role.AGENT)),
                        List.of(),
                        List.of());
        LocalDate day = LocalDate.now(Terms.CHINA);
        Generator generator = new Generator(1, day, parties);
        Signature signature = Signature.getInstance(SIGNATURE);
        signature.initSign(key.getPrivate());
        List<Trade> trades = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Map<Paper, byte[]> texts = new EnumMap<>(Paper.class);
            Packer packer =
                    new Packer(
                            index,
                            1,
                            packed ->
                                    texts.put(
                                            packed.paper(),
                                            XmlWriter.write(
                                                    (Record) packed.message(),
                                                    XmlWriter.Style.PREFIXED)));
            packer.add(generator.declaration(index, Kind.CONSISTENT));
            packer.finish();
            byte[] inventory = text(texts, Paper.INVENTORY);
            signature.update(inventory);
            trades.add(
                    new Trade(
                            text(texts, Paper.ORDER),
                            text(texts, Paper.PAYMENT),
                            text(texts, Paper.WAYBILL),
                            inventory,
                            signature.sign()));
        }
        return new Trades(trades, registry(zone), day, key);
    }

    private static byte[] text(Map<Paper, byte[]> texts, Paper paper) {
        byte[] text = texts.get(paper);
        if (text == null) {
            throw new IllegalStateException("no " + paper);
        }
        return text;
    }

    private static Party party(Map<Role, Party> zone, Role role) {
        Party party = zone.get(role);
        if (party == null) {
            throw new IllegalStateException("nobody is " + role);
        }
        return party;
    }

    private static Registry registry(Map<Role, Party> zone) {
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
}
