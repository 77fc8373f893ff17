import type { Words } from "../words/zh";
import { mayDo, roleOf, type Right, type Role, type Session } from "./session";

/** A line of the menu: where it leads, and for whom. */
export interface Entry {
  to: string;
  word: keyof Words["entries"];
  roles: readonly Role[];
  right?: Right;
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

/** Where a role begins; a role without a home of its own begins at /home. */
export const HOMES: Partial<Record<Role, string>> = { enterprise: "/trade" };

/** In the order shown. A page that is for a role stands here and in router.tsx. */
const ENTRIES: readonly Entry[] = [
  { to: "/trade", word: "home", roles: ["enterprise"] },
  { to: "/home", word: "home", roles: EVERYBODY.filter((one) => one !== "enterprise") },
  { to: "/dossiers", word: "dossiers", roles: ["enterprise", "operator", "administrator"] },
  { to: "/trade/returns", word: "returns", roles: ["enterprise"] },
  { to: "/trade/bills", word: "bills", roles: ["enterprise"] },
  { to: "/trade/guarantee", word: "guarantee", roles: ["enterprise"] },
  { to: "/trade/remittances", word: "remittances", roles: ["enterprise"] },
  { to: "/trade/keys", word: "keys", roles: ["enterprise"], right: "administrator" },
  { to: "/account", word: "account", roles: EVERYBODY },
];

export function entriesFor(session: Session | undefined): readonly Entry[] {
  const role = roleOf(session);
  return ENTRIES.filter(
    (one) =>
      role !== undefined && one.roles.includes(role) && (one.right === undefined || mayDo(session, one.right)),
  );
}
