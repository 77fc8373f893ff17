import type { Schemas } from "../../api/client";
import { newId } from "../../parts/secure";
import { check, send, signInDemo, UNSIGNED } from "./send";

/** What is checked and signed at once may have so many bytes. */
export const BYTES_MOST = 1 << 20;
export const FILES_MOST = 200;

export type Found = Schemas["CheckAnswer"]["faults"][number];

/** How far a file has come; a step that failed can be taken again. */
export type Step = "waiting" | "checking" | "checked" | "large" | "unchecked" | "sending" | "taken" | "refused";

/** A message in a file, and what became of it. The bytes go as they are, since a signature is over them. */
export interface MessageFile {
  id: string;
  file: File;
  step: Step;
  isSigned: boolean;
  orders: readonly string[];
  answer?: Schemas["CheckAnswer"];
  accepted?: Schemas["Accepted"];
  /** Why it could not be checked, or was not taken. */
  cause?: unknown;
}

export function waiting(file: File): MessageFile {
  const step = file.size > BYTES_MOST ? "large" : "waiting";
  return { id: newId(), file, step, isSigned: false, orders: [] };
}

/** Asks for all faults of a file. */
export async function checkFile(one: MessageFile): Promise<MessageFile> {
  try {
    const text = await one.file.text();
    const orders = [...text.matchAll(/<(?:\w+:)?orderNo>\s*([^<\s]+)/g)].map(([, order = ""]) => order);
    const isSigned = /<(?:\w+:)?SignatureValue[\s>]/.test(text);
    return { ...one, step: "checked", answer: await check(one.file), isSigned, orders: [...new Set(orders)] };
  } catch (cause) {
    return { ...one, step: "unchecked", cause };
  }
}

/** Sends a file as it is; where the platform holds the demo keys and nobody has signed it yet, it is signed first. */
export async function sendFile(one: MessageFile, isDemo: boolean): Promise<MessageFile> {
  try {
    const signed = isDemo && !one.isSigned ? await signInDemo(one.file) : one.file;
    return { ...one, step: "taken", accepted: await send(signed), cause: undefined };
  } catch (cause) {
    return { ...one, step: "refused", cause };
  }
}

/** The errors that stand against sending a file: that it is not signed is none where it is signed on the way. */
export function errorsOf(one: MessageFile, isDemo: boolean): Found[] {
  const isSignedLater = isDemo && !one.isSigned;
  return (one.answer?.faults ?? []).filter(
    ({ fault }) => fault.level === "ERROR" && !(isSignedLater && UNSIGNED.test(fault.name)),
  );
}

export function maySend(one: MessageFile, isDemo: boolean): boolean {
  return one.step === "refused" || (one.step === "checked" && errorsOf(one, isDemo).length === 0);
}
