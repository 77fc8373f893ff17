import { useSyncExternalStore } from "react";

/** The two guided visits: of whoever comes by, and of somebody of an enterprise. */
export const TOURS = ["visitor", "trader"] as const;
export type Tour = (typeof TOURS)[number];

/** A visit that is under way, and at which step it is, from 0. */
export interface Visit {
  tour: Tour;
  step: number;
}

const KEPT_UNDER = "greenway.guide";
const listeners = new Set<() => void>();
let visit: Visit | undefined;
let offered = kept();

/** The visits that this browser was offered. */
function kept(): readonly string[] {
  try {
    return (localStorage.getItem(KEPT_UNDER) ?? "").split(" ");
  } catch {
    // Whoever keeps nothing would be offered it on each page.
    return TOURS;
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** It was taken or declined, and is not offered again. */
export function remember(tour: Tour): void {
  offered = [...new Set([...offered, tour])].filter(Boolean);
  try {
    localStorage.setItem(KEPT_UNDER, offered.join(" "));
  } catch {
    // Then it holds as long as the page.
  }
  tell();
}

export function go(tour: Tour, step: number): void {
  visit = { tour, step };
  remember(tour);
}

export function end(): void {
  visit = undefined;
  tell();
}

export function useVisit(): Visit | undefined {
  return useSyncExternalStore(subscribe, () => visit);
}

export function useWasOffered(tour: Tour): boolean {
  return useSyncExternalStore(subscribe, () => offered.includes(tour));
}
