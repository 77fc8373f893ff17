import type { Dossier } from "../ask";
import type { Filled, Type } from "./form";

/** What follows a declaration, and is filled in from it. */
export type FollowUp = Extract<Type, "CEB623" | "CEB625">;

/** Quantities have at most five decimals; they are counted in the last of them, never as floating point numbers. */
const DECIMALS = 5;

function units(text: string): bigint {
  const [whole = "0", fraction = ""] = text.trim().split(".");
  return BigInt(whole + fraction.slice(0, DECIMALS).padEnd(DECIMALS, "0"));
}

function textOf(amount: bigint): string {
  const digits = amount.toString().padStart(DECIMALS + 1, "0");
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, "");
  return digits.slice(0, -DECIMALS) + (fraction && `.${fraction}`);
}

function isQuantity(text: string): boolean {
  return /^\d{1,14}(\.\d{1,5})?$/.test(text.trim());
}

/** Returns that take something from what may still be returned. */
const COUNTED = new Set(["APPLIED", "APPROVED", "ARRIVED"]);

/** What is left of a line after the returns of before. */
function leftOf(declared: string, gnum: number, dossier: Dossier): bigint {
  return dossier.returns
    .filter((one) => COUNTED.has(one.state))
    .flatMap((one) => one.lines)
    .filter((one) => one.gnum === gnum)
    .reduce((left, one) => left - units(one.quantity), units(declared));
}

/** What may still be returned, by the line number of the declaration. */
export type Left = ReadonlyMap<string, string>;

/**
 * The application as far as the declaration tells it: of each line what is left, and none of which nothing is. It
 * stands under a number of its own at the enterprise, by which its receipts are known and which no other may have.
 */
export function followed(
  type: FollowUp,
  filled: Filled,
  dossier: Dossier,
  copNo: string,
): { filled: Filled; left: Left } {
  const head = { ...filled.head };
  // What still waits has no inventory number; then the pre-entry number stands in its place.
  const number = dossier.invtNo ?? (type === "CEB623" ? dossier.preNo : null);
  if (number) head["invtNo"] = number;
  // A return has a pre-entry number of its own, which is made when it is taken.
  if (type === "CEB623" && dossier.preNo) head["preNo"] = dossier.preNo;
  if (type === "CEB625") delete head["preNo"];
  head["copNo"] = copNo;
  const left = new Map<string, string>();
  const lines = filled.lines.flatMap((line, index) => {
    const declared = line["qty"] ?? "";
    if (!isQuantity(declared)) return [line];
    const amount = leftOf(declared, index + 1, dossier);
    const gnum = String(index + 1);
    if (amount <= 0n) return [];
    left.set(gnum, textOf(amount));
    return [{ ...line, gnum, qty: textOf(amount) }];
  });
  return { filled: { head, lines }, left };
}

/** Whether more is written than is left. */
export function isTooMuch(quantity: string | undefined, left: string | undefined): boolean {
  return left !== undefined && quantity !== undefined && isQuantity(quantity) && units(quantity) > units(left);
}

/** States in which a cancellation may be applied for, as the platform has it. */
const CANCELLABLE = new Set(["WAITING", "HELD", "CHECKED", "REVIEW"]);

/** Released, whether or not the parcel was handed over since: the days of a return count from the release. */
const RETURNABLE = new Set(["RELEASED", "CLOSED"]);

/** Which of the two may be applied for now; the platform decides when it is sent. */
export function following(dossier: Dossier): FollowUp[] {
  if (RETURNABLE.has(dossier.state)) return ["CEB625"];
  const isNumbered = Boolean(dossier.invtNo ?? dossier.preNo);
  return CANCELLABLE.has(dossier.state) && isNumbered && !dossier.cancellation ? ["CEB623"] : [];
}
