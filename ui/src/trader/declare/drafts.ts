import { newId } from "../../parts/secure";
import { day, type Filled, type Form, type Record1, type Type } from "./form";

const KEY = "greenway.drafts";
const DXP_KEY = "greenway.dxp";
const MOST = 50;

/** A form as it was left or sent, without the personal data in it. */
export interface Draft {
  id: string;
  type: Type;
  /** What somebody called a copy; empty or absent for others. */
  name?: string;
  orderNo: string;
  at: string;
  isSent: boolean;
  filled: Filled;
}

/** The drafts kept in this browser under one enterprise, newest first. */
export function drafts(place: string): Draft[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(`${KEY}.${place}`) ?? "[]");
    return Array.isArray(read) ? (read as Draft[]) : [];
  } catch {
    return [];
  }
}

function write(place: string, all: readonly Draft[]): void {
  try {
    localStorage.setItem(`${KEY}.${place}`, JSON.stringify(all.slice(0, MOST)));
  } catch {
    // A browser may refuse to keep anything; then the form lasts as long as the page.
  }
}

/** Keeps a form. Who can open this browser later must not find buyers in it, so personal data is left out. */
export function keep(place: string, form: Form, draft: Draft): Draft {
  const personal = new Set(
    form.parts.flatMap((part) => part.fields.filter((one) => one.personal).map((one) => one.name)),
  );
  const plain = (values: Record1) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !personal.has(name)));
  const filled = { head: plain(draft.filled.head), lines: draft.filled.lines.map(plain) };
  const kept = { ...draft, filled };
  write(place, [kept, ...drafts(place).filter((one) => one.id !== draft.id)]);
  return kept;
}

/** A form as it stands now. */
export function draftOf(one: Pick<Draft, "id" | "type" | "name">, filled: Filled, isSent: boolean): Draft {
  return { ...one, orderNo: filled.head["orderNo"] ?? "", at: new Date().toISOString(), isSent, filled };
}

/** Numbers that name the one document, or what it is about; the copy is of another. */
const OWN_NUMBERS = ["orderNo", "copNo", "preNo", "invtNo", "logisticsNo", "payTransactionId", "rkdNo"];

/** Keeps a copy under a name of its own; it is about another order and not sent. */
export function copy(place: string, draft: Draft, name: string): Draft {
  const head = { ...draft.filled.head };
  for (const one of OWN_NUMBERS) delete head[one];
  if (head["declTime"]) head["declTime"] = day();
  const filled = { head, lines: draft.filled.lines };
  const made = draftOf({ id: newId(), type: draft.type, name }, filled, false);
  write(place, [made, ...drafts(place)]);
  return made;
}

export function forget(place: string, id: string): void {
  write(
    place,
    drafts(place).filter((one) => one.id !== id),
  );
}

export function keptDxpId(): string {
  try {
    return localStorage.getItem(DXP_KEY) ?? "";
  } catch {
    return "";
  }
}

export function keepDxpId(id: string): void {
  try {
    localStorage.setItem(DXP_KEY, id);
  } catch {
    // It is asked for again.
  }
}
