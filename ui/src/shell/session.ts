import { useQuery } from "@tanstack/react-query";
import { client, done, onEnd, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";

export type Session = Schemas["Session"];
export type Right = Session["rights"][number];

export const ROLES = [
  "enterprise",
  "customs",
  "inspection",
  "tax",
  "exchange",
  "operator",
  "administrator",
] as const;
export type Role = (typeof ROLES)[number];

const KEY = ["session"] as const;
const TO_UNDER = "greenway.to";

export function useSession() {
  return useQuery({ queryKey: KEY, queryFn: () => told(client.GET("/api/v1/session")) });
}

export function roleOf(session: Session | undefined): Role | undefined {
  return session?.signedIn ? ROLES.find((one) => one === session.role) : undefined;
}

export function mayDo(session: Session | undefined, right: Right): boolean {
  return session?.rights.includes(right) ?? false;
}

/** Somebody signed in: nothing of whoever was there before is shown to them. */
export function begin(session: Session): void {
  queries.clear();
  queries.setQueryData(KEY, session);
}

export async function signOut(): Promise<void> {
  await done(client.DELETE("/api/v1/session"));
  queries.clear();
}

// What the platform says once it no longer knows the session.
onEnd(() => {
  const before = queries.getQueryData<Session>(KEY);
  if (before?.signedIn)
    queries.setQueryData<Session>(KEY, {
      ...before,
      signedIn: false,
      username: null,
      displayName: null,
      role: null,
      enterprise: null,
      rights: [],
      how: null,
    });
});

/** An address of ours that may be gone to after signing in; never one elsewhere. */
export function safe(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) && !to.startsWith("/login") ? to : "/home";
}

/** Keeps where somebody wanted to go while they are away at an identity provider. */
export function keepTo(to: string): void {
  try {
    sessionStorage.setItem(TO_UNDER, to);
  } catch {
    // A browser may refuse to keep anything; then one begins at home.
  }
}

/** Gives it back, once. */
export function takeTo(): string | null {
  try {
    const to = sessionStorage.getItem(TO_UNDER);
    sessionStorage.removeItem(TO_UNDER);
    return to;
  } catch {
    return null;
  }
}
