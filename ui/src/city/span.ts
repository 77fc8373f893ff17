import { useSearchParams } from "react-router";
import { today } from "../parts/Figures";
import { DAYS_MOST, daysOf, isDay, plusDays } from "./days";

/** Spans up to today, by their days. */
export const SPANS = { day: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;
export type SpanName = keyof typeof SPANS;

export interface Span {
  /** A span that moves with the day, or none when both days were chosen. */
  name: SpanName | undefined;
  from: string;
  to: string;
  isRight: boolean;
}

/** The span stands in the address: by its name it moves with the day, by its days it stays. */
export function useSpan(usual: SpanName): Span {
  const [search] = useSearchParams();
  const now = today();
  const from = search.get("from");
  const to = search.get("to");
  if (isDay(from) && isDay(to)) {
    const count = daysOf(from, to);
    return { name: undefined, from, to, isRight: count >= 1 && count <= DAYS_MOST };
  }
  const asked = search.get("span");
  const name = (Object.keys(SPANS) as SpanName[]).find((one) => one === asked) ?? usual;
  return { name, from: plusDays(now, 1 - SPANS[name]), to: now, isRight: true };
}
