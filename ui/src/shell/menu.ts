import type { Words } from "../words/zh";
import { mayDo, roleOf, type Right, type Role, type Session } from "./session";

/** A line of the menu: where it leads, and for whom. */
export interface Entry {
  to: string;
  word: keyof Words["entries"];
  roles: readonly Role[];
  right?: Right;
  /** Only for enterprises that have this role in the registry. */
  place?: string;
}

const EVERYBODY: readonly Role[] = [
  "enterprise",
  "customs",
  "inspection",
  "tax",
  "exchange",
  "operator",
  "administrator",
];

const REGULATORS: readonly Role[] = ["customs", "inspection", "tax", "exchange"];
const ZONE: readonly Role[] = ["operator", "administrator"];

/** Where a role begins; a role without a home of its own begins at /home. */
export const HOMES: Partial<Record<Role, string>> = {
  enterprise: "/trade",
  customs: "/desk",
  inspection: "/desk/orders",
  tax: "/desk/bills",
  exchange: "/desk/payments",
  operator: "/operate",
  administrator: "/operate",
};

/** In the order shown. A page that is for a role stands here and in router.tsx. */
const ENTRIES: readonly Entry[] = [
  { to: "/trade", word: "home", roles: ["enterprise"] },
  { to: "/desk/orders", word: "orders", roles: ["inspection"] },
  { to: "/desk/bills", word: "bills", roles: ["tax"] },
  { to: "/desk/payments", word: "payments", roles: ["exchange"] },
  { to: "/desk", word: "queue", roles: REGULATORS },
  { to: "/desk/stops", word: "stops", roles: ["inspection"] },
  { to: "/desk/batches", word: "batches", roles: ["inspection"] },
  { to: "/desk/recalls", word: "recalls", roles: ["inspection"] },
  { to: "/desk/totals", word: "totals", roles: ["tax"] },
  { to: "/desk/matching", word: "matching", roles: ["exchange"] },
  { to: "/desk/declarations", word: "declaration", roles: REGULATORS },
  { to: "/desk/sums", word: "sums", roles: REGULATORS },
  { to: "/desk/people", word: "people", roles: REGULATORS, right: "administrator" },
  { to: "/operate", word: "overview", roles: ZONE },
  { to: "/operate/enterprises", word: "enterprises", roles: ZONE },
  { to: "/operate/people", word: "people", roles: ["administrator"] },
  { to: "/operate/reference", word: "reference", roles: ZONE },
  { to: "/operate/letters", word: "letters", roles: ZONE },
  { to: "/operate/ledgers", word: "ledgers", roles: ZONE },
  { to: "/operate/audit", word: "audit", roles: ZONE },
  { to: "/operate/jobs", word: "jobs", roles: ZONE },
  { to: "/dossiers", word: "dossiers", roles: ["enterprise", "operator", "administrator"] },
  { to: "/trade/declare", word: "declare", roles: ["enterprise"], right: "declarant" },
  { to: "/trade/returns", word: "returns", roles: ["enterprise"] },
  { to: "/trade/bills", word: "bills", roles: ["enterprise"] },
  { to: "/trade/guarantee", word: "guarantee", roles: ["enterprise"] },
  { to: "/trade/books", word: "books", roles: ["enterprise"], place: "warehouse" },
  { to: "/trade/remittances", word: "remittances", roles: ["enterprise"] },
  { to: "/trade/recalls", word: "recalls", roles: ["enterprise"], place: "ecommerce" },
  { to: "/trade/keys", word: "keys", roles: ["enterprise"], right: "administrator" },
  { to: "/trade/people", word: "people", roles: ["enterprise"], right: "administrator" },
  { to: "/account", word: "account", roles: EVERYBODY },
];

export function entriesFor(session: Session | undefined): readonly Entry[] {
  const role = roleOf(session);
  return ENTRIES.filter(
    (one) =>
      role !== undefined &&
      one.roles.includes(role) &&
      (one.right === undefined || mayDo(session, one.right)) &&
      (one.place === undefined || (session?.enterprise?.roles.includes(one.place) ?? false)),
  );
}
