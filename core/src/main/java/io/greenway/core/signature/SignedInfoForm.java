package io.greenway.core.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The canonical signed information of a message as [SignedXml] writes it. Who signs for others
/// signs nothing else, so that the key cannot be used for a contract, a login or a certificate.
public final class SignedInfoForm {
    private static final int LONGEST = 8 * 1024;

    private static final Pattern NONE = Pattern.compile("(?!)");
    private static final Map<SignatureAlgorithm, Pattern> FORMS =
            Arrays.stream(SignatureAlgorithm.values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Function.identity(), SignedInfoForm::form));

    private SignedInfoForm() {}

    /// The algorithm that it names; empty when the bytes are anything else.
    public static Optional<SignatureAlgorithm> algorithm(byte[] bytes) {
        if (bytes.length > LONGEST) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.stream(SignatureAlgorithm.values())
                .filter(one -> FORMS.getOrDefault(one, NONE).matcher(text).matches())
                .findAny();
    }

    private static Pattern form(SignatureAlgorithm algorithm) {
        return Pattern.compile(
                """
                <ds:SignedInfo(?: xmlns(?::[\\w.-]{1,64})?="[^"<>&]{0,255}"){1,16}>%s%s\
                <ds:Reference URI=""><ds:Transforms>%s</ds:Transforms>%s\
                <ds:DigestValue>[A-Za-z0-9+/]{27,43}=</ds:DigestValue></ds:Reference>\
                </ds:SignedInfo>"""
                        .formatted(
                                empty("CanonicalizationMethod", Verifier.CANONICAL),
                                empty("SignatureMethod", algorithm.uri()),
                                empty("Transform", Verifier.ENVELOPED),
                                empty("DigestMethod", algorithm.digest().uri())));
    }

    private static String empty(String name, String algorithm) {
        return Pattern.quote("<ds:%s Algorithm=\"%s\"></ds:%s>".formatted(name, algorithm, name));
    }
}
