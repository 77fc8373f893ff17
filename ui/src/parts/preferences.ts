import { useSyncExternalStore } from "react";

/** How the pages look: as the system wants it, or as chosen here. */
export const SCHEMES = ["auto", "light", "dark"] as const;
export type Scheme = (typeof SCHEMES)[number];

const KEPT_UNDER = "greenway.scheme";
const dark = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

function kept(): Scheme {
  try {
    const before = localStorage.getItem(KEPT_UNDER);
    return SCHEMES.find((one) => one === before) ?? "auto";
  } catch {
    return "auto";
  }
}

let chosen = kept();

/** The style sheet knows the scheme by this attribute of the root. */
export function showScheme(): void {
  document.documentElement.dataset.scheme = isDark() ? "dark" : "light";
}

function isDark(): boolean {
  return chosen === "auto" ? dark.matches : chosen === "dark";
}

function changed(): void {
  showScheme();
  for (const listener of listeners) listener();
}

dark.addEventListener("change", changed);

export function chooseScheme(scheme: Scheme): void {
  chosen = scheme;
  try {
    localStorage.setItem(KEPT_UNDER, scheme);
  } catch {
    // A browser may refuse to keep anything; then the choice lasts as long as the page.
  }
  changed();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useScheme(): { scheme: Scheme; isDark: boolean } {
  const scheme = useSyncExternalStore(subscribe, () => chosen);
  const darkNow = useSyncExternalStore(subscribe, isDark);
  return { scheme, isDark: darkNow };
}

function subscribeToNetwork(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
}
