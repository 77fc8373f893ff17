import { client, Refusal, told, toldAsData, type Schemas } from "../api/client";

export type Summary = Schemas["DossierSummary"];
export type Dossier = Schemas["Dossier"];

/** The states that ask something of the enterprise. */
export const REFUSED = "REJECTED,TURNED_BACK,EXPIRED";
export const WAITING = "WAITING";
export const HELD = "HELD";

export const PAPERS = ["order", "payment", "waybill", "inventory"] as const;

const LOOKS_MOST = 20;

/** What a list is narrowed by; each is empty where it is not. */
export const NARROWED = ["state", "q", "mode", "seller", "from", "to"] as const;

export type Wanted = Record<(typeof NARROWED)[number], string>;

export const EVERYTHING: Wanted = { state: "", q: "", mode: "", seller: "", from: "", to: "" };

/** What is asked, without what is left open. */
export function asked(wanted: Wanted): Partial<Wanted> {
  return Object.fromEntries(NARROWED.flatMap((one) => (wanted[one] ? [[one, wanted[one]]] : [])));
}

export function page(wanted: Wanted, after: string, limit: number, signal?: AbortSignal) {
  const query = { limit, ...asked(wanted), ...(after && { after }) };
  return toldAsData(client.GET("/api/v1/dossiers", { params: { query }, ...(signal && { signal }) }));
}

/** The whole list as a table; it may have a hundred thousand rows, and is made before the first of them comes. */
export function tableOf(wanted: Wanted): Promise<Blob> {
  const query = { format: "csv" as const, ...asked(wanted) };
  return told(client.GET("/api/v1/dossiers", { params: { query }, parseAs: "blob" }));
}

/** The newest of a state; the platform looks so far back for each question, so it is asked again from there. */
export async function newest(
  state: string,
  most: number,
  signal?: AbortSignal,
): Promise<{ found: Summary[]; isAll: boolean }> {
  const found: Summary[] = [];
  let after = "";
  for (let look = 0; look < LOOKS_MOST; look++) {
    const { dossiers, next } = await page({ ...EVERYTHING, state }, after, most - found.length, signal);
    found.push(...dossiers);
    if (next === null) return { found, isAll: true };
    if (found.length >= most) return { found, isAll: false };
    after = next;
  }
  return { found, isAll: false };
}

/** What there is, or null where the platform says that there is none. */
export async function orNone<T>(asking: Promise<T>): Promise<T | null> {
  try {
    return await asking;
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.status === 404) return null;
    throw refusal;
  }
}

export function pathOf(one: { ebpCode: string; orderNo: string }): string {
  return `/dossiers/${encodeURIComponent(one.ebpCode)}/${encodeURIComponent(one.orderNo)}`;
}
