import { client, done, told, type Schemas } from "../api/client";

/** Whether this browser has passkeys at this address; they are bound to a name and hold for no number. */
export function hasPasskeys(): boolean {
  return (
    isSecureContext &&
    !/^[\d.]+$|:/.test(location.hostname) &&
    typeof PublicKeyCredential !== "undefined" &&
    "parseRequestOptionsFromJSON" in PublicKeyCredential
  );
}

function written(credential: Credential | null): Record<string, never> {
  if (!(credential instanceof PublicKeyCredential)) throw new Error("The device made no passkey.");
  return credential.toJSON() as Record<string, never>;
}

/** The device shows who is there; the platform looks whether it knows the passkey. */
export async function signInWithPasskey(): Promise<Schemas["Session"]> {
  const begun = await told(client.POST("/api/v1/session/passkey/options"));
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    begun.publicKey as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  const credential = written(await navigator.credentials.get({ publicKey }));
  return told(client.POST("/api/v1/session/passkey", { body: { ceremony: begun.ceremony, credential } }));
}

/** The device makes a passkey, and the platform keeps its public half. */
export async function makePasskey(label: string): Promise<void> {
  const begun = await told(client.POST("/api/v1/me/passkeys/options"));
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    begun.publicKey as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  const credential = written(await navigator.credentials.create({ publicKey }));
  await done(client.POST("/api/v1/me/passkeys", { body: { ceremony: begun.ceremony, label, credential } }));
}

/** Whether a person or their device broke off, which is no fault. */
export function wasBrokenOff(cause: unknown): boolean {
  return cause instanceof DOMException && (cause.name === "NotAllowedError" || cause.name === "AbortError");
}
