import { client, Refusal, told, type Schemas } from "../../api/client";

type Answer = Schemas["CheckAnswer"];

/** A message as text, or a file of it whose bytes go as they are. */
type Body = string | Blob;

/** Faults that a signature settles, and nothing else. */
export const UNSIGNED = /^(NOT_SIGNED$|SIGNATURE_)/;

const xml = { "Content-Type": "application/xml" };
const asIs = (body: unknown) => body as Body;
const TRIES = 6;

/** Does something, and waits and does it again when the platform says that it was too fast. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (refusal) {
      const isFast = refusal instanceof Refusal && (refusal.status === 429 || refusal.status === 503);
      if (!isFast || attempt === TRIES) throw refusal;
      await new Promise((later) => setTimeout(later, Math.max(1, refusal.retrySeconds) * 1000));
    }
  }
}

/** Every fault of a message, by the rules with which it will be taken; nothing of it is kept. */
export function check(text: Body): Promise<Answer> {
  return patiently(() =>
    told(client.POST("/api/v1/services/check", { body: text as string, bodySerializer: asIs, headers: xml })),
  );
}

/** Signs with the demo zone's key of the enterprise. */
export function signInDemo(text: Body): Promise<string> {
  return patiently(() =>
    told(
      client.POST("/api/v1/demo/signatures", {
        body: text as string,
        bodySerializer: asIs,
        headers: xml,
        parseAs: "text",
      }),
    ),
  );
}

/** Sends a message; once it is taken it is not lost. */
export function send(text: Body): Promise<Schemas["Accepted"]> {
  return patiently(() =>
    told(client.POST("/api/v1/messages", { body: text as string, bodySerializer: asIs, headers: xml })),
  );
}

/** What would happen if these messages were sent now; nothing of them is kept. */
export function rehearse(messages: readonly string[]): Promise<Schemas["PreCheckAnswer"]> {
  return patiently(() =>
    told(
      client.POST("/api/v1/services/pre-check", {
        body: { message: [...messages] },
        bodySerializer: () => {
          const form = new FormData();
          messages.forEach((one, index) =>
            form.append("message", new Blob([one], { type: "application/xml" }), `message-${index + 1}.xml`),
          );
          return form;
        },
      }),
    ),
  );
}

/** Hands a file to whoever sits at the browser. */
export function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
