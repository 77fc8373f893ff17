import type { Filled, Form, Record1, Type } from "./form";

const KEY = "greenway.drafts";
const DXP_KEY = "greenway.dxp";
const MOST = 50;

/** A form as it was left or sent, without the personal data in it. */
export interface Draft {
  id: string;
  type: Type;
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
export function keep(place: string, form: Form, draft: Draft): void {
  const personal = new Set(
    form.parts.flatMap((part) => part.fields.filter((one) => one.personal).map((one) => one.name)),
  );
  const plain = (values: Record1) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !personal.has(name)));
  const filled = { head: plain(draft.filled.head), lines: draft.filled.lines.map(plain) };
  write(place, [{ ...draft, filled }, ...drafts(place).filter((one) => one.id !== draft.id)]);
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
