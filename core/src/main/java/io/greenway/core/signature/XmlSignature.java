package io.greenway.core.signature;

import io.greenway.core.message.Message;
import io.greenway.core.spec.Attribute;
import io.greenway.core.spec.Entity;
import io.greenway.core.spec.Root;
import io.greenway.core.spec.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `ds:Signature` as the specification of 202205 shows it (section 6). It is read leniently, so
/// that every reason against it can be told at once.
///
/// @param signedInfo what is signed
/// @param SignatureValue the signature in Base64
/// @param keyInfo who signed
@Root(type = "ds", element = "Signature", namespace = Message.SIGNATURE_NAMESPACE, lenient = true)
public record XmlSignature(
        @Entity("SignedInfo") SignedInfo signedInfo,
        @Text(max = 4096) String SignatureValue,
        @Entity(value = "KeyInfo", min = 0) @Nullable KeyInfo keyInfo) {

    /// What is signed, and how.
    public record SignedInfo(
            @Entity("CanonicalizationMethod") Method canonicalization,
            @Entity("SignatureMethod") Method signature,
            @Entity(value = "Reference", min = 0, max = 8) List<Reference> references) {
        public SignedInfo {
            references = List.copyOf(references);
        }
    }

    /// An algorithm by its identifier.
    public record Method(@Attribute(min = 1, max = 255) String Algorithm) {}

    /// Which bytes are digested.
    ///
    /// @param URI empty for the whole document
    public record Reference(
            @Attribute(min = 0, max = 255) String URI,
            @Entity(value = "Transforms", min = 0) @Nullable Transforms transforms,
            @Entity("DigestMethod") Method digest,
            @Text(max = 256) String DigestValue) {}

    /// What is done to the bytes first.
    public record Transforms(
            @Entity(value = "Transform", min = 0, max = 8) List<Method> transforms) {
        public Transforms {
            transforms = List.copyOf(transforms);
        }
    }

    /// Who signed.
    public record KeyInfo(
            @Text(max = 255) @Nullable String KeyName,
            @Entity(value = "X509Data", min = 0) @Nullable X509Data x509Data) {}

    /// The certificate in Base64.
    public record X509Data(@Text(max = 32768) @Nullable String X509Certificate) {}
}
