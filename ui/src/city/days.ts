/** Days of China as `2026-11-26`; they need no clock and no zone to be counted. */

const DAY_MILLISECONDS = 86_400_000;

/** At most so many days are asked for at once. */
export const DAYS_MOST = 366;

export function isDay(text: string | null | undefined): text is string {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export function plusDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** How many days, the first and the last counted. */
export function daysOf(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS + 1;
}

/** Every day from one to another, so that a day without releases has its place too. */
export function daysBetween(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, daysOf(from, to)) }, (_, index) => plusDays(from, index));
}
